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


LAZY = """
import sys
import numpy as np
from scipy.sparse import csr_array
from course_utils.als import AlternatingLeastSquares
from course_utils.als.engines import load_engine
engine = load_engine("numba")
kinds = lambda: sorted(str(each[engine.FIXED].dtype) for each in engine._solve_all.signatures)
seen = [kinds()]
matrix = csr_array(np.arange(1.0, 13).reshape(4, 3))
for parameters in ({}, {"feedback": "implicit"}, {"embedding_dim": 40}):
    AlternatingLeastSquares(**{"embedding_dim": 2, **parameters}, engine="numba").fit(matrix)
    seen.append(kinds())
print(seen)
"""


def test_the_compiled_engine_compiles_once_and_only_what_is_asked_for(tmp_path):
    """Nothing when it is imported; single precision at the first call, for all kinds of calls."""
    variables = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", LAZY], env=variables, check=True, text=True,
                          capture_output=True)
    assert done.stdout.strip() == "[[], ['float32'], ['float32'], ['float32']]"
    told = done.stderr.splitlines()
    assert len(told) == 1
    assert re.fullmatch(r"numba compiles its engine for float32 \(.*\) \.* done", told[0])


def test_small_work_stays_in_one_thread_and_large_work_is_shared():
    engine = load_engine("numba")
    for rows, n_threads in ((3, 1), (3000, numpy_engine.processors())):
        side = make_side(csr_array(np.ones((rows, 3))), 0.1, "entity", None)
        assert len(engine._equal_shares(side, 16)) == n_threads
