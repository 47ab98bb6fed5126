"""Find or make the Python environment that the commands run in.

An environment that already has the packages (conda, Binder, an active one) is used as it is.
Otherwise ``.venv`` is made from ``requirements.lock``, and the command starts again in it.
A stamp file is written last, so a set-up that was stopped half way is never taken for a whole
one: without its stamp, ``.venv`` is made anew.
"""

import contextlib
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

from course_utils.workshop.failure import CommandFailed
from course_utils.workshop.pins import direct_dependencies, normalised_name, pinned_versions

ROOT = Path(__file__).resolve().parents[2]
SUPPORTED = ((3, 11), (3, 12), (3, 13))
UV = "uv==0.13.9"


def enter_environment(words):
    """Return in a Python that has the course's packages, or start the command again in one.

    Parameters
    ----------
    words : list of str
        The words after ``python -m course_utils``.

    Raises
    ------
    CommandFailed
        Where no environment can be had; the message says what to do.
    """
    python = find_environment(ROOT) or make_environment(ROOT)
    os.environ.update(environment_variables(python))
    if python != Path(sys.executable):
        become([str(python), "-m", "course_utils", *words])


def find_environment(root):
    """Find an environment that has the packages of the lock.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Returns
    -------
    pathlib.Path or None
        Its Python; the running one where that will do.
    """
    venv = root / ".venv"
    if _runs_inside(venv):
        return Path(sys.executable) if is_complete(venv, root) else None
    if _is_supported(sys.version_info) and has_packages(root):
        return Path(sys.executable)
    if is_complete(venv, root):
        _tell_of_other_version(venv)
        return venv_python(venv)
    return None


def make_environment(root):
    """Make or repair ``.venv`` from ``requirements.lock``.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Returns
    -------
    pathlib.Path
        The Python of ``.venv``.

    Raises
    ------
    CommandFailed
        Where the running Python is not supported, or ``.venv`` or its packages cannot be had.
    """
    check_version(sys.version_info)
    venv = root / ".venv"
    with _one_at_a_time(root / "build" / "environment.lock"):
        # Another command may have made it while this one waited.
        if not is_complete(venv, root):
            _set_up(venv, root)
    return venv_python(venv)


def check_version(version):
    """Raise CommandFailed unless the course supports this version of Python.

    Parameters
    ----------
    version : tuple of int
        At least ``(major, minor)``.
    """
    if not _is_supported(version):
        supported = ", ".join(map(release, SUPPORTED))
        raise CommandFailed(
            f"Python {release(version)} is not supported (the course runs on {supported}). "
            "Name one that you have, for example: make course PYTHON=python3.12, "
            "or python3.12 -m course_utils course (Windows: py -3.12 -m course_utils course)."
        )


def has_packages(root):
    """Whether the running Python has every direct dependency in the lock's version."""
    # New in Python 3.8: an older one must be able to read this file as far as its refusal.
    from importlib import metadata

    pins = pinned_versions((root / "requirements.lock").read_text(encoding="utf-8"))
    names = map(normalised_name, direct_dependencies(root / "pyproject.toml"))
    try:
        return all(metadata.version(name) == pins.get(name) for name in names)
    except metadata.PackageNotFoundError:
        return False


def is_complete(venv, root):
    """Whether ``venv`` was set up to its end, from the lock as it is now, in this place."""
    return venv_python(venv).exists() and _read_stamp(venv) == stamp_text(root)


def stamp_text(root):
    """Return what the stamp of a complete ``.venv`` says: the lock's SHA-256 and the place.

    The place counts because the scripts of an environment name it: a moved or copied ``.venv``
    is not whole.
    """
    lock = (root / "requirements.lock").read_bytes()
    return f"{hashlib.sha256(lock).hexdigest()}\n{root}\n"


