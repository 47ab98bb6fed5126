"""The teacher's secret, from which each student's numbers come.

With it, and only with it, anybody could work out the numbers of the whole class. It is made
once, stays in its file, and is never part of what is handed out, printed or reported.
"""

import hashlib
import hmac
import os
import re
import secrets
import tempfile
from pathlib import Path

LENGTH = 32
_FORM = re.compile(rb"[0-9a-f]{%d}\s*" % (2 * LENGTH))


def secret_file(roster):
    """Where the secret of a roster lies: beside it, as ``roster.secret`` for ``roster.csv``."""
    return roster.with_suffix(".secret")


def read_secret(path):
    """Read the secret.

    Raises
    ------
    ValueError
        Where the file is missing or holds something else. The message does not repeat it.
    """
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        raise ValueError(
            f"{path} is missing: the secret from which the editions were made. Put it back, or "
            "name its place with --secret.") from None
    if not _FORM.fullmatch(text):
        raise ValueError(f"{path} is not a secret that this course has made: put the right one "
                         "back.")
    return bytes.fromhex(text.decode())


def make_secret(path):
    """Make a secret that only its owner can read, unless there is a file already.

    A killed run leaves no secret or a whole one.

    Returns
    -------
    bool
        Whether it was made. A file that is there is never written to.
    """
    if path.exists():
        return False
    # mkstemp makes files that only their owner can read.
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_hex(LENGTH) + "\n")
            handle.flush()
            os.fsync(handle.fileno())
        return _take_name(draft, path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _take_name(draft, path):
    """Give a whole file its name; False where another file has it."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # A memory stick may know no second names. A rename would overwrite, though not on Windows.
        if path.exists():
            return False
        os.rename(draft, path)
    return True


def fingerprint(secret):
    """16 hexadecimal digits by which a secret is recognised, and which tell nothing about it."""
    return keyed_digest(secret, "fingerprint").hex()[:16]


def keyed_digest(secret, *parts):
    """HMAC-SHA-256 (RFC 2104) of texts without line ends, each on its own line.

    Returns
    -------
    bytes
        32 bytes. Whoever knows those of one student can tell nothing about another's.
    """
    return hmac.new(secret, "\n".join(parts).encode(), hashlib.sha256).digest()
