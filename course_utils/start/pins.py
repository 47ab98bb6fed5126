"""The pins of ``requirements.lock`` and the dependencies of ``pyproject.toml``, as text."""

import re

# Extras with a lock of their own, which no command but their own installs.
LOCKED_APART = {"scale"}

STUDENT_LOCK = "requirements-student.lock"
"""What the notebooks need, and JupyterLab: the lock of the student edition."""

CONDA_HEAD = """\
# The course's environment for conda, mamba and Binder. Written by: python -m course_utils lock
name: als-mle-course
channels:
  - conda-forge
dependencies:
  - python=3.12
  - pip
  - pip:
"""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def normalised_name(requirement):
    """Return the name that a requirement starts with, in the spelling that registries compare.

    Parameters
    ----------
    requirement : str
        For example ``"Scikit_Learn>=1.5"``.

    Returns
    -------
    str
        For example ``"scikit-learn"`` (PEP 503).
    """
    name = _NAME.match(requirement.strip()).group()
    return re.sub(r"[-_.]+", "-", name).lower()


def lock_pins(lock_text):
    """List the pins of a lock file, without their hashes.

    Parameters
    ----------
    lock_text : str
        The text of ``requirements.lock``.

    Returns
    -------
    list of str
        Each ``name==version``, with ``" ; marker"`` where the lock has one, in the lock's order.
    """
    lines = (line.rstrip("\\").strip() for line in lock_text.splitlines())
    return [line for line in lines if line and not line.startswith(("--", "#"))]


def pinned_versions(lock_text):
    """Map each package's normalised name to its version in the lock.

    Parameters
    ----------
    lock_text : str
        The text of ``requirements.lock``.

    Returns
    -------
    dict of str to str
    """
    pairs = (pin.split(";")[0].split("==") for pin in lock_pins(lock_text))
    return {normalised_name(name): version.strip() for name, version in pairs}


def direct_dependencies(pyproject_path):
    """List what ``requirements.lock`` must hold: dependencies, then those of its extras.

    Parameters
    ----------
    pyproject_path : pathlib.Path

    Returns
    -------
    list of str
        Requirements as written in ``pyproject.toml``.
    """
    project = _project(pyproject_path)
    groups = (project["optional-dependencies"][name] for name in locked_extras(pyproject_path))
    return project["dependencies"] + [requirement for group in groups for requirement in group]


def locked_extras(pyproject_path):
    """List the extras that are part of ``requirements.lock``."""
    return [name for name in _project(pyproject_path).get("optional-dependencies", {})
            if name not in LOCKED_APART]


def extra_requirements(pyproject_path, extra):
    """List the requirements of one extra as written in ``pyproject.toml``."""
    return _project(pyproject_path)["optional-dependencies"][extra]


def _project(pyproject_path):
    # tomllib came with Python 3.11; the version of Python is checked before this line runs.
    import tomllib

    return tomllib.loads(pyproject_path.read_text(encoding="utf-8"))["project"]


def conda_text(lock_text):
    """Return ``environment.yml`` with every pin of a lock, and the course's own package last.

    Parameters
    ----------
    lock_text : str
        The text of ``requirements.lock``.

    Returns
    -------
    str
    """
    lines = [f"      - {pin}\n" for pin in [*lock_pins(lock_text), "-e ."]]
    return CONDA_HEAD + "".join(lines)
