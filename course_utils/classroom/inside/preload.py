"""What is imported before any submission, and what is made quiet for all of them."""

import importlib
import os
import sys
import types
import warnings
from contextlib import suppress

# Importing them takes 2 to 4 seconds, once for a whole class instead of once a submission.
LIBRARIES = (
    "matplotlib.pyplot",
    "seaborn",
    "sklearn.linear_model",
    "scipy.optimize",
    "hyperopt",
    "livelossplot",
    "tqdm.auto",
)
EDITION = "/edition"


def make_shell():
    """Import the libraries and make the IPython shell that every notebook starts from.

    Returns
    -------
    IPython.core.interactiveshell.InteractiveShell
    """
    # IPython and tqdm find no writable home and no terminal here, and say so.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in LIBRARIES:
            with suppress(ImportError):
                importlib.import_module(name)
        shell = _shell()
    _calm_plots()
    _calm_progress()
    _put_checks_aside()
    return shell


def make_home():
    """Let the notebook find the course's files beside itself, as students do."""
    if os.path.isdir(EDITION):
        for name in os.listdir(EDITION):
            os.symlink(f"{EDITION}/{name}", f"/sub/{name}")


def _shell():
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    # Figures stay on the Agg canvas and are never drawn; a shell command cannot reach a network.
    shell.register_magic_function(_do_nothing, "line", "matplotlib")
    shell.system = shell.getoutput = _do_nothing
    return shell


def _calm_plots():
    plots = sys.modules.get("matplotlib.pyplot")
    if plots is not None:
        plots.switch_backend("agg")
        plots.show = _do_nothing
    live = sys.modules.get("livelossplot")
    if live is not None:
        live.PlotLosses.send = _do_nothing


def _calm_progress():
    progress = sys.modules.get("tqdm")
    if progress is not None:
        # Its watching thread would not survive the forks.
        progress.tqdm.monitor_interval = 0


def _put_checks_aside():
    """Let the notebook import the edition's ``course_utils``, but with a check that does nothing.

    The self-checks are for students; the grader makes its own, outside. The parts of them that
    this program uses stay in memory.
    """
    program = os.getcwd()
    sys.path[:] = [path for path in sys.path if path != program]
    for name in [name for name in sys.modules if name.split(".")[0] == "course_utils"]:
        del sys.modules[name]
    checks = types.ModuleType("course_utils.checks")
    checks.check = _do_nothing
    sys.modules[checks.__name__] = checks


def _do_nothing(*_, **__):
    return None