def venv_python(venv):
    """Return the path of an environment's Python on this system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def environment_variables(python):
    """Return the variables that make ``python`` and its scripts the first to be found."""
    variables = {
        "PATH": os.pathsep.join([str(python.parent), os.environ.get("PATH", os.defpath)]),
        "PYTHONPATH": os.pathsep.join(
            [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        ),
    }
    if (python.parent.parent / "pyvenv.cfg").exists():
        variables["VIRTUAL_ENV"] = str(python.parent.parent)
    return variables


def become(command):
    """Let this process become another program, which then gets Ctrl-C itself.

    Parameters
    ----------
    command : list of str
        The program's path, then its words.
    """
    sys.stdout.flush()
    if os.name == "nt":
        # Windows' exec returns to the shell before the program has ended.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def _set_up(venv, root):
    """Install the lock into ``venv``; only the last step makes it count as complete."""
    if not _can_be_updated(venv, root):
        _create(venv)
    _stamp(venv).unlink(missing_ok=True)
    _install(venv_python(venv), root / "requirements.lock")
    _link_package(venv_python(venv), root)
    _write_stamp(venv, root)


def _can_be_updated(venv, root):
    """Whether ``venv`` is whole, though made from an older lock."""
    place = stamp_text(root).splitlines()[1]
    return venv_python(venv).exists() and _read_stamp(venv).splitlines()[1:] == [place]


def _create(venv):
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{release(sys.version_info)}-venv"
        raise CommandFailed(
            f"Python's module ensurepip is missing, so .venv cannot be made. "
            f"On Debian and Ubuntu: sudo apt install {package}"
        )
    if os.name == "nt" and _runs_inside(venv):
        raise CommandFailed("Windows cannot replace the active .venv: run deactivate, then again.")
    _say("makes .venv and installs the packages in it (once; a minute or two)")
    # Inside an environment its base makes the new one: .venv cannot replace itself.
    python = getattr(sys, "_base_executable", None) or sys.executable
    if not _succeeds([python, "-m", "venv", "--clear", venv]):
        raise CommandFailed(f"{python} -m venv could not make .venv (its message is above).")


def _install(python, lock):
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install"]
    uv = [python, "-m", "uv", "pip", "--quiet"]
    sync = [*uv, "sync", "--require-hashes", "--python", python, lock]
    if _succeeds([*pip, "--quiet", "--only-binary", ":all:", UV]) and _succeeds(sync):
        return
    _say("uv could not install the packages; pip does it now, which takes longer")
    if not _succeeds([*pip, "--require-hashes", "-r", lock, "--quiet"]):
        raise CommandFailed(
            "the packages could not be installed (pip's message is above). "
            "Check the network and the free disk space, then run the command again."
        )


def _succeeds(command):
    """Run a command of the set-up; False where it fails or cannot be started."""
    # uv trusts its own list of certificates unless told to use the system's, as pip does.
    # A pip set to install for the user would refuse to install into an environment.
    variables = {**os.environ, "UV_SYSTEM_CERTS": "true", "PIP_USER": "0"}
    try:
        done = subprocess.run(
            [str(word) for word in command], env=variables, stdin=subprocess.DEVNULL
        )
    except OSError:
        return False
    return done.returncode == 0


def _link_package(python, root):
    """Make ``course_utils`` importable in the environment, from whatever folder."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site_packages = Path(subprocess.check_output([str(python), "-c", ask], text=True).strip())
    # A relative line is plain ASCII, whatever the folder's name and the system's encoding.
    line = os.path.relpath(root, site_packages)
    (site_packages / "course_utils.pth").write_text(line + "\n", encoding="utf-8")


def _stamp(venv):
    return venv / "course-stamp"


def _read_stamp(venv):
    try:
        return _stamp(venv).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _write_stamp(venv, root):
    draft = _stamp(venv).with_suffix(".draft")
    draft.write_text(stamp_text(root), encoding="utf-8")
    draft.replace(_stamp(venv))


@contextlib.contextmanager
def _one_at_a_time(path):
    """Hold a lock that the system lets go when the process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as handle:
        _wait_for_lock(handle)
        yield


def _wait_for_lock(handle):
    if os.name == "nt":
        import msvcrt

        # LK_LOCK gives up with an OSError after ten seconds.
        while True:
            with contextlib.suppress(OSError):
                return msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _say("another command is setting up .venv; waiting for it")
        fcntl.flock(handle, fcntl.LOCK_EX)


def _runs_inside(venv):
    return venv.exists() and os.path.samefile(sys.prefix, venv)


def release(version):
    """Write the first two numbers of a version as users do: 3.12."""
    return ".".join(map(str, version[:2]))


def _is_supported(version):
    return tuple(version[:2]) in SUPPORTED


def _tell_of_other_version(venv):
    running = release(sys.version_info)
    config = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    made_with = re.search(r"^version\s*=\s*(\d+\.\d+)", config, flags=re.MULTILINE).group(1)
    if _is_supported(sys.version_info) and made_with != running:
        _say(f"uses .venv, made with Python {made_with}; for {running}, delete .venv first")


def _say(message):
    print(f"environment: {message}", file=sys.stderr, flush=True)
