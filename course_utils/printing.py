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


def significant(value, digits=2):
    """A number as text with so many significant digits, and no exponent.

    Parameters
    ----------
    value : float
    digits : int

    Returns
    -------
    str
        ``"120"`` for 123.4, ``"0.0012"`` for 0.00123, with commas between thousands; empty for
        NaN.
    """
    if np.isnan(value):
        return ""
    short = float(f"{value:.{digits}g}")
    return f"{short:,.0f}" if short == int(short) else np.format_float_positional(short, trim="-")
