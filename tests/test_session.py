"""The line of progress: seen where somebody waits, and nowhere else."""

import re
import subprocess
import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest

from course_utils import session
from course_utils.checks.checking import check
from course_utils.data.movielens import load_movielens
from course_utils.likelihood import comparison
from course_utils.likelihood.comparison import compare_fits, errors_by_size
from course_utils.likelihood.curve import sample_points
from course_utils.recommend.factors import fit_implicit
from course_utils.recommend.models import evaluate_models, factorisations
from course_utils.recommend.splits import leave_one_out
from course_utils.recommend.starts import dimension_study, evaluate_starts
from course_utils.recommend.tuning import epochs_study, tune_factors
from course_utils.session import SESSION_VARIABLE, progress
from course_utils.solutions import searches
from course_utils.solutions.answers import load_answer
from course_utils.solutions.searches import compare_searches


@pytest.fixture
def live(monkeypatch):
    monkeypatch.setenv(SESSION_VARIABLE, "notebook.ipynb")
    monkeypatch.setattr(session, "SECONDS_IN_SILENCE", 0)


def test_nothing_is_written_where_nobody_watches(monkeypatch, capfd):
    monkeypatch.delenv(SESSION_VARIABLE, raising=False)
    monkeypatch.setattr(session, "SECONDS_IN_SILENCE", 0)
    assert [*progress(range(3))] == [0, 1, 2]
    assert capfd.readouterr() == ("", "")


SAY_TWICE = """
import os
from course_utils.session import SESSION_VARIABLE, say_loading
say_loading()
os.environ[SESSION_VARIABLE] = "notebook.ipynb"
say_loading()
import course_utils.data.frames
say_loading()
"""


def test_where_somebody_watches_it_is_said_once_that_packages_load_and_before_they_do(monkeypatch):
    monkeypatch.delenv(SESSION_VARIABLE, raising=False)
    done = subprocess.run([sys.executable, "-c", SAY_TWICE], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("Loading the packages takes a few seconds.\n", "")


def test_short_work_shows_nothing(monkeypatch, capfd):
    monkeypatch.setenv(SESSION_VARIABLE, "notebook.ipynb")
    assert [*progress(range(3))] == [0, 1, 2]
    assert capfd.readouterr() == ("", "")


def test_a_line_counts_the_steps_on_stdout_and_is_wiped_out_at_the_end(live, capfd):
    assert [*progress(iter("ab"), "letter", total=2)] == ["a", "b"]
    out, err = capfd.readouterr()
    assert "0/2" in out and "letter" in out and "\n" not in out
    assert out.endswith("\r") and out.split("\r")[-2].strip() == ""
    assert err == ""


def test_a_line_is_wiped_out_after_an_error_too(live, capfd):
    with pytest.raises(ZeroDivisionError):
        with progress(unit="trial", total=2) as bar:
            bar.update()
            raise ZeroDivisionError
    assert capfd.readouterr().out.split("\r")[-2].strip() == ""


def test_one_line_inside_another_stays_on_the_line_and_starts_no_thread(live, capfd):
    threads = threading.active_count()
    for _ in progress(range(2), "outer"):
        for _ in progress(range(2), "inner"):
            pass
    out = capfd.readouterr().out
    assert "outer" in out and "inner" in out and "\n" not in out and "\x1b" not in out
    assert threading.active_count() == threads


@pytest.mark.parametrize("work", [
    lambda fail: compare_fits(5),
    lambda fail: evaluate_starts(fail, SimpleNamespace(train=None), (1, 1), range(3), pairs=()),
    lambda fail: compare_searches([1, 2, 3, 4, 5], [0, 1, 0, 1, 1], 3, 3)])
def test_interrupted_work_leaves_no_line(work, live, monkeypatch, capfd):
    def fail(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(comparison, "_compare", fail)
    monkeypatch.setattr(searches, "fit_hyperopt", fail)
    with pytest.raises(KeyboardInterrupt) as kept:
        work(fail)
    assert capfd.readouterr().out.split("\r")[-2].strip() == "", kept


@pytest.fixture(scope="module")
def ratings():
    ids = load_movielens().ratings.query("user_id <= 12")
    return ids.assign(item_id=np.unique(ids["item_id"], return_inverse=True)[1])


def waits(ratings):
    """Each of the notebooks' long calls, made short, by the unit of its steps."""
    shape = 13, ratings["item_id"].max() + 1
    split = leave_one_out(ratings)
    x, y = sample_points(np.random.default_rng(5), 80)
    implicit = {"embedding_dim": 2, "reg_l": 1.0, "confidence_weight": 1.0}
    factors = factorisations({"embedding_dim": 2}, implicit)
    without_dim = {"reg_l": 1.0, "confidence_weight": 1.0}
    baseline = evaluate_starts(fit_implicit, split, shape, [0], **implicit)[0]
    yield "data set", lambda: compare_fits(2)
    yield "size", lambda: errors_by_size((20,), 2)
    yield "seed", lambda: compare_searches(x, y, 2, 2)
    yield "trial", lambda: tune_factors(fit_implicit, ratings, shape, 2)
    yield "start", lambda: epochs_study({"a": (fit_implicit, implicit)}, ratings, shape, (1, 2))
    yield "start", lambda: evaluate_starts(fit_implicit, split, shape, [0], **implicit)
    yield "start", lambda: evaluate_models(split, shape, 5, factors, [0])
    yield "start", lambda: dimension_study(
        fit_implicit, split, shape, (2,), baseline, **without_dim)
    yield "case", lambda: check(1, load_answer(1)["perform_least_squares"])


def test_every_long_call_of_the_notebooks_and_a_check_tells_how_far_it_is(live, ratings, capfd):
    for unit, call in waits(ratings):
        call()
        out, err = capfd.readouterr()
        assert re.search(rf" 0/\d+ .*{unit}", out), unit
        assert out.split("\r")[-2].strip() == "" and err == ""
