"""Whether somebody watches in JupyterLab, and the lines that tell there why it takes long."""

import os
import sys
from weakref import WeakSet

SESSION_VARIABLE = "JPY_SESSION_NAME"
"""Set by jupyter_server in the environment of the kernels that it starts for notebooks."""

SECONDS_IN_SILENCE = 2.0


def is_live():
    """Whether a Jupyter server, such as JupyterLab's, has started this kernel for a notebook.

    nbval, nbconvert and nbgrader start kernels of their own: what they store is static, and the
    same each time.
    """
    return SESSION_VARIABLE in os.environ


def say_loading():
    """A line that says why the first cell of a notebook takes long, which calls this first.

    Nothing can count while Python imports. It is only shown where `is_live`, and only once.
    """
    if is_live() and "pandas" not in sys.modules:
        print("Loading the packages takes a few seconds.", flush=True)


def progress(steps=None, unit="step", total=None):
    """A line that says how far long work is, for functions that notebooks call.

    It comes after two seconds, is wiped out when the work ends, and is only shown where `is_live`.
    No code of a student's may print in between. Where a comprehension iterates, use it in a
    ``with``: an interrupted one keeps what it iterates over, and the line with it.

    Parameters
    ----------
    steps : iterable, optional
        What is worked through; without it `update` of the result counts.
    unit : str
        What a step is.
    total : int, optional
        How many there are, where `steps` is missing or has no length.

    Returns
    -------
    tqdm.tqdm
        To be iterated over, or used in a ``with``.
    """
    # Few functions show progress, and whoever imports them should not wait.
    from tqdm import tqdm

    class Line(tqdm):
        """Knows of no other line: one below another cannot be wiped out in JupyterLab."""

        _instances = WeakSet()
        monitor_interval = 0  # no thread

    return Line(
        steps,
        total=total,
        unit=unit,
        delay=SECONDS_IN_SILENCE,
        leave=False,
        # JupyterLab shows stderr in red, like an error.
        file=sys.stdout,
        disable=not is_live(),
        miniters=1,
    )
