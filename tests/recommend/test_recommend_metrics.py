"""Hit rate, recall and NDCG, against trec_eval and against scikit-learn.

trec_eval is NIST's own program, here through `pytrec_eval`: it gets scores and judgements and
ranks by itself, so it shares nothing with the package.
"""

import numpy as np
import pandas as pd
import pytest
import pytrec_eval
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score

from course_utils import hit_rate_and_ndcg
from course_utils.recommend.evaluation import CUTS, evaluate
from course_utils.recommend.metrics import coinciding, user_metrics
from course_utils.recommend.splits import Split

N_USERS, N_ITEMS = 6, 25


def random_case(seed):
    """Scores without ties, and a split in which every user has one to six test items."""
    rng = np.random.default_rng(seed)
    scores = rng.permuted(np.tile(np.arange(float(N_ITEMS)), (N_USERS, 1)), axis=1)
    parts = [], []
    for user in range(N_USERS):
        items = rng.permutation(N_ITEMS)
        n_test, n_train = rng.integers(1, 7), rng.integers(1, 12)
        parts[0].extend((user, item) for item in items[n_test:n_test + n_train])
        parts[1].extend((user, item) for item in items[:n_test])
    return scores, Split(*(pd.DataFrame(p, columns=["user_id", "item_id"]) for p in parts))


def trec_eval(scores, split):
    """The same metrics from trec_eval; a row a user, named as in the package."""
    names = {"hit rate": "success", "recall": "recall", "NDCG": "ndcg_cut"}
    judged = {str(u): {str(i): 1 for i in rows} for u, rows in
              split.test.groupby("user_id")["item_id"]}
    seen = {(u, i) for u, i in split.train.values.tolist()}
    run = {str(u): {str(i): float(scores[u, i]) for i in range(N_ITEMS) if (u, i) not in seen}
           for u in range(N_USERS)}
    wanted = {f"{name}.{','.join(map(str, CUTS))}" for name in names.values()}
    found = pytrec_eval.RelevanceEvaluator(judged, wanted).evaluate(run)
    return pd.DataFrame({f"{ours}@{n}": [found[str(u)][f"{theirs}_{n}"] for u in range(N_USERS)]
                         for ours, theirs in names.items() for n in CUTS})


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000))
def test_an_evaluation_agrees_with_trec_eval(seed):
    scores, split = random_case(seed)
    ours, theirs = evaluate(scores, split).per_user, trec_eval(scores, split)
    assert {*ours.columns} <= {*theirs.columns}
    np.testing.assert_allclose(ours, theirs[ours.columns], rtol=0, atol=1e-9)


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000), st.sampled_from(CUTS))
def test_the_task_agrees_with_trec_eval(seed, n):
    scores, split = random_case(seed)
    theirs = trec_eval(scores, split)
    for user in range(N_USERS):
        seen = split.train["item_id"][split.train["user_id"] == user]
        relevant = split.test["item_id"][split.test["user_id"] == user]
        order = np.argsort(-scores[user])
        hit, ndcg = hit_rate_and_ndcg(order[~np.isin(order, seen)], relevant, n)
        assert hit == theirs.loc[user, f"hit rate@{n}"]
        assert ndcg == pytest.approx(theirs.loc[user, f"NDCG@{n}"], abs=1e-9)


@pytest.mark.parametrize("n", CUTS)
def test_ndcg_agrees_with_scikit_learn(n):
    rng = np.random.default_rng(n)
    relevance = (rng.random(30) < 0.2).astype(int)
    scores = rng.permutation(np.arange(30.0))
    _, ndcg = hit_rate_and_ndcg(np.argsort(-scores), np.flatnonzero(relevance), n)
    assert ndcg == pytest.approx(ndcg_score([relevance], [scores], k=n), abs=1e-9)


def test_by_hand():
    assert hit_rate_and_ndcg([4, 7, 2], {2}, 3) == (1.0, 0.5)
    assert hit_rate_and_ndcg([4, 7, 2], {2}, 2) == (0.0, 0.0)
    hit, ndcg = hit_rate_and_ndcg([1, 9, 2], [1, 2, 3, 4], 3)
    assert (hit, ndcg) == (1.0, pytest.approx((1 + 0.5) / (1 + 1 / np.log2(3) + 0.5)))


def test_the_ideal_list_is_no_longer_than_the_cut_or_the_relevant_items():
    assert hit_rate_and_ndcg([1, 2], {1, 2, 3}, 2) == (1.0, 1.0)
    assert hit_rate_and_ndcg([1, 2, 3, 4], {1, 2}, 4) == (1.0, 1.0)


def test_a_short_list_has_no_hits_in_its_missing_places():
    assert hit_rate_and_ndcg([], [1], 5) == (0.0, 0.0)
    assert hit_rate_and_ndcg([1], [1], 5) == (1.0, 1.0)


@pytest.mark.parametrize("arguments, message", [
    (([1], [], 3), "relevant is empty"),
    (([1], [1], 0), "n must be a whole number of at least 1"),
    (([1, 1], [1], 3), "recommended holds an item twice"),
])
def test_undefined_cases_are_errors(arguments, message):
    with pytest.raises(ValueError, match=message):
        hit_rate_and_ndcg(*arguments)


@pytest.mark.parametrize("n_relevant", [[1, 1, 1], [1, 2, 5]])
def test_only_columns_that_repeat_others_count_as_coinciding(n_relevant):
    rng = np.random.default_rng(1)
    hits = np.zeros((3, 10), dtype=bool)
    for row, n in zip(hits, n_relevant, strict=True):
        row[rng.choice(10, n, replace=False)] = True
    metrics = user_metrics(hits, np.array(n_relevant), CUTS)
    repeated = metrics.columns[metrics.T.duplicated()]
    assert {*coinciding(np.array(n_relevant), CUTS)} <= {*repeated}
    assert ("recall@3" in coinciding(np.array(n_relevant), CUTS)) == (max(n_relevant) == 1)
