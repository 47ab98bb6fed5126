"""Environments with the lowest, the locked and the newest packages, made with uv, kept in build."""

import datetime
import hashlib
import importlib.util
import os
import subprocess
import sys

from course_utils.workshop.environment import SUPPORTED, UV, release, venv_python
from course_utils.workshop.failure import CommandFailed

RESOLUTIONS = {
    "lowest": ["--resolution", "lowest-direct"],
    "locked": ["--constraint", "requirements.lock"],
    "newest": ["--resolution", "highest"],
}
EXTRAS = ("--extra", "test", "--extra", "fast")
PYTHONS = tuple(map(release, SUPPORTED))
ENVIRONMENTS = {f"{python}-{kind}": (python, kind) for python in PYTHONS for kind in RESOLUTIONS}


def find_python(version):
    """Find an interpreter that is on this machine already.

    Parameters
    ----------
    version : str
        For example ``"3.12"``.

    Returns
    -------
    str or None
        Its path.

    Raises
    ------
    CommandFailed
        Where uv is missing.
    """
    if importlib.util.find_spec("uv") is None:
        raise CommandFailed(f"it needs uv: python -m pip install {UV}")
    done = _uv("python", "find", "--no-python-downloads", version, capture_output=True)
    return done.stdout.strip() or None


def make_environment(root, name, interpreter):
    """Make an environment, or find it complete.

    Parameters
    ----------
    root : pathlib.Path
        The repository; environments are below ``build/reproduce/environments``.
    name : str
        A name of `ENVIRONMENTS`.
    interpreter : str
        The path of a Python.

    Returns
    -------
    pathlib.Path
        Its Python.

    Raises
    ------
    CommandFailed
        Where the packages cannot be had.
    """
    folder = root / "build" / "reproduce" / "environments" / name
    stamp = folder / "course-stamp"
    text = stamp_text(root, name, datetime.date.today())
    is_complete = stamp.exists() and stamp.read_text(encoding="utf-8") == text
    if not (is_complete and venv_python(folder).exists()):
        _install(root, folder, name, interpreter)
        draft = stamp.with_suffix(".draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(stamp)
    return venv_python(folder)


def stamp_text(root, name, today):
    """Return what the stamp of a complete environment says.

    What ``pyproject.toml`` and the lock ask for counts, the options of uv, the place, and for the
    newest packages the day.

    Parameters
    ----------
    root : pathlib.Path
    name : str
    today : datetime.date

    Returns
    -------
    str
    """
    asked = hashlib.sha256(" ".join(_options(name)).encode())
    for file in ("pyproject.toml", "requirements.lock"):
        asked.update((root / file).read_bytes())
    day = f"{today}\n" if ENVIRONMENTS[name][1] == "newest" else ""
    return f"{asked.hexdigest()}\n{root}\n{day}"


def _install(root, folder, name, interpreter):
    """Make the folder anew; until the stamp is written it does not count."""
    python = venv_python(folder)
    made = _uv("venv", "--quiet", "--clear", "--python", interpreter, str(folder))
    if made.returncode == 0:
        made = _uv("pip", "install", "--quiet", "--python", str(python), *_options(name), cwd=root)
    if made.returncode != 0:
        raise CommandFailed(
            f"the environment {name} could not be made (uv's message is above). Check the "
            "network and the free disk space; what has run so far is kept."
        )


def _options(name):
    return [*RESOLUTIONS[ENVIRONMENTS[name][1]], "--only-binary", ":all:", "-r", "pyproject.toml",
            *EXTRAS]


def _uv(*words, **options):
    # uv trusts its own list of certificates unless told to use the system's.
    variables = {**os.environ, "UV_SYSTEM_CERTS": "true"}
    return subprocess.run([sys.executable, "-m", "uv", *words], env=variables, text=True,
                          stdin=subprocess.DEVNULL, **options)
