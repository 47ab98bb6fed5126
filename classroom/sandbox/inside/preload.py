"""What is imported before any submission, and what is made quiet for all of them."""

import errno
import importlib.abc
import importlib.machinery
import os
import sys
import types
import warnings
from contextlib import suppress

# Importing them takes seconds, once for a whole class instead of once a submission.
LIBRARIES = (
    "matplotlib.pyplot",
    "seaborn",
    "sklearn.linear_model",
    "scipy.optimize",
    "scipy.sparse",
    "hyperopt",
    "livelossplot",
    "tqdm.auto",
    "ipywidgets",
)


def make_shell():
    """Import the libraries and make the IPython shell that every notebook runs in.

    Returns
    -------
    IPython.core.interactiveshell.InteractiveShell
    """
    # IPython and tqdm find no terminal here, and say so.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in LIBRARIES:
            with suppress(ImportError):
                importlib.import_module(name)
        shell = _shell()
    _calm_plots()
    _calm_progress()
    # What the runtime leaves out is a shortage, whatever it is asked for.
    os.fork = os.forkpty = os.memfd_create = _refuse
    _put_checks_aside()
    return shell


def _shell():
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config)
    # Figures stay on the Agg canvas and are never drawn; there is no shell to run a command in.
    for name in ("matplotlib", "reset", "reset_selective"):
        shell.register_magic_function(_do_nothing, "line", name)
    for name in ("bash", "sh", "script", "system", "sx", "!"):
        shell.register_magic_function(_do_nothing, "cell", name)
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
        # There are no threads, so none can watch.
        progress.tqdm.monitor_interval = 0


def _put_checks_aside():
    """Let the notebook import the students' ``course_utils``, but with silent checks and figures.

    The self-checks are for students; the grader makes its own, outside. No answer needs a
    figure.
    """
    sys.meta_path.insert(0, Silent())


class Silent(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds modules of the course whose every name stands for something that does nothing."""

    packages = ("course_utils.checks", "course_utils.plots")

    def find_spec(self, name, path=None, target=None):
        if name.startswith(self.packages):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return types.ModuleType(spec.name)

    def exec_module(self, module):
        module.__getattr__ = _quiet_name


class Quiet:
    """Takes whatever a figure takes, and draws nothing."""

    def __init__(self, *_, **__):
        pass

    def __call__(self, *_, **__):
        return self

    def __getattr__(self, name):
        return _do_nothing


def _quiet_name(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Quiet()


def _refuse(*_, **__):
    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _do_nothing(*_, **__):
    return None
