"""Leave no trace: what a student's function may touch is put back after the call."""

import copy
import functools
import io
import random
import types
import warnings
from collections import deque
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout

import numpy as np
import pandas as pd
from IPython.utils.capture import capture_output

_DATA = (list, dict, set, deque, np.ndarray, pd.DataFrame, pd.Series,
         np.random.RandomState, np.random.Generator)


@contextmanager
def isolated(spaces):
    """For the time of the block: no output, no warnings, own figures, copies of variables.

    Parameters
    ----------
    spaces : list of dict
        The global variables that the functions read, as `global_variables` finds them.
    """
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        stack.enter_context(_own_figures())
        stack.enter_context(_random_state_kept())
        for space in spaces:
            stack.enter_context(_copied(space))
        stack.enter_context(_without_live_plots())
        yield


def global_variables(function):
    """The dicts of global variables that a function reads, through wrappers of any kind."""
    spaces, seen, waiting = [], set(), [function]
    while waiting and len(seen) < 50:
        candidate = waiting.pop()
        if id(candidate) in seen:
            continue
        seen.add(id(candidate))
        waiting += _inside(candidate)
        if type(candidate) is types.FunctionType:
            space = candidate.__globals__
            if not any(space is known for known in spaces):
                spaces.append(space)
    return spaces


def _inside(candidate):
    """The functions that a wrapper, an object or a closure calls."""
    if type(candidate) is types.FunctionType:
        cells = candidate.__closure__ or ()
        return [cell.cell_contents for cell in cells if _is_filled(cell)]
    if isinstance(candidate, functools.partial):
        return [candidate.func]
    if type(candidate) is types.MethodType:
        return [candidate.__func__]
    call = getattr(type(candidate), "__call__", None)
    return [call] if type(call) is types.FunctionType else []


def _is_filled(cell):
    try:
        _ = cell.cell_contents
    except ValueError:
        return False
    return True


@contextmanager
def variables_set(spaces, variables):
    """Set the notebook's variables for the time of the block."""
    before = [dict(space) for space in spaces]
    try:
        for space in spaces:
            space.update(variables)
        yield
    finally:
        for space, old in zip(spaces, before, strict=True):
            _put_back(space, old)


@contextmanager
def _copied(space):
    """Lend copies of the data in `space`, so that changes in place are lost too."""
    before = dict(space)
    copied = {name: value for name, value in before.items()
              if _is_data(value, before) and not name.startswith("_") and name not in ("In", "Out")}
    try:
        space.update(_copies(copied))
        yield
    finally:
        _put_back(space, before)


def _is_data(value, space):
    """Whether a variable holds data, a live plot, or an object of the notebook's own class."""
    kind = type(value)
    own = space.get("__name__", "")
    return issubclass(kind, _DATA) or _draws_live(kind) or _module_of(kind) == own


def _copies(variables):
    try:
        return copy.deepcopy(variables)
    except Exception:
        return {name: _copy_or_same(value) for name, value in variables.items()}


def _copy_or_same(value):
    try:
        return copy.deepcopy(value)
    except Exception:
        return value


def _put_back(space, before):
    for name in set(space) - set(before):
        del space[name]
    space.update(before)


class _Nowhere(io.TextIOBase):
    def write(self, text):
        return len(text)

    def writable(self):
        return True


@contextmanager
def _quiet():
    nowhere = _Nowhere()
    with (capture_output(stdout=False, stderr=False), redirect_stdout(nowhere),
          redirect_stderr(nowhere), warnings.catch_warnings(), np.errstate()):
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _own_figures():
    """Give the call a pyplot without figures, and close what it opened."""
    from matplotlib import pyplot
    from matplotlib._pylab_helpers import Gcf

    open_before, show = Gcf.figs, pyplot.show
    Gcf.figs, pyplot.show = type(open_before)(), lambda *args, **kwargs: None
    try:
        yield
    finally:
        pyplot.close("all")
        Gcf.figs, pyplot.show = open_before, show


@contextmanager
def _random_state_kept():
    python, legacy = random.getstate(), np.random.get_state()
    try:
        yield
    finally:
        random.setstate(python)
        np.random.set_state(legacy)


@contextmanager
def _without_live_plots():
    """Live plots take what they are given and draw nothing: a redraw takes longer than epochs."""
    from livelossplot.plot_losses import PlotLosses

    send = PlotLosses.send
    PlotLosses.send = lambda self: None
    try:
        yield
    finally:
        PlotLosses.send = send


def _draws_live(kind):
    return _module_of(kind).startswith(("livelossplot", "course_utils.plots.live_loss"))


def _module_of(kind):
    # Asked of type itself: a class of the student's may answer such questions as it likes.
    return str(type.__getattribute__(kind, "__module__"))
