"""The files of a folder or a zip that strangers filled: listed without trust, read on demand.

What systems and tools leave beside a student's work is left out. A file that must not be read,
such as a link, is listed, and refuses with the reason.
"""

import os
import re
import stat
import zipfile
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath

from classroom.hand_ins.notebook_file import Refused, TooLarge
from classroom.text import clean_text

NOTEBOOK_SUFFIXES = (".ipynb", ".ipynb.json", ".ipynb.txt")
MOST_ARCHIVE_BYTES = 512 << 20
MOST_ENTRIES = 100_000
"""Of a zip in a student's folder."""

_OUTWARD = re.compile(r"\.\.|[A-Za-z]:")
_LEFT_BY_TOOLS = {
    "__macosx", "__pycache__", "@eadir", "#recycle", "$recycle.bin", "node_modules",
    "site-packages", "dist-packages", "venv", "env", "desktop.ini", "thumbs.db", "icon\r",
}
# Beside these lies a Python environment, in these folders.
_ENVIRONMENT_MARKS = {"pyvenv.cfg", "conda-meta"}
_ENVIRONMENT_FOLDERS = {"bin", "conda-meta", "etc", "include", "lib", "lib64", "man", "scripts",
                        "share"}


@dataclass(frozen=True)
class File:
    """A file that was handed in.

    Attributes
    ----------
    path : PurePosixPath
        Where it lies, in letters as its author chose them.
    modified : float
        Seconds since 1970; the larger is the newer.
    open : callable
        Returns a file object of its bytes, or raises whatever may happen.
    refused : str
        Why it must not even be tried; "" where it may.
    """

    path: PurePosixPath
    modified: float = 0.0
    open: object = None
    refused: str = ""

    @property
    def suffix(self):
        """Of the name, in small letters; browsers add one to a notebook's, which does not count."""
        name = self.path.name.lower()
        return ".ipynb" if name.endswith(NOTEBOOK_SUFFIXES) else self.path.suffix.lower()

    def read(self, most):
        """Return the bytes; `Refused` where they cannot be had or are more than `most`."""
        return b"".join(self._parts(most))

    def copy_to(self, target, most):
        """Write the bytes into a file object; `Refused` as in `read`."""
        for part in self._parts(most):
            target.write(part)

    def _parts(self, most):
        if self.refused:
            raise Refused(self.refused)
        whole = f"{most / (1 << 20):.3g}"
        try:
            with self.open() as handle:
                # The size that a zip claims may be a lie, so the bytes are counted.
                while part := handle.read(1 << 20):
                    most -= len(part)
                    if most < 0:
                        raise TooLarge(f"it is larger than {whole} MB; clear its outputs first")
                    yield part
        except Refused:
            raise
        except OSError as error:
            raise Refused(f"it cannot be read: {clean_text(error.strerror or error)}") from None
        except Exception as error:
            # Each way of packing has errors of its own; a password is one more.
            raise Refused(f"it cannot be unpacked: {clean_text(error)}") from None


def folder_files(folder, place):
    """List the files of a folder, those of a folder before those of the folders in it.

    Parameters
    ----------
    folder : pathlib.Path
    place : PurePosixPath
        What stands in front of the paths.

    Yields
    ------
    File
        Links are not followed. A folder that cannot be read is one file that cannot.
    """
    pending = deque([(folder, place)])
    while pending:
        folder, place = pending.popleft()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield File(place, refused=f"the folder cannot be read: {error.strerror}")
            continue
        for entry in entries:
            if is_left_by_tools(entry.name):
                pass
            elif entry.is_dir(follow_symlinks=False):
                pending.append((folder / entry.name, place / entry.name))
            else:
                yield folder_file(folder / entry.name, place / entry.name)


def folder_file(path, place):
    """One file of a folder, as `folder_files` lists it."""
    try:
        found = path.lstat()
    except OSError as error:
        return File(place, refused=f"it cannot be read: {error.strerror}")
    if stat.S_ISLNK(found.st_mode):
        return File(place, refused="it is a link to another file")
    if not stat.S_ISREG(found.st_mode):
        return File(place, refused="it is no ordinary file")
    return File(place, found.st_mtime, partial(path.open, "rb"))


def zip_files(archive, place=PurePosixPath()):
    """List the files of a zip, those of a folder before those of the folders in it.

    Parameters
    ----------
    archive : zipfile.ZipFile
    place : PurePosixPath
        What stands in front of the paths.

    Returns
    -------
    list of File
    """
    files = []
    for entry in archive.infolist():
        name = _entry_name(entry)
        parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".")]
        inside = [part for part in parts if not _OUTWARD.fullmatch(part)]
        # At the top of a class stand students, whatever their names.
        own = inside if place.parts else inside[1:]
        if name.endswith(("/", "\\")) or any(map(is_left_by_tools, own)):
            continue
        path = PurePosixPath(place, *inside or ["unnamed"])
        if len(inside) < len(parts) or name.startswith(("/", "\\")):
            files.append(File(path, refused="its path leads out of the zip"))
        else:
            files.append(_zip_file(archive, entry, path))
    return sorted(files, key=lambda file: (len(file.path.parts), file.path.parts))


def opened(file, spool):
    """List the files of a zip that was handed in.

    Parameters
    ----------
    file : File
    spool : file object
        For a copy of the zip, which is to stay open as long as files are read.

    Returns
    -------
    list of File

    Raises
    ------
    Refused
        Where it cannot be opened.
    """
    file.copy_to(spool, MOST_ARCHIVE_BYTES)
    spool.seek(0)
    # Each entry takes memory once the zip is opened, so they are counted before.
    parts = iter(partial(spool.read, 1 << 20), b"")
    if sum(part.count(b"PK\x01\x02") for part in parts) > MOST_ENTRIES:
        raise Refused(f"it holds more than {MOST_ENTRIES} files")
    try:
        return zip_files(zipfile.ZipFile(spool), file.path)
    except Exception as error:
        # A zip can be damaged in as many ways as there are kinds of errors.
        raise Refused(f"it cannot be unpacked: {clean_text(error)}") from None


def without_environments(files):
    """Leave out Python environments, which are known by a file that lies in them."""
    roots = {file.path.parts[:depth] for file in files
             for depth, part in enumerate(file.path.parts) if part in _ENVIRONMENT_MARKS}
    return [file for file in files if not any(
        file.path.parts[:depth] in roots and part.casefold() in _ENVIRONMENT_FOLDERS
        for depth, part in enumerate(file.path.parts))]


def is_left_by_tools(name):
    """Whether a file or folder of this name is no work of a student's."""
    return name.startswith((".", "~$")) or name.casefold() in _LEFT_BY_TOOLS


def _entry_name(entry):
    """The name of a zip's entry as its author wrote it: some programs forget to say UTF-8."""
    name = entry.orig_filename
    try:
        return name if entry.flag_bits & 0x800 else name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _zip_file(archive, entry, path):
    if stat.S_ISLNK(entry.external_attr >> 16):
        return File(path, refused="it is a link to another file")
    return File(path, _zip_time(entry), partial(archive.open, entry))


def _zip_time(entry):
    try:
        return datetime(*entry.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
