"""Files of a graded class: written whole or not at all, under names that any system takes."""

import hashlib
import json
import os
import re
import tempfile
import unicodedata
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

LONGEST_NAME = 60
_HASHED = re.compile(r"-[0-9a-f]{8}$")
_SAFE = re.compile(r"[\w\-](?:[\w \-.]*[\w\-])?", flags=re.ASCII)
_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
# Windows keeps these names to itself, with any ending.
_DEVICES = {"con", "prn", "aux", "nul", *_PORTS}


@contextmanager
def whole_file(path):
    """Open a file for bytes that a reader, or a crash, sees whole or as it was before.

    Parameters
    ----------
    path : pathlib.Path
        Its folder is made where it is missing.

    Yields
    ------
    file object
        What is written to it takes the path's place at the end of the block.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "w+b") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(draft, 0o644)
        os.replace(draft, path)
    except BaseException as error:
        os.unlink(draft)
        if isinstance(error, OSError) and error.errno and error.filename is None:
            # A full disk does not say which.
            error.filename = str(path)
        raise


def write_whole(path, *texts):
    """Write texts, one after another, as UTF-8 with the line ends that they have."""
    with whole_file(path) as handle:
        for text in texts:
            handle.write(text.encode("utf-8"))


def write_json(path, content):
    """Write JSON for programs and for people."""
    write_whole(path, json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def read_json(path):
    """Read what `write_json` wrote; None where there is nothing or it is damaged."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def home_path(text):
    """A path of the command line; ``~`` may stand in front, which not every shell takes away."""
    return Path(os.path.expanduser(text))


def remove_drafts(folder):
    """Remove what a killed run may have left half written."""
    for draft in folder.glob(".draft-*"):
        draft.unlink()


def digest(*parts):
    """A hash of anything that JSON can hold."""
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def file_names(students):
    """Choose a file name for each student.

    Parameters
    ----------
    students : list of tuple of str
        Names as they are shown, and keys, which differ.

    Returns
    -------
    list of str
        Without an ending. A name that every system takes stays as it is; any other is cut down
        to safe letters and gets eight letters of a hash, as do names that only differ in case,
        and those that look as if they had got some.
    """
    counts = Counter(name.casefold() for name, _ in students)
    return [
        name if counts[name.casefold()] == 1 and is_safe_name(name) and not _HASHED.search(name)
        else _hashed(name, key)
        for name, key in students
    ]


def is_safe_name(name):
    """Whether every system takes a name for a file, with any ending."""
    first = name.partition(".")[0].casefold()
    return bool(len(name) <= LONGEST_NAME and _SAFE.fullmatch(name) and first not in _DEVICES)


def _hashed(name, key):
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9]+", "-", letters)[:LONGEST_NAME].strip("-") or "student"
    return f"{plain}-{digest(name, key)[:8]}"
