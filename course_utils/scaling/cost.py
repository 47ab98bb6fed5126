r"""What an epoch of ALS costs, by counting: operations, bytes moved, bytes held.

All in single precision: a number takes 4 bytes, and so does the number of a column, up to
`LARGEST_SMALL_INDEX` entries; beyond, it takes 8.

A row with n entries adds up the upper half of its Gram matrix, n d (d + 1) operations, and the
right side, 2 n d; Cholesky takes d³/3, the two substitutions 2 d². Each entry takes part in two
rows, that of its user and that of its item.
"""

import numpy as np

NUMBER_BYTES = 4
LARGEST_SMALL_INDEX = 2**31 - 1


def product_flops(entries, dim):
    """Operations for the Gram matrices and right sides of an epoch: 2 · entries · (d² + 3d)."""
    return 2 * entries * (dim**2 + 3 * dim)


def solve_flops(rows, dim):
    """Operations to solve the equations of so many users and items: rows · (d³/3 + 2d²)."""
    return rows * (dim**3 / 3 + 2 * dim**2)


def epoch_flops(entries, rows, dim):
    """All operations of an epoch.

    Parameters
    ----------
    entries : int
    rows : int
        Users plus items.
    dim : int

    Returns
    -------
    float
        Additions and multiplications, each counted as one.
    """
    return product_flops(entries, dim) + solve_flops(rows, dim)


def epoch_bytes(entries, rows, dim):
    """Bytes that an epoch moves if no representation is found in a cache.

    Each entry is read twice, each time with the representation that it points at; each new
    representation is written once. The parameters are those of `epoch_flops`.
    """
    return 2 * entries * (dim * NUMBER_BYTES + entry_bytes(entries)) + rows * dim * NUMBER_BYTES


def entry_bytes(entries):
    """Bytes of one of so many entries of a sparse matrix: its column and its value."""
    return NUMBER_BYTES + np.where(np.asarray(entries) <= LARGEST_SMALL_INDEX, 4, 8)


def training_bytes(entries, n_users, n_items, dim):
    """Bytes held while training, beside the data as they came.

    The entries twice, sorted by user and by item, with where each row starts; its ridge; all
    representations; and a copy of those that a half-epoch holds fixed, the larger side's.
    """
    rows = (n_users + n_items) * (2 + dim) + max(n_users, n_items) * dim
    return 2 * entries * entry_bytes(entries) + rows * NUMBER_BYTES


def saved_share(counts, dim):
    """Which share of a half-epoch's operations is saved by solving short rows in n unknowns.

    The solution of a row with n < d entries is :math:`p = Q^T c` with
    :math:`(Q Q^T + \\alpha I) c = r`, which takes d (n² + n) + n³/3 + 2 n² + 2 n d operations.

    Parameters
    ----------
    counts : array_like of int, shape (n_rows,)
        The entries of each row.
    dim : int

    Returns
    -------
    float
        From 0 to 1.
    """
    n = np.asarray(counts, dtype=float)
    usual = n * (dim**2 + 3 * dim) + dim**3 / 3 + 2 * dim**2
    short = dim * (n**2 + 3 * n) + n**3 / 3 + 2 * n**2
    return float(1 - np.where(n < dim, short, usual).sum() / usual.sum())


def attainable_gflops(flops_per_byte, peak_gflops, bandwidth_gb_s):
    """The roofline: what a machine can reach at most.

    Williams, Waterman and Patterson, "Roofline: An Insightful Visual Performance Model for
    Multicore Architectures", CACM 52 (2009).

    Parameters
    ----------
    flops_per_byte : array_like
        The operations that a program does with each byte from memory.
    peak_gflops : float
        The most operations of the machine, in 10⁹ a second.
    bandwidth_gb_s : float
        The most bytes from its memory, in 10⁹ a second.

    Returns
    -------
    ndarray of float64
        In 10⁹ operations a second.
    """
    return np.minimum(peak_gflops, bandwidth_gb_s * np.asarray(flops_per_byte, dtype=float))
