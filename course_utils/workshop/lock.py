"""``lock``: pin every package, for pip and uv in the locks and for conda in environment.yml."""

import subprocess
import sys

from course_utils.workshop.environment import UV
from course_utils.workshop.failure import CommandFailed, step
from course_utils.workshop.pins import (
    LOCKED_APART,
    extra_requirements,
    lock_pins,
    locked_extras,
)

# Written by a maintainer's machine for everybody's: no version for each Python, no registry
# addresses, no comments that would name this machine's folders.
COMPILE = (
    "uv pip compile --universal --fork-strategy fewest --python-version 3.11 "
    "--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet"
).split()

STUDENT_LOCK = "requirements-student.lock"
"""What the notebooks need, and JupyterLab: the lock of the student edition."""

GROUPS = ("browser", "lint")
"""Groups of ``pyproject.toml`` that one command alone needs, each with a lock."""

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


def write_lock(root, words=()):
    """Write all locks and ``environment.yml`` from ``pyproject.toml``.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    words : sequence of str
        Further words for ``uv pip compile``, such as ``--upgrade``: without it, pins that
        still fit stay as they are.
    """
    pyproject = root / "pyproject.toml"
    extras = [f"--extra={name}" for name in locked_extras(pyproject)]
    with step("uv"):
        _compile(root, "requirements.lock", [*extras, "pyproject.toml", *words])
        apart = ["-c", "requirements.lock", *words]
        _compile(root, STUDENT_LOCK, ["--extra=student", "pyproject.toml", *apart])
        for group in GROUPS:
            _compile(root, f"requirements-{group}.lock", ["--group", group, *apart])
        for name in sorted(LOCKED_APART):
            # From its lines alone: with the extra would come all dependencies.
            lines = "\n".join(extra_requirements(pyproject, name))
            _compile(root, f"requirements-{name}.lock", ["-", *apart], lines)
    lock_text = (root / "requirements.lock").read_text(encoding="utf-8")
    (root / "environment.yml").write_text(conda_text(lock_text), encoding="utf-8")


def _compile(root, lock, words, lines=None):
    command = [sys.executable, "-m", *COMPILE, *words, "-o", lock]
    if subprocess.run(command, cwd=root, input=lines, text=True, check=False).returncode != 0:
        raise CommandFailed(f"its message is above; without uv: pip install {UV}")


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
