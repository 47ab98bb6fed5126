"""The commands of the student edition."""

import os
import sys
from pathlib import Path

from course_utils.start.environment import ROOT, become, enter_environment
from course_utils.start.failure import CommandFailed, step
from course_utils.start.jupyter import words_to_start

HELP = """\
usage: python -m course_utils lab      (Windows: py -m course_utils lab)

  lab   open the notebooks in JupyterLab; further words go to it: lab --no-browser
  help  show this text

The first start makes .venv with the packages, unless the running Python has them already.
"""
FIRST = "01_least_squares.ipynb"
SETTINGS = ROOT / "data" / "jupyter"
"""Jupyter's own settings for students: neither news nor a teacher's tools."""
COMMAND = "python -m course_utils lab"
IN_CONTAINER = "--no-browser --ip=0.0.0.0"
OUTSIDE = "with the port published (docker run -p 8888:8888)"


def main(words):
    """Run one command.

    Parameters
    ----------
    words : list of str
        The command's name, then words for JupyterLab.

    Returns
    -------
    int
        The exit code: 1 for a step that failed, 2 for an unknown command. ``lab`` does not
        return: the process becomes JupyterLab.
    """
    name, rest = (words[0], words[1:]) if words else ("help", [])
    if name != "lab":
        print(HELP, end="")
        return 0 if name in ("help", "-h", "--help") else 2
    try:
        refuse_root(rest)
        with step("environment"):
            enter_environment(words)
        _lab(rest)
    except CommandFailed as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def refuse_root(words):
    """Say at once what has to be added, where JupyterLab would not start.

    Parameters
    ----------
    words : list of str
        Those for JupyterLab.

    Raises
    ------
    CommandFailed
        For root without ``--allow-root``.
    """
    if is_root() and "--allow-root" not in words:
        more = f" {IN_CONTAINER}, {OUTSIDE}" if in_container() else ""
        raise CommandFailed(
            f"JupyterLab starts as root only if told so: write {COMMAND} --allow-root{more}")


def starting(words):
    """The line that is shown before JupyterLab starts."""
    if in_container() and not any(word.startswith("--ip") for word in words):
        return f"In a container, add {IN_CONTAINER} to reach JupyterLab from outside, {OUTSIDE}."
    return "JupyterLab opens in your browser. To end it, press Ctrl-C here."


def is_root():
    """Whether the command runs as the system's administrator, on systems that have root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def in_container():
    """Whether Docker or Podman has left its mark on this system."""
    return any(Path(mark).exists() for mark in ("/.dockerenv", "/run/.containerenv"))


def _lab(words):
    with step("data"):
        from course_utils.data.movielens import load_movielens

        load_movielens()
    # The environment's own kernel goes before another one of that name in the home folder.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
        [str(SETTINGS), *filter(None, [os.environ.get("JUPYTER_CONFIG_PATH")])])
    print(f"lab: {starting(words)}", flush=True)
    os.chdir(str(ROOT))
    become([
        sys.executable, *words_to_start("jupyterlab"), f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/{FIRST}", "--log-level=ERROR",
        "--LabApp.log_level=ERROR", *_encryption(), *words])


def _encryption():
    """Encrypt what server and kernel say to each other, where it can be: kernels ask for it."""
    import zmq

    return ["--KernelManager.transport_encryption=auto"] if zmq.has("curve") else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
