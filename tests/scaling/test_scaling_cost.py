"""What is counted, and the prices that turn counts into seconds."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

from course_utils.als import AlternatingLeastSquares
from course_utils.scaling.cost import (
    attainable_gflops,
    epoch_bytes,
    epoch_flops,
    saved_share,
    training_bytes,
)
from course_utils.scaling.cost_model import (
    fit_prices,
    outlook,
    predicted_seconds,
    predictions_without_own_size,
)
from course_utils.scaling.measurements import read_benchmark
from course_utils.scaling.synthetic import synthetic_ratings

PRICES = np.array([2e-11, 5e-11, 4e-11])


def flops_by_loops(counts, dim):
    """One by one: the upper half of the Gram matrix, the right side, Cholesky, substitutions."""
    total = 0
    for n in counts:
        total += sum(2 * n for i in range(dim) for j in range(i, dim)) + 2 * n * dim
        total += dim**3 / 3 + 2 * dim**2
    return total


@pytest.mark.parametrize("dim", [1, 2, 16])
def test_flops_are_those_of_the_steps_one_by_one(dim):
    users, items = [3, 1, 4], [2, 2, 2, 2]
    both = flops_by_loops(users, dim) + flops_by_loops(items, dim)
    assert epoch_flops(8, 7, dim) == pytest.approx(both)


def test_bytes_are_those_of_entries_and_representations():
    # Each of 10 entries twice: two numbers, and a representation of 3; 7 new representations.
    assert epoch_bytes(10, 7, 3) == 10 * 2 * 4 * (2 + 3) + 7 * 3 * 4


def test_short_rows_save_what_their_smaller_equations_save():
    dim, counts = 5, [2, 9]
    # One unknown for each entry, then n numbers times d representations.
    short = sum(2 * dim for i in range(2) for j in range(i, 2)) + 2 * 2 * dim + 2**3 / 3 + 2 * 2**2
    expected = 1 - (short + flops_by_loops([9], dim)) / flops_by_loops(counts, dim)
    assert saved_share(counts, dim) == pytest.approx(expected)
    assert saved_share([5, 6, 900], dim) == 0


def test_more_entries_than_a_small_index_counts_take_more_bytes():
    assert training_bytes(2**31 - 1, 0, 0, 0) == 2 * 8 * (2**31 - 1)
    assert training_bytes(2**31, 0, 0, 0) == 2 * 12 * 2**31


def test_memory_is_what_a_training_holds():
    """Peak between the first and the last epoch; the data come in another precision."""
    matrix = synthetic_ratings(400_000, 4_000, 1_000).astype(float)
    peaks = []

    def note(epoch, loss):
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.reset_peak()

    model = AlternatingLeastSquares(32, engine="numba", max_epochs=3, callback=note)
    # What compiling leaves is not the training's.
    clone(model).set_params(callback=None).fit(matrix)
    tracemalloc.start()
    model.fit(matrix)
    tracemalloc.stop()
    expected = training_bytes(matrix.nnz, *matrix.shape, 32)
    assert peaks[-1] == pytest.approx(expected, rel=0.1)


def test_roofline_is_the_lower_of_two_limits():
    np.testing.assert_allclose(attainable_gflops([0.5, 4, 8, 100], 160, 20), [10, 80, 160, 160])


def measured(noise=0.0):
    sizes = pd.DataFrame(
        [(entries, entries // 100, entries // 500, dim)
         for entries in (10**6, 10**7, 10**8) for dim in (16, 64, 128)],
        columns=["entries", "n_users", "n_items", "dim"])
    factors = np.exp(noise * np.random.default_rng(0).normal(size=len(sizes)))
    return sizes.assign(seconds=predicted_seconds(PRICES, sizes) * factors)


def test_prices_are_found_again():
    np.testing.assert_allclose(fit_prices(measured()), PRICES, rtol=1e-6)
    ratios = predicted_seconds(fit_prices(measured(0.1)), measured()) / measured()["seconds"]
    assert ratios.between(0.8, 1.25).all()


def test_no_price_is_negative():
    cheap = measured()
    cheap["seconds"] /= cheap["dim"] ** 1.5
    assert (fit_prices(cheap) >= 0).all()


@pytest.mark.parametrize("damage", [lambda t: t[:2], lambda t: t.assign(seconds=0.0)])
def test_too_little_to_fit_is_named(damage):
    with pytest.raises(ValueError, match="measured must hold at least three"):
        fit_prices(damage(measured()))


def test_a_size_is_predicted_from_the_others_alone():
    table = measured()
    table.loc[table["entries"] == 10**8, "seconds"] *= 3
    found = predictions_without_own_size(table)
    assert found["ratio"].to_numpy()[-3:] == pytest.approx([1 / 3] * 3, rel=1e-6)


def test_outlook_lets_users_and_items_grow_with_the_entries():
    found = outlook(measured(), [10**9], [16, 64], epochs=30).set_index("dim")
    size = pd.DataFrame([(10**9, 10**7, 2 * 10**6, 16)], columns=measured().columns[:4])
    assert found.loc[16, "minutes"] == pytest.approx(predicted_seconds(PRICES, size)[0] / 2)
    assert found.loc[64, "GB"] == pytest.approx(training_bytes(10**9, 10**7, 2 * 10**6, 64) / 1e9)


def test_the_model_predicts_recorded_sizes_that_it_has_not_seen():
    epochs = read_benchmark().query("implementation == 'numba' and entries >= 1_000_000")
    errors = np.abs(np.log(predictions_without_own_size(epochs)["ratio"]))
    assert len(errors) >= 9
    assert np.exp(errors.median()) < 1.15
    assert np.exp(errors.max()) < 1.3
