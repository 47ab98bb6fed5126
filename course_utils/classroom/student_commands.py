"""The commands of the student edition."""

import os
import subprocess
import sys

from course_utils.workshop.environment import ROOT, enter_environment
from course_utils.workshop.failure import CommandFailed, step

HELP = """\
usage: python -m course_utils lab      (Windows: py -m course_utils lab)

  lab   open the notebooks in JupyterLab
  help  show this text

The first start makes .venv with the packages, unless the running Python has them already.
"""


def main(words):
    """Run one command.

    Parameters
    ----------
    words : list of str
        The command's name, then words for JupyterLab.

    Returns
    -------
    int
        The exit code: JupyterLab's; 1 for a step that failed, 2 for an unknown command.
    """
    name, rest = (words[0], words[1:]) if words else ("help", [])
    if name != "lab":
        print(HELP, end="")
        return 0 if name in ("help", "-h", "--help") else 2
    try:
        with step("environment"):
            enter_environment(words)
        return _lab(rest)
    except CommandFailed as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _lab(words):
    with step("data"):
        from course_utils.movielens import load_movielens

        load_movielens()
    # The environment's own kernel goes before another one of that name in the home folder.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}", *words]
    return subprocess.call(command, cwd=str(ROOT))
