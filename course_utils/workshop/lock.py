"""``lock``: pin every package, for pip and uv in one file and for conda in the other."""

import subprocess
import sys

from course_utils.workshop.environment import UV
from course_utils.workshop.failure import CommandFailed, step
from course_utils.workshop.pins import lock_pins

# Written by a maintainer's machine for everybody's: no version for each Python, no registry
# addresses, no comments that would name this machine's folders.
COMPILE = (
    "uv pip compile --universal --fork-strategy fewest --python-version 3.11 "
    "--generate-hashes --no-emit-index-url --no-annotate --no-header --quiet"
).split()
LOCKS = (
    "--all-extras pyproject.toml -o requirements.lock".split(),
    "--group browser -c requirements.lock -o requirements-browser.lock".split(),
)

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
    """Write both locks and ``environment.yml`` from ``pyproject.toml``.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    words : sequence of str
        Further words for ``uv pip compile``, such as ``--upgrade``: without it, pins that
        still fit stay as they are.
    """
    with step("uv"):
        for lock in LOCKS:
            if subprocess.call([sys.executable, "-m", *COMPILE, *lock, *words], cwd=root) != 0:
                raise CommandFailed(f"its message is above; without uv: pip install {UV}")
    lock_text = (root / "requirements.lock").read_text(encoding="utf-8")
    (root / "environment.yml").write_text(conda_text(lock_text), encoding="utf-8")


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
