"""The files of MovieLens latest-small as known bytes: read, compare, say what is wrong.

pandas reads a truncated row, half a number or an HTML error page without a word, so
every file is compared with its SHA-256 before anything parses it.
"""

import codecs
import hashlib
from collections import Counter

ARCHIVE = "ml-latest-small.zip"
MAIN, FALLBACK = "2018-09-26", "2016"
CSV_NAMES = ("ratings.csv", "movies.csv")
KNOWN_FILES = {  # release and file: size in bytes, SHA-256
    (MAIN, ARCHIVE): (
        978_202,
        "696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436",
    ),
    (MAIN, "ratings.csv"): (
        2_483_723,
        "aa289ca83157595d0df6aea1be6a4ded676ddc4385472e8313a8ed9805352646",
    ),
    (MAIN, "movies.csv"): (
        494_431,
        "5a5f32dd9bb3797b8e728a1b98958789d2b13f294a69fdfbc5727f8a9611aa07",
    ),
    (FALLBACK, "ratings.csv"): (
        2_338_261,
        "b4239649fbf90ebf405c56c3ae1d929d9e7c86fc1a3a80cbef1c884df593ef73",
    ),
    (FALLBACK, "movies.csv"): (
        446_503,
        "e4a2708bcad098368e573eaef94f5d485001e41e1ce69cbe48aacbca8c40874b",
    ),
}


class MovieLensError(ValueError):
    """A MovieLens file cannot be used: the message names it and says what to do."""


def read(path, fix):
    """Return the bytes of the file, or raise a MovieLensError that ends with `fix`."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MovieLensError(f"{path} is missing. {fix}") from error
    except OSError as error:
        raise MovieLensError(f"{path} cannot be read ({error.strerror}). {fix}") from error


def verify(contents, release, name, place, fix):
    """Compare a file with the known one.

    Parameters
    ----------
    contents : bytes
        The whole file.
    release, name : str
        A key of `KNOWN_FILES`.
    place, fix : str or path
        What the message calls the file, and what it advises.

    Raises
    ------
    MovieLensError
        The SHA-256 differs; the message says what seems to have happened.
    """
    size, sha256 = KNOWN_FILES[release, name]
    if _sha256(contents) == sha256:
        return
    fault = (
        _page_fault(contents)
        or (name == ARCHIVE and _archive_fault(contents))
        or (name in CSV_NAMES and _text_fault(contents, sha256))
        or (name == "movies.csv" and _duplicate_fault(contents))
        or (len(contents) < size and f"is truncated: {len(contents):,} of {size:,} bytes")
        or "is another release or was altered: its SHA-256 is not the known one"
    )
    raise MovieLensError(f"{place} {fault}. {fix}")


def _sha256(contents):
    return hashlib.sha256(contents).hexdigest()


def _page_fault(contents):
    if contents.lstrip().startswith(b"<"):
        return "is a web page (HTML), perhaps an error or log-in page, and not data"


def _archive_fault(contents):
    if contents[:2] not in (b"", b"PK"):
        return "is not a zip archive"


def _text_fault(contents, sha256):
    try:
        # Not the final piece: a truncated file may end within a character.
        codecs.getincrementaldecoder("utf-8")().decode(contents)
    except UnicodeDecodeError as error:
        return f"is not UTF-8 text (byte {error.start:,}): was it saved as Latin-1?"
    lf = contents.replace(b"\r\n", b"\n")
    if sha256 in (_sha256(lf), _sha256(lf.replace(b"\n", b"\r\n"))):
        return "has other line endings than the original: an editor or git changed them"


def _duplicate_fault(contents):
    ids = Counter(line.split(b",")[0] for line in contents.splitlines())
    movie_id, times = max(ids.items(), key=lambda item: item[1], default=(b"", 0))
    if times > 1:
        return f"lists movieId {movie_id.decode(errors='replace')} {times} times"
