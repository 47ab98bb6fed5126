"""Numbers that print alike on every machine."""

import numpy as np


def rounded(values, digits=4):
    """Round to `digits` decimals, without negative zeros.

    Parameters
    ----------
    values : array_like
    digits : int

    Returns
    -------
    ndarray of float64
        A new array; adding 0.0 turns -0.0 into 0.0.
    """
    return np.round(np.asarray(values, dtype=float), digits) + 0.0
