"""The engines' table: the estimator works with whatever stands there, and knows no name."""

import os
import re
import subprocess
import sys

import numpy as np
import pytest
from scipy.sparse import csr_array

from course_utils.als import AlternatingLeastSquares, numpy_engine
from course_utils.als.engines import ENGINES, load_engine, refuse_nothing
from course_utils.als.equations import make_side
from course_utils.als.training import Trained

MATRIX = csr_array(np.arange(1.0, 13).reshape(4, 3))


@pytest.fixture
def made_up(monkeypatch):
    """An engine that the estimator has never heard of; what it is asked, in order."""
    asked = []

    def train(module, model, matrix, start):
        asked.append(("train", module, start))
        reprs = np.full((4, 2), 7.0), np.full((3, 2), 5.0)
        return Trained(*reprs, history=[3.0], n_epochs=9)

    def refuse(model, start):
        asked.append(("refuse", start))
        if model.reg_l == 4:
            raise ValueError("four is too much")

    engine = ENGINES["numpy"]._replace(train=train, refuse=refuse)
    monkeypatch.setitem(ENGINES, "made up", engine)
    return asked


def test_an_engine_of_the_table_needs_no_line_in_the_estimator(made_up):
    fitted = AlternatingLeastSquares(2, engine="made up").fit(MATRIX, start="a start")
    assert made_up == [("refuse", "a start"), ("train", numpy_engine, "a start")]
    assert (fitted.history_, fitted.n_iter_) == ([3.0], 9)
    assert (fitted.user_repr_matrix_ == 7).all() and (fitted.item_repr_matrix_ == 5).all()


def test_an_engine_says_what_it_refuses_before_the_ratings_are_read(made_up):
    with pytest.raises(ValueError, match="four is too much"):
        AlternatingLeastSquares(2, reg_l=4, engine="made up").fit("nowhere.csv")
    assert made_up == [("refuse", None)]


def test_single_steps_are_those_of_the_engine_that_the_table_names(made_up, monkeypatch):
    fitted = AlternatingLeastSquares(2, engine="made up", dtype="float64").fit(MATRIX)
    steps = []
    monkeypatch.setattr(numpy_engine, "half_epoch", lambda *given: steps.append(given[1]))
    fitted.transform(MATRIX)
    assert len(steps) == 1 and steps[0] is fitted.item_repr_matrix_


@pytest.mark.parametrize("name", ENGINES)
def test_each_engine_of_the_table_steps_by_one_that_is_there(name):
    assert callable(load_engine(ENGINES[name].stepper).half_epoch)
    assert (ENGINES[name].refuse is refuse_nothing) == (name != "spark")


OTHER_PROCESSOR = """
from llvmlite import binding
from numba import njit
# Now numba asks for the processor that is there, and compiles for that one from then on.
assert njit(lambda: 1)() == 1
features, own = binding.get_host_cpu_features(), binding.get_host_cpu_features
features["avx512f"] = not features.get("avx512f")
binding.get_host_cpu_features = lambda: features
from course_utils.als.numba import tiles as numba_tiles
binding.get_host_cpu_features = own
assert (numba_tiles.WIDE_BYTES == 64) == features["avx512f"]
import numpy as np
from course_utils.als import AlternatingLeastSquares
from course_utils.als.engines import load_engine
from course_utils.scaling.synthetic import synthetic_ratings
engine = load_engine("numba")
kinds = lambda: [str(each[engine.FIXED].dtype) for each in engine._solve_all.signatures]
assert kinds() == []
matrix = abs(synthetic_ratings(6_000, 400, 80))
for dtype, rtol in (("float32", 1e-4), ("float64", 1e-9)):
    for dim in (3, 24, 40, 65):
        for feedback in ("explicit", "implicit"):
            losses = [AlternatingLeastSquares(
                dim, engine=engine, dtype=dtype, feedback=feedback, max_epochs=2, random_state=0
            ).fit(matrix).history_ for engine in ("numpy", "numba")]
            np.testing.assert_allclose(*losses, rtol=rtol)
    # Compiled or loaded once for all kinds of calls, in double precision only when it is asked for.
    assert sorted(kinds()) == ["float32", "float64"][:1 + (dtype == "float64")]
"""


def test_the_code_for_processors_with_other_registers_gives_the_same_and_tells_of_compiling(
    tmp_path,
):
    """LLVM splits vectors that are too wide, so each kind of code runs on each processor.

    Once for each precision it is said that it is compiled, and not when it is loaded.
    """
    variables = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)}
    for notices in (2, 0):
        done = subprocess.run([sys.executable, "-c", OTHER_PROCESSOR], env=variables, check=True,
                              stderr=subprocess.PIPE, text=True)
        told = done.stderr.splitlines()
        assert len(told) == notices
        for line, kind in zip(told, ("float32", "float64")[:notices], strict=True):
            assert re.fullmatch(rf"numba compiles its engine for {kind} \(.*\) \.* done", line)


def test_small_work_stays_in_one_thread_and_large_work_is_shared():
    engine = load_engine("numba")
    for rows, n_threads in ((3, 1), (3000, numpy_engine.processors())):
        side = make_side(csr_array(np.ones((rows, 3))), 0.1, "entity", None)
        assert len(engine._equal_shares(side, 16)) == n_threads
