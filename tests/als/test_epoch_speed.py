"""The ways to make an epoch, what is said of their speed, and the drawn ratings."""

import itertools
import sys

import numpy as np
import pandas as pd
import pytest

from course_utils.als import quick
from course_utils.als.quick import prepare_numba, quick_engine
from course_utils.scaling.synthetic import synthetic_ratings
from course_utils.session import SESSION_VARIABLE
from course_utils.solutions import epoch_speed as module
from course_utils.solutions.epoch_speed import (
    compared_with,
    cpu_seconds,
    epoch_ways,
    largest_difference,
)


@pytest.fixture
def ways():
    rng = np.random.default_rng(4)
    cells = rng.permutation(30 * 20)[:200]
    frame = pd.DataFrame({"user_id": cells // 20, "item_id": cells % 20,
                          "interacted": rng.integers(0, 2, 200)})
    # The last user and the last item have no pairs.
    return epoch_ways(frame, rng.normal(size=(31, 3)), rng.normal(size=(21, 3)))


def test_all_ways_make_the_same_epoch(ways):
    expected = ways["perform_mf_als_epoch"]()
    assert len(ways) == 5
    for name, way in ways.items():
        assert largest_difference(way(), expected) < 1e-12, name
        assert largest_difference(way(), way()) == 0


def test_largest_difference_looks_at_both_matrices():
    zeros = np.zeros((2, 2))
    assert largest_difference((zeros, zeros), (zeros, zeros - 3)) == 3
    assert largest_difference((zeros + 5, zeros), (zeros, zeros - 3)) == 5


def test_cpu_seconds_is_the_mean_of_the_best_repeat(monkeypatch):
    steps = iter([0.06, 0.06, 0.03, 0.03, 0.03, 0.03, 0.11])
    clock = itertools.count()
    now = [0.0]
    monkeypatch.setattr(module.time, "process_time", lambda: now[0])

    def work():
        next(clock)
        now[0] += next(steps)

    assert cpu_seconds(work) == pytest.approx(0.03)
    assert next(clock) == 7


def test_speed_is_told_in_words_that_repeat_and_a_failure_with_its_number():
    seconds = {"slow": 6.0, "fast": 0.1, "other": 2.0}
    told = compared_with("slow", seconds, {"fast": 50, "other": 10})
    assert told.to_dict() == {"fast": "at least 50 times as fast",
                              "other": "only 3 times as fast, not 10"}


def test_the_quick_engine_is_numba_where_it_is_and_numpy_elsewhere(monkeypatch):
    assert quick_engine() == "numba"
    monkeypatch.setattr(quick, "find_spec", lambda name: None)
    assert quick_engine.__wrapped__() == "numpy"


def test_preparing_numba_is_told_only_where_somebody_waits(monkeypatch, capsys):
    def fit(self, X):
        print("numba compiles its engine (once)\nsomething else", file=sys.stderr)

    monkeypatch.setattr(quick.AlternatingLeastSquares, "fit", fit)
    prepare_numba()
    assert capsys.readouterr() == ("", "something else\n")
    monkeypatch.setenv(SESSION_VARIABLE, "notebook.ipynb")
    prepare_numba()
    said = "numba compiles its engine (once)\nsomething else\n"
    assert capsys.readouterr() == (said, "")
    monkeypatch.delitem(sys.modules, "numba", raising=False)
    prepare_numba()
    assert capsys.readouterr() == (f"The engine numba is loaded: a few seconds.\n{said}", "")


def test_preparing_numba_compiles_what_the_ways_need(ways, monkeypatch):
    from course_utils.als.numba import engine as numba_engine

    (fingerprint,) = (cell.cell_contents for cell in numba_engine._solve_all.py_func.__closure__)
    monkeypatch.setattr(numba_engine, "_solve_all", numba_engine._compile(fingerprint))
    prepare_numba()
    ways["engine numba"]()
    assert len(numba_engine._solve_all.signatures) == 1


def test_synthetic_ratings_are_as_asked_and_repeat():
    matrix = synthetic_ratings(5_000, 300, 100)
    assert matrix.nnz == 5_000 and matrix.shape == (300, 100) and matrix.dtype == np.float32
    assert (matrix != synthetic_ratings(5_000, 300, 100)).nnz == 0
    assert (matrix != synthetic_ratings(5_000, 300, 100, seed=1)).nnz > 0
    counts = np.diff(matrix.indptr)
    assert counts.min() > 0 and np.bincount(matrix.indices, minlength=100).min() > 0
    assert counts.max() > 3 * np.median(counts)


def test_too_many_or_too_few_synthetic_ratings_are_refused():
    with pytest.raises(ValueError, match="entries is 45; 36 users and 10 items need at least 46"):
        synthetic_ratings(45, 36, 10)
    with pytest.raises(ValueError, match="entries is 100; at most a quarter of 360"):
        synthetic_ratings(100, 36, 10)
