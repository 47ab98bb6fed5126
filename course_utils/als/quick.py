"""The quickest engine that is here, compiled or loaded."""

import contextlib
import io
import sys
from functools import cache
from importlib.util import find_spec

import numpy as np
from scipy.sparse import csr_array

from course_utils.als.estimator import AlternatingLeastSquares
from course_utils.session import is_live


@cache
def quick_engine():
    """The name of the engine for many fits: "numba", compiled, where numba is, else "numpy"."""
    if find_spec("numba") is None:
        return "numpy"
    prepare_numba()
    return "numba"


def prepare_numba():
    """Compile the numba engine for double precision, or load what an earlier run has compiled.

    Where somebody waits, a line says so, and the engine's own line about compiling is shown, as
    output. Elsewhere that is dropped, so that a notebook stores the same each time, and whatever
    else comes on stderr is passed on.
    """
    if is_live():
        if "numba" not in sys.modules:
            print("The engine numba is loaded: a few seconds.", flush=True)
        with contextlib.redirect_stderr(sys.stdout):
            _compile()
        return
    stderr = io.StringIO()
    with contextlib.redirect_stderr(stderr):
        _compile()
    others = [
        line for line in stderr.getvalue().splitlines() if not line.startswith("numba compiles")
    ]
    if others:
        print(*others, sep="\n", file=sys.stderr)


def _compile():
    model = AlternatingLeastSquares(engine="numba", dtype="float64", max_epochs=1)
    model.fit(csr_array(np.eye(3)))
