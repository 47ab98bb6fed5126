"""The command that starts the program of `inside` behind bubblewrap's walls."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from course_utils.classroom.inside.preload import EDITION

# A user number that belongs to nobody else on the machine.
UNPRIVILEGED = 64001
PROGRAM = Path("/grader")
TOOLS_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
SMALL_DISK = 32 << 20
# How a function is called and its answer made plain: what a check and the grader share.
_OF_CHECKS = ("cases", "isolation", "running", "time_limit", "values")
_HERE = Path(__file__).resolve().parent
_SYSTEM = Path("/usr")
_SYSTEM_FILES = ("/etc/fonts", "/etc/ld.so.cache", "/etc/localtime", "/etc/alternatives")
_SYSTEM_LINKS = ("/bin", "/lib", "/lib64", "/sbin")
_PLACES = ("/dev/shm", "/tmp", "/sub")


def why_unavailable():
    """Return why strangers' code cannot be walled off on this machine, or ""."""
    if not sys.platform.startswith("linux"):
        return (
            "Strangers' code can be walled off only on Linux. On Windows use WSL, on macOS a "
            "Linux container or virtual machine."
        )
    tools = ["bwrap"] + (["unshare", "mount", "setpriv"] if os.geteuid() == 0 else [])
    missing = [tool for tool in tools if shutil.which(tool, path=TOOLS_PATH) is None]
    if missing:
        return (
            f"The program {missing[0]} is missing. On Debian and Ubuntu: "
            "sudo apt install bubblewrap util-linux"
        )
    return ""


def copy_program(folder):
    """Copy what the sandbox needs of this package into a folder; return the copy."""
    program = folder / "program"
    package = program / "classroom"
    only_sources = shutil.ignore_patterns("__pycache__")
    shutil.copytree(_HERE / "inside", package / "inside", ignore=only_sources)
    for name in ("protocol.py", "text.py"):
        shutil.copyfile(_HERE / name, package / name)
    checks = program / "course_utils" / "checks"
    checks.mkdir(parents=True)
    for name in _OF_CHECKS:
        shutil.copyfile(_HERE.parent / "checks" / f"{name}.py", checks / f"{name}.py")
    for path in (package, checks, checks.parent):
        (path / "__init__.py").write_text("", encoding="utf-8")
    _open_to_all(program)
    return program


def copy_edition(edition, folder):
    """Copy the students' edition into a folder that any user can read; return the copy, if any."""
    if edition is None:
        return None
    copy = folder / "edition"
    shutil.copytree(edition, copy, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    _open_to_all(copy)
    return copy


def _open_to_all(folder):
    for path in [folder.parent, folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def environment(program, edition, home):
    """Return all variables that the program inside sees."""
    path = [str(program), *([str(edition)] if edition else [])]
    threads = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "PYTHONPATH": os.pathsep.join(path),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        # Threads of a numerical library would not survive the forks.
        **dict.fromkeys(threads, "1"),
    }


def walled_command(program, edition, hidden, words, staging):
    """Return the command that runs Python behind walls.

    Parameters
    ----------
    program : pathlib.Path
        What `copy_program` made.
    edition : pathlib.Path or None
        The students' edition.
    hidden : list of pathlib.Path
        Folders that must not be seen, beside the project itself.
    words : list of str
        Python's arguments.
    staging : pathlib.Path
        An empty folder that any user can enter.

    Returns
    -------
    list of str
    """
    mounts = {path: path for path in _python_folders()} | {PROGRAM: program}
    if edition:
        mounts[Path(EDITION)] = edition
    masks = [path for path in [_project(), *hidden] if _is_seen(path, mounts)]
    variables = environment(PROGRAM, EDITION if edition else None, "/sub")
    if os.geteuid() != 0:
        return _bubblewrap(mounts, masks, variables, words)
    # Root's home is closed to others, and Python may live there. A mount in a namespace of our
    # own opens a way to Python alone, and root's rights are given up before bubblewrap starts.
    staged = {target: staging / str(number) for number, target in enumerate(mounts)}
    lines = ["set -e"]
    for target, place in staged.items():
        place.mkdir()
        lines.append(shlex.join(["mount", "--bind", str(mounts[target]), str(place)]))
    user = str(UNPRIVILEGED)
    drop = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs"]
    lines.append(shlex.join(["exec", *drop, *_bubblewrap(staged, masks, variables, words)]))
    return ["unshare", "--mount", "sh", "-c", "\n".join(lines)]


def _bubblewrap(mounts, masks, variables, words):
    command = ["bwrap", "--unshare-user", "--unshare-all", "--cap-drop", "ALL"]
    command += ["--die-with-parent", "--new-session", "--clearenv"]
    for name, value in variables.items():
        command += ["--setenv", name, value]
    command += ["--ro-bind", str(_SYSTEM), str(_SYSTEM), "--proc", "/proc", "--dev", "/dev"]
    for path in _SYSTEM_LINKS:
        command += _system_folder(path)
    for path in _SYSTEM_FILES:
        command += ["--ro-bind-try", path, path]
    for place in _PLACES:
        command += ["--size", str(SMALL_DISK), "--tmpfs", place]
    command += _folders(mounts, masks)
    # Bubblewrap leaves the folders that it makes writable and of any size.
    for place in ["/dev", *map(str, masks), "/"]:
        command += ["--remount-ro", place]
    return [*command, "--chdir", str(PROGRAM), "--", sys.executable, *words]


def _folders(mounts, masks):
    """Bind the mounts and cover the masks, outer folders first: an inner one then stays."""
    words, made = [], set()
    for target in sorted({*mounts, *masks}):
        for parent in reversed(target.parents[:-1]):
            if parent not in made and not _is_under(parent, [_SYSTEM, *mounts, *masks]):
                words += ["--perms", "0755", "--dir", str(parent)]
                made.add(parent)
        if target in mounts:
            words += ["--ro-bind", str(mounts[target]), str(target)]
        else:
            words += ["--size", "65536", "--tmpfs", str(target)]
    return words


def _system_folder(path):
    """``/bin`` and its like are links into ``/usr`` on most systems, folders on older ones."""
    if os.path.islink(path):
        return ["--symlink", os.readlink(path), path]
    return ["--ro-bind-try", path, path]


def _python_folders():
    """The folders of the running Python, by every name that leads to them."""
    executable = Path(os.path.realpath(sys.executable)).parents[1]
    names = [Path(sys.base_prefix), Path(sys.prefix), executable]
    folders = {*names, *(path.resolve() for path in names)}
    return sorted(path for path in folders if not _is_under(path, [_SYSTEM]))


def _project():
    """The whole project where the package lies in one; else the installed package."""
    package = _HERE.parent
    root = package.parent
    return root if (root / "pyproject.toml").exists() else package


def _is_seen(path, mounts):
    return path.exists() and _is_under(path, [_SYSTEM, *mounts])


def _is_under(path, folders):
    return any(path.is_relative_to(folder) for folder in folders)
