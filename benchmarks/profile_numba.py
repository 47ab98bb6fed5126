"""What an epoch of the numba engine is spent on, found by leaving parts out.

``python benchmarks/profile_numba.py [--entries N] [--dims D ...]`` writes ``numba_profile.md``.
A processor's clock changes, so everything that is compared runs in turn, and the best time of each
is kept. *Loss*: with errors minus without.
*Far reads*: with the matrix's own indices minus the same rows that all point at `NEAR` columns,
which stay in the cache. *Solves*: the time of a row with few more entries than dimensions, minus
its entries' share, times the rows; the share is the slope of the time over the entries. *Products*:
what remains. Below each stands what its flops would take at the speed of a large matrix product.
*Filled*: the numbers of a Gram matrix's upper triangle over those that the tiles calculate. The
limit is that of `course_utils.scale.cost`, with the speeds of the product and of the sum that
``record_machine.py`` uses, measured in the same turns.
"""

import argparse
import timeit
from pathlib import Path

import numpy as np
import pandas as pd
from als_data import SHAPES
from compare_als import stored_matrix, table
from record_machine import PRODUCT_FLOPS, SUM_BYTES, large_product, large_sum, machine_name
from scipy.sparse import csr_array

from course_utils.scale import numba_engine
from course_utils.scale.cost import (
    attainable_gflops,
    epoch_bytes,
    epoch_flops,
    product_flops,
    solve_flops,
)
from course_utils.scale.equations import make_side
from course_utils.scale.numba_tiles import STRIP, WIDE_BYTES

ROUNDS, NEAR, NUMBERS = 10, 64, 1 << 20
RESULT = Path(__file__).with_name("numba_profile.md")


def main():
    options = _options()
    folder = stored_matrix(options.entries)
    data, indices, indptr = (np.load(folder / f"{k}.npy") for k in ("data", "indices", "indptr"))
    matrix = csr_array((data, indices, indptr), shape=tuple(np.load(folder / "shape.npy")))
    columns = {f"d = {dim}": profile(matrix, dim) for dim in options.dims}
    text = pd.DataFrame(columns).map(lambda value: f"{value:.2g}").rename_axis("").reset_index()
    RESULT.write_text(
        HEAD.format(entries=options.entries, machine=machine_name()) + table(text) + TAIL,
        encoding="utf-8",
    )
    print(RESULT.read_text(encoding="utf-8"))


def profile(matrix, dim):
    """Seconds an epoch, and of its parts."""
    sides = [make_side(part, 0.1, "entity", None) for part in (matrix, matrix.T.tocsr())]
    near = [side._replace(indices=side.indices % NEAR) for side in sides]
    whole, plain, cached, product, added = best_in_turn(
        epoch(sides, dim, with_errors=True), epoch(sides, dim), epoch(near, dim), large_product(),
        large_sum())
    solves = solve_seconds(dim) * sum(matrix.shape)
    limit = limit_seconds(matrix.nnz, sum(matrix.shape), dim, product, added)
    peak = PRODUCT_FLOPS / product
    return {
        "an epoch, s": whole,
        "its loss": whole - plain,
        "far reads": plain - cached,
        "solves": solves,
        "their flops at full speed": solve_flops(sum(matrix.shape), dim) / peak,
        "products": cached - solves,
        "their flops at full speed ": product_flops(matrix.nnz, dim) / peak,
        "filled share of the tiles": filled_share(dim),
        "a large product, GFLOP/s": peak / 1e9,
        "memory, GB/s": SUM_BYTES / added / 1e9,
        "the limit of an epoch, s": limit,
        "limit / epoch": limit / whole,
        "limit / epoch without its loss": limit / plain,
    }


def filled_share(dim):
    """The upper triangle's numbers over those that the tiles calculate, in single precision."""
    lanes = WIDE_BYTES // 4
    calculated = sum(-(-(dim - first) // lanes) * lanes * STRIP for first in range(0, dim, STRIP))
    return dim * (dim + 1) / 2 / calculated


def limit_seconds(entries, rows, dim, product, added):
    """The roofline's limit for an epoch, from the seconds of a large product and a large sum."""
    flops = epoch_flops(entries, rows, dim)
    gflops = attainable_gflops(
        flops / epoch_bytes(entries, rows, dim),
        PRODUCT_FLOPS / product / 1e9,
        SUM_BYTES / added / 1e9,
    )
    return flops / gflops / 1e9


def epoch(sides, dim, with_errors=False):
    """What runs a half-epoch of each side when it is called."""
    halves = []
    for number, side in enumerate(sides):
        n_columns = len(sides[1 - number].alphas) if len(sides) == 2 else NEAR
        fixed = np.random.default_rng(0).normal(scale=dim ** -0.5, size=(n_columns, dim))
        reprs = np.zeros((len(side.alphas), dim), np.float32)
        errors = np.zeros(len(reprs)) if with_errors and number else None
        halves.append((side, fixed.astype(np.float32), reprs, errors))

    def run():
        for half in halves:
            numba_engine.half_epoch(*half)
    return run


def best_in_turn(*works):
    """The least seconds of each."""
    rounds = [[timeit.timeit(work, number=1) for work in works] for _ in range(ROUNDS)]
    return np.min(rounds, axis=0)


def solve_seconds(dim):
    """What a row costs beside its entries, all processors together."""
    counts, rows = np.array([2 * dim, 6 * dim]), NUMBERS // dim
    times = best_in_turn(*(epoch([regular_side(count, rows)], dim) for count in counts)) / rows
    slope, intercept = np.polyfit(counts, times, 1)
    return intercept


def regular_side(count, rows):
    """Rows with the same number of entries, which point at columns in the cache."""
    rng = np.random.default_rng(0)
    indices = rng.integers(NEAR, size=rows * count).astype(np.int32)
    matrix = csr_array((np.ones(rows * count, np.float32), indices,
                        np.arange(0, rows * count + 1, count, dtype=np.int32)), (rows, NEAR))
    return make_side(matrix, 0.1, "entity", None)


HEAD = """\
# What an epoch of the numba engine is spent on

Made by `python benchmarks/profile_numba.py` at {entries:,} entries, in single precision, on:
{machine}; see there how.

"""
TAIL = """

What is known of the difference between the parts and their flops at full speed:

- Products: the tiles calculate more than the triangle (filled share), and each representation is
  first copied into a panel in the cache, which serves all tiles.
- Solves: a block of eight unknowns takes eight divisions, each of which waits for the one before
  it; so do the substitutions. Compared with full speed, small d suffers most.
- The loss reads every representation once more. The limit counts no loss, so the last line above
  compares like with like; the one before it is what a user waits for.
- Far reads: what comes from memory or from another level of the cache, though it is asked for
  early. It is a difference of two times; near or below zero it is lost in their errors, which then
  are among the products.
"""


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--entries", type=int, default=max(SHAPES), choices=SHAPES,
                        help="how many ratings")
    parser.add_argument("--dims", type=int, nargs="+", default=[16, 64, 128],
                        help="numbers of a representation")
    return parser.parse_args()


if __name__ == "__main__":
    main()
