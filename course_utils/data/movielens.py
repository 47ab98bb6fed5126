"""One verified release of MovieLens latest-small: its ratings, its films, their source.

`data/README.md` describes the releases, their licence and what each error means.
"""

import io
import os
import sys
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from course_utils.data.download import download, in_plain_words, keep_folder
from course_utils.data.movielens_files import (
    ARCHIVE,
    CSV_NAMES,
    FALLBACK,
    KNOWN_FILES,
    MAIN,
    MovieLensError,
    read,
    verify,
)
from course_utils.paths import DATA

__all__ = ["MovieLens", "MovieLensError", "load_movielens"]

EMBEDDED_FOLDER = DATA / "movielens_small_2016"
ARCHIVE_URL = f"https://files.grouplens.org/datasets/movielens/{ARCHIVE}"
ARCHIVE_VARIABLE = "MOVIELENS_SMALL_ZIP"


@dataclass(frozen=True, eq=False)
class MovieLens:
    """Ratings and films of one release.

    Attributes
    ----------
    ratings : DataFrame
        `user_id`, `item_id` (int64), `rating` (float64, 0.5 to 5 stars), `timestamp`
        (int64, seconds since 1970 UTC); ordered by user, then by film.
    movies : DataFrame
        `item_id` (int64), `title` with its year in brackets, `genres` separated by `|`;
        ordered by film.
    release : str
        "2018-09-26", which the figures in the text come from, or "2016".
    source : str
        Where the files came from, in words.
    """

    ratings: pd.DataFrame
    movies: pd.DataFrame
    release: str
    source: str

    @property
    def is_fallback(self):
        """True for the embedded release, whose figures are not those of the text."""
        return self.release == FALLBACK


def load_movielens(data_folder=DATA):
    """Return the first release that can be had.

    In this order: the folder `movielens_small` in `data_folder`; the archive that the
    environment variable MOVIELENS_SMALL_ZIP names, read in place; GroupLens, unpacked to
    that folder; the embedded 2016 release. A failed download leads to the last, and one
    line on stderr says so; where a good one cannot be stored, a line says that instead.

    Parameters
    ----------
    data_folder : path-like, optional
        Keeps the download; made when it is missing.

    Returns
    -------
    MovieLens

    Raises
    ------
    MovieLensError
        A file that is there, or that MOVIELENS_SMALL_ZIP names, is not the known one.

    References
    ----------
    F. M. Harper and J. A. Konstan, "The MovieLens Datasets: History and Context",
    ACM TiiS 5(4), 2015, doi:10.1145/2827872.
    """
    folder = Path(data_folder) / "movielens_small"
    if os.path.lexists(folder) and not _is_empty_folder(folder):
        fix = f"Delete {folder} and run again: the data are then downloaded anew."
        return _from_folder(folder, MAIN, fix)
    if os.environ.get(ARCHIVE_VARIABLE):
        return _from_named_archive(Path(os.environ[ARCHIVE_VARIABLE]).expanduser())
    try:
        archive = _download()
    except Exception as error:  # whatever it is, the lesson goes on
        return _fall_back(error)
    _keep(archive, folder)
    return _from_archive(archive, "downloaded from GroupLens", ARCHIVE_URL, "Run again.")


def load_embedded():
    """Return the embedded 2016 release, which takes the other one's place without a network."""
    fix = f"Restore it: git checkout -- data/{EMBEDDED_FOLDER.name}"
    return _from_folder(EMBEDDED_FOLDER, FALLBACK, fix)


def _is_empty_folder(folder):
    with suppress(OSError):
        return not any(folder.iterdir())
    return False


def _from_folder(folder, release, fix):
    contents = {name: read(folder / name, fix) for name in CSV_NAMES}
    for name in CSV_NAMES:
        verify(contents[name], release, name, folder / name, fix)
    return _parse(contents, release, f"from the folder data/{folder.name}")


def _from_named_archive(path):
    fix = (
        f"Set {ARCHIVE_VARIABLE} to an unchanged copy of {ARCHIVE_URL}, "
        "or unset it: the data are then downloaded."
    )
    archive = read(path, fix)
    verify(archive, MAIN, ARCHIVE, path, fix)
    return _from_archive(archive, f"from the archive in {ARCHIVE_VARIABLE}", path, fix)


def _from_archive(archive, source, place, fix):
    contents = _unzip(archive, CSV_NAMES)
    for name in CSV_NAMES:
        verify(contents[name], MAIN, name, f"{name} in {place}", fix)
    return _parse(contents, MAIN, source)


def _unzip(archive, names):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(f"{Path(ARCHIVE).stem}/{name}") for name in names}


def _parse(contents, release, source):
    names = {"userId": "user_id", "movieId": "item_id"}
    # A film may be called "NA" or "Null": no field counts as missing.
    ratings, movies = (
        pd.read_csv(io.BytesIO(contents[name]), keep_default_na=False).rename(columns=names)
        for name in CSV_NAMES
    )
    return MovieLens(ratings, movies, release, f"MovieLens latest-small {release}, {source}")


def _download():
    def check(contents):
        verify(contents, MAIN, ARCHIVE, "the file that came", "")

    return download(ARCHIVE_URL, KNOWN_FILES[MAIN, ARCHIVE][1], check)


def _keep(archive, folder):
    try:
        keep_folder(_unzip(archive, (*CSV_NAMES, "README.txt")), folder)
    except OSError as error:
        _tell(
            f"downloaded, but not kept in {folder} ({error.strerror}), so it will be "
            "downloaded again next time; make that folder writable or free some space."
        )


def _fall_back(error):
    _tell(
        f"the download from {ARCHIVE_URL} failed ({in_plain_words(error)}), so the "
        "embedded 2016 release is used; figures in the text are those of the 2018 release. "
        f"To get it, connect to the internet and run again, or set {ARCHIVE_VARIABLE} to a "
        f"copy of {ARCHIVE}."
    )
    return load_embedded()


def _tell(line):
    print(f"MovieLens: {line}", file=sys.stderr)
