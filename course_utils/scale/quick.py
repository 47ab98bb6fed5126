"""The quickest engine that is here, compiled without a word."""

import contextlib
import io
import sys
from functools import cache
from importlib.util import find_spec

import numpy as np
from scipy.sparse import csr_array

from course_utils.scale.estimator import AlternatingLeastSquares


@cache
def quick_engine(dtype="float64"):
    """The name of the engine for many fits: "numba", compiled, where numba is, else "numpy".

    Parameters
    ----------
    dtype : {"float32", "float64"}
        Of the representations.

    Returns
    -------
    str
    """
    if find_spec("numba") is None:
        return "numpy"
    prepare_numba(dtype)
    return "numba"


def prepare_numba(dtype="float32"):
    """Compile the numba engine, or load what an earlier run has compiled.

    The engine's line about it is dropped, so that a notebook shows the same each time; whatever
    else comes on stderr is passed on.
    """
    stderr = io.StringIO()
    with contextlib.redirect_stderr(stderr):
        AlternatingLeastSquares(engine="numba", dtype=dtype, max_epochs=1).fit(csr_array(np.eye(3)))
    others = [
        line for line in stderr.getvalue().splitlines() if not line.startswith("numba compiles")
    ]
    if others:
        print(*others, sep="\n", file=sys.stderr)
