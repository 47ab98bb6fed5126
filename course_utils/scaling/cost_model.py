"""From counts to seconds: a cost model with three prices, fitted to measured epochs.

The seconds of an epoch are modelled as so much for each operation of the products, for each
operation of the solves and for each byte moved (`course_utils.scaling.cost`). The prices are a
least-squares fit of the *relative* errors, none of them negative (Lawson and Hanson, *Solving
Least Squares Problems*, 1974, chapter 23).
"""

import numpy as np
import pandas as pd
from scipy.optimize import nnls

from course_utils.scaling.cost import epoch_bytes, product_flops, solve_flops, training_bytes

COLUMNS = ["entries", "n_users", "n_items", "dim", "seconds"]


def fit_prices(measured):
    """Fit the prices.

    Parameters
    ----------
    measured : DataFrame
        Columns ``entries``, ``n_users``, ``n_items``, ``dim`` and ``seconds``, an epoch a row.

    Returns
    -------
    ndarray of float64, shape (3,)
        Seconds for an operation of the products, one of the solves, and a byte moved.

    Raises
    ------
    ValueError
        With fewer than three rows, or a time that is not above 0.
    """
    seconds = measured["seconds"].to_numpy(float)
    if len(seconds) < 3 or not (seconds > 0).all():
        raise ValueError("measured must hold at least three epochs, each with seconds above 0.")
    return nnls(_amounts(measured) / seconds[:, np.newaxis], np.ones(len(seconds)))[0]


def predicted_seconds(prices, sizes):
    """The seconds of an epoch for each row of a DataFrame with the columns of `fit_prices`."""
    return _amounts(sizes) @ prices


def _amounts(sizes):
    entries, dim = sizes["entries"].to_numpy(float), sizes["dim"].to_numpy(float)
    rows = (sizes["n_users"] + sizes["n_items"]).to_numpy(float)
    return np.column_stack([
        product_flops(entries, dim), solve_flops(rows, dim), epoch_bytes(entries, rows, dim)])


def predictions_without_own_size(measured):
    """Predict the epochs of each size from those of the other sizes.

    Parameters
    ----------
    measured : DataFrame
        See `fit_prices`.

    Returns
    -------
    DataFrame
        ``entries``, ``dim``, ``seconds``, ``predicted`` and ``ratio``, predicted over measured.
    """
    parts = []
    for entries, own in measured.groupby("entries"):
        prices = fit_prices(measured[measured["entries"] != entries])
        parts.append(own[COLUMNS].assign(predicted=predicted_seconds(prices, own)))
    table = pd.concat(parts, ignore_index=True)
    table["ratio"] = table["predicted"] / table["seconds"]
    return table[["entries", "dim", "seconds", "predicted", "ratio"]]


def outlook(measured, sizes, dims, epochs):
    """What a training would take at sizes that were not measured.

    Parameters
    ----------
    measured : DataFrame
        See `fit_prices`. Users and items are taken to grow with the entries, from the largest
        size that was measured.
    sizes : iterable of int
        Numbers of entries.
    dims : iterable of int
    epochs : int

    Returns
    -------
    DataFrame
        A row for each size and dimension: ``entries``, ``dim``, ``minutes`` for all epochs and
        ``GB`` held, 10⁹ bytes.
    """
    largest = measured.loc[measured["entries"].idxmax()]
    table = pd.DataFrame([(entries, dim) for entries in sizes for dim in dims],
                         columns=["entries", "dim"])
    for name in ("n_users", "n_items"):
        table[name] = (table["entries"] * (largest[name] / largest["entries"])).round()
    table["minutes"] = predicted_seconds(fit_prices(measured), table) * epochs / 60
    table["GB"] = [training_bytes(*size) / 1e9 for size in
                   table[["entries", "n_users", "n_items", "dim"]].itertuples(index=False)]
    return table[["entries", "dim", "minutes", "GB"]]
