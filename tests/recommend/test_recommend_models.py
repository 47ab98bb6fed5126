"""Baselines, factorisations, evaluation, bootstrap and tuning on small data."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.metrics.pairwise import cosine_similarity

from course_utils import interaction_matrix, recommend_items
from course_utils.als import AlternatingLeastSquares
from course_utils.recommend import models, tuning
from course_utils.recommend.baselines import (
    BLOCK_ROWS,
    item_neighbours,
    knn_scores,
    popularity_scores,
    random_scores,
)
from course_utils.recommend.bootstrap import bootstrap_interval, paired_differences
from course_utils.recommend.evaluation import (
    Evaluation,
    evaluate,
    evaluate_sampled,
    metric_table,
)
from course_utils.recommend.factors import (
    MAX_EPOCHS,
    fit_implicit,
    fit_with_negatives,
    training_pairs,
)
from course_utils.recommend.splits import Split, leave_one_out
from course_utils.recommend.starts import (
    average,
    dimension_study,
    evaluate_starts,
    spread_table,
)

SHAPE = 40, 60


@pytest.fixture(scope="module")
def interactions():
    """Two tastes: even users mostly see even films, odd users odd ones."""
    rng = np.random.default_rng(7)
    users, items = np.indices(SHAPE)
    likely = np.where((users - items) % 2 == 0, 0.4, 0.04) / (1 + items / 30)
    chosen = rng.random(SHAPE) < likely
    chosen[:, -1] = False
    frame = pd.DataFrame(np.argwhere(chosen), columns=["user_id", "item_id"])
    return frame.assign(timestamp=rng.permutation(len(frame)))


@pytest.fixture(scope="module")
def split(interactions):
    return leave_one_out(interactions)


def test_popularity_counts_interactions(interactions):
    scores = popularity_scores(interactions, SHAPE)
    expected = interaction_matrix(interactions, *SHAPE).sum(axis=0)
    np.testing.assert_array_equal(scores, np.tile(expected, (SHAPE[0], 1)))


def test_random_scores_are_the_same_for_the_same_seed():
    assert np.array_equal(random_scores((2, 3), seed=5), random_scores((2, 3), seed=5))
    assert not np.array_equal(random_scores((2, 3), seed=5), random_scores((2, 3), seed=6))


@pytest.mark.parametrize("block_rows", [BLOCK_ROWS, 7])
@pytest.mark.parametrize("k", [1, 4, 100])
def test_item_knn_agrees_with_scikit_learns_cosines(interactions, k, block_rows, monkeypatch):
    monkeypatch.setattr("course_utils.recommend.baselines.BLOCK_ROWS", block_rows)
    r = interaction_matrix(interactions, *SHAPE)
    cosines = cosine_similarity(r.T)
    np.fill_diagonal(cosines, 0)
    order = np.argsort(-np.round(cosines, 12), axis=1, kind="stable")[:, :k]
    kept = np.zeros_like(cosines)
    np.put_along_axis(kept, order, np.take_along_axis(cosines, order, axis=1), axis=1)
    scores = knn_scores(interactions, SHAPE, *item_neighbours(interactions, SHAPE, k))
    np.testing.assert_allclose(scores, r @ kept.T, atol=1e-12)


def test_films_without_training_interactions_have_no_representation(interactions):
    for factors in (fit_with_negatives(interactions, SHAPE, 3, 1.0),
                    fit_implicit(interactions, SHAPE, 3, 1.0, 2.0)):
        assert factors.scores.shape == SHAPE
        assert factors.item_repr_matrix.dtype == float
    assert not fit_implicit(interactions, SHAPE, 3, 1.0, 2.0).item_repr_matrix[-1].any()


def test_implicit_feedback_solves_hu_koren_and_volinskys_equations(interactions):
    factors = fit_implicit(interactions, SHAPE, 4, reg_l=2.0, confidence_weight=3.0)
    # The films were renewed last: each minimises the weighted squares over all users.
    p, r = factors.user_repr_matrix, interaction_matrix(interactions, *SHAPE)
    for item in (0, 17):
        confidence = 1 + 3.0 * r[:, item]
        gram = (p * confidence[:, np.newaxis]).T @ p + 2.0 * np.eye(4)
        expected = np.linalg.solve(gram, p.T @ (confidence * r[:, item]))
        np.testing.assert_allclose(factors.item_repr_matrix[item], expected, rtol=1e-8)
    assert MAX_EPOCHS > 1


def test_pairs_are_made_once_and_give_the_same_fit(interactions):
    for fit, params in ((fit_with_negatives, {}), (fit_implicit, {"confidence_weight": 2.0})):
        pairs = training_pairs(fit, interactions)
        assert training_pairs(fit, pairs) is pairs
        first, second = (fit(data, SHAPE, 3, 1.0, **params) for data in (interactions, pairs))
        np.testing.assert_array_equal(first.scores, second.scores)
    # Zeros are stored: five for each interaction.
    assert training_pairs(fit_with_negatives, interactions).matrix.nnz == 6 * len(interactions)


def test_both_train_as_the_estimator_does_and_go_on_from_a_start(interactions):
    own = {"reg_l": 0.7, "embedding_dim": 3}
    for fit, params, feedback in ((fit_with_negatives, {}, "explicit"),
                                  (fit_implicit, {"confidence_weight": 2.0}, "implicit")):
        pairs = training_pairs(fit, interactions)
        model = AlternatingLeastSquares(**own, **params, feedback=feedback, dtype="float64",
                                        random_state=4, max_epochs=5).fit(pairs.matrix)
        half = fit(pairs, SHAPE, **own, **params, seed=4, max_epochs=2)
        found = fit(pairs, SHAPE, **own, **params, start=half, max_epochs=3)
        assert half.item_repr_matrix.any(axis=1).sum() == len(pairs.item_ids)
        np.testing.assert_allclose(
            found.user_repr_matrix[pairs.user_ids], model.user_repr_matrix_, rtol=1e-12)
        np.testing.assert_allclose(
            found.item_repr_matrix[pairs.item_ids], model.item_repr_matrix_, rtol=1e-12)


@pytest.mark.parametrize("block_rows", [1, 7, 100])
def test_factors_are_evaluated_as_their_scores(split, block_rows, monkeypatch):
    monkeypatch.setattr("course_utils.recommend.evaluation.BLOCK_ROWS", block_rows)
    # Not everybody is asked.
    some = Split(split.train, split.test[split.test["user_id"] % 3 > 0])
    factors = fit_implicit(some.train, SHAPE, 3, 1.0, 2.0)
    by_factors, by_scores = evaluate(factors, some), evaluate(factors.scores, some)
    pd.testing.assert_frame_equal(by_factors.per_user, by_scores.per_user)
    assert by_factors.coverage == by_scores.coverage
    assert by_factors.per_user.index.tolist() == sorted(some.test["user_id"])
    for user, hit in by_factors.per_user["hit rate@3"].items():
        seen = some.train.loc[some.train["user_id"] == user, "item_id"].tolist()
        row = recommend_items(factors.user_repr_matrix[user], factors.item_repr_matrix, seen, 3)
        assert hit == (some.test.set_index("user_id")["item_id"][user] in row)


def test_the_quick_engine_finds_what_numpy_finds(split):
    for fit, params in ((fit_with_negatives, {}), (fit_implicit, {"confidence_weight": 2.0})):
        slow, quick = (fit(split.train, SHAPE, 3, 1.0, **params, engine=engine).scores
                       for engine in ("numpy", "numba"))
        np.testing.assert_allclose(quick, slow, rtol=1e-8, atol=1e-8)


def test_models_that_learn_beat_chance(split):
    factors = models.factorisations(
        {"embedding_dim": 3, "reg_l": 1.0},
        {"embedding_dim": 2, "reg_l": 1.0, "confidence_weight": 5.0})
    found = models.evaluate_models(split, SHAPE, 10, factors, seeds=range(3))
    assert {name: len(each) for name, each in found.items()} == {
        "random": 1, "popularity": 1, "item-kNN": 1,
        "ALS, notebook 2": 3, "ALS, negatives": 3, "ALS, implicit": 3}
    ndcg = {name: average(each).per_user["NDCG@10"].mean() for name, each in found.items()}
    assert ndcg["ALS, implicit"] > ndcg["popularity"] > ndcg["random"]
    expected = evaluate(fit_with_negatives(split.train, SHAPE, 2, seed=2).scores, split).per_user
    pd.testing.assert_frame_equal(found["ALS, notebook 2"][2].per_user, expected)


def test_the_average_is_taken_user_by_user_and_the_spread_over_the_starts():
    users = pd.Index([3, 5], name="user_id")
    starts = [Evaluation(pd.DataFrame({"m": values}, index=users), coverage)
              for values, coverage in (([0.0, 0.2], 0.1), ([1.0, 0.4], 0.3))]
    mean = average(starts)
    assert mean.per_user["m"].tolist() == pytest.approx([0.5, 0.3])
    assert mean.coverage == pytest.approx(0.2)
    row = spread_table({"model": starts}, ["m"]).loc[("m", "model")]
    assert row.tolist() == pytest.approx([0.4, np.std([0.1, 0.7], ddof=1), 0.1, 0.7])


def test_all_unseen_films_compete_and_seen_ones_do_not():
    train = pd.DataFrame({"user_id": [0, 0, 1, 2], "item_id": [0, 1, 0, 3]})
    test = pd.DataFrame({"user_id": [0, 1, 1, 3], "item_id": [2, 2, 4, 0]})
    scores = np.tile([9.0, 8, 7, 6, 5], (4, 1))
    per_user, coverage = evaluate(scores, Split(train, test), (1, 3))
    # User 0: 2 3 4; user 1: 1 2 3, film 4 missed; user 2 has no test film, user 3 no training.
    assert per_user.index.tolist() == [0, 1]
    assert per_user["hit rate@1"].tolist() == [1, 0]
    assert per_user["recall@3"].tolist() == [1, 0.5]
    ideal = 1 + 1 / np.log2(3)
    np.testing.assert_allclose(per_user["NDCG@3"], [1, 1 / np.log2(3) / ideal])
    assert coverage == 4 / 5


def test_a_missing_place_is_not_the_last_film_of_the_user_before():
    train = pd.DataFrame({"user_id": [0, 1, 1], "item_id": [0, 0, 1]})
    test = pd.DataFrame({"user_id": [0, 1], "item_id": [2, 2]})
    per_user, _ = evaluate(np.tile([3.0, 2, 1], (2, 1)), Split(train, test), (1, 2))
    # User 1 has one unseen film, the held-out one, so the second place is empty.
    assert per_user["hit rate@2"].tolist() == [1, 1]
    np.testing.assert_allclose(per_user["NDCG@2"], [1 / np.log2(3), 1])


def test_a_sample_of_all_other_films_is_the_full_ranking(split, interactions):
    scores = np.random.default_rng(2).integers(0, 9, SHAPE).astype(float)
    users = split.test["user_id"]
    longest = interactions.groupby("user_id").size().max()
    mine = interactions["user_id"] == interactions.groupby("user_id").size().idxmax()
    only = Split(split.train[split.train["user_id"].isin(interactions["user_id"][mine])],
                 split.test[users.isin(interactions["user_id"][mine])])
    sampled = evaluate_sampled(scores, only, n_negatives=SHAPE[1] - longest)
    pd.testing.assert_frame_equal(sampled, evaluate(scores, only).per_user)


def test_fewer_competitors_make_everybody_look_better(split):
    scores = random_scores(SHAPE, seed=3)
    few = evaluate_sampled(scores, split, n_negatives=5)["hit rate@3"].mean()
    assert few > evaluate(scores, split).per_user["hit rate@3"].mean()
    assert few == pytest.approx(3 / 6, abs=0.25)


def test_the_table_has_a_row_for_each_metric_and_the_coverage(split):
    evaluations = {"a": evaluate(random_scores(SHAPE), split)}
    table = metric_table(evaluations)
    assert [*table.index] == ["hit rate@1", "hit rate@3", "hit rate@5", "hit rate@10",
                              "NDCG@3", "NDCG@5", "NDCG@10", "coverage"]
    assert table.loc["coverage", "a"] == evaluations["a"].coverage


def test_the_interval_agrees_with_scipys_bootstrap():
    values = np.random.default_rng(8).exponential(size=80)
    low, high = bootstrap_interval(values, n_resamples=4000)
    theirs = stats.bootstrap((values,), np.mean, n_resamples=4000, method="percentile")
    assert low == pytest.approx(theirs.confidence_interval.low, abs=0.03)
    assert high == pytest.approx(theirs.confidence_interval.high, abs=0.03)
    assert bootstrap_interval(values) == bootstrap_interval(values)


def test_differences_are_paired_by_user():
    users = pd.Index([3, 5, 9], name="user_id")
    mine = Evaluation(pd.DataFrame({"m": [1.0, 0.5, 0.8]}, index=users), 0.1)
    other = Evaluation(pd.DataFrame({"m": [0.9, 0.4, 0.7]}, index=users), 0.1)
    table = paired_differences({"mine": mine, "other": other}, [("mine", "other")], "m")
    # Each user differs by 0.1, so no resample differs by anything else.
    np.testing.assert_allclose(table.loc["mine − other"], [0.1, 0.1, 0.1])


def test_a_higher_level_gives_a_wider_interval_around_the_same_mean():
    values = np.random.default_rng(8).normal(size=200)
    (low, high), (lower, higher) = (
        bootstrap_interval(values),
        bootstrap_interval(values, level=0.99),
    )
    assert lower < low < values.mean() < high < higher


@pytest.mark.parametrize("fit, names", [
    (fit_implicit, {"embedding_dim", "reg_l", "confidence_weight"}),
    (fit_with_negatives, {"embedding_dim", "reg_l"}),
])
def test_tuning_repeats_itself_and_never_sees_the_test_part(split, monkeypatch, fit, names):
    held_out = {*map(tuple, split.test[["user_id", "item_id"]].values.tolist())}

    def watched(fit, train_df):
        assert not held_out & {*map(tuple, train_df[["user_id", "item_id"]].values.tolist())}
        return training_pairs(fit, train_df)

    monkeypatch.setattr(tuning, "training_pairs", watched)
    first, second = (tuning.tune_factors(fit, split.train, SHAPE, n_trials=3) for _ in range(2))
    pd.testing.assert_frame_equal(first.trials, second.trials)
    best = first.trials.loc[first.trials["NDCG@10"].idxmax()]
    assert first.params == {**best.drop("NDCG@10"), "embedding_dim": int(best["embedding_dim"])}
    assert {*first.params} == names


def test_the_epochs_study_has_the_mean_over_the_starts(split):
    params = {"embedding_dim": 2, "reg_l": 1.0}
    table = tuning.epochs_study({"a": (fit_with_negatives, params)}, split.train, SHAPE, (1, 4))
    inner = leave_one_out(split.train)
    values = [evaluate(fit_with_negatives(inner.train, SHAPE, **params, seed=seed, max_epochs=4)
                       .scores, inner).per_user["NDCG@10"].mean() for seed in range(3)]
    assert table.loc[("a", 4)].tolist() == pytest.approx([np.mean(values), np.std(values, ddof=1)])


def test_neighbours_are_tuned_on_prefixes_of_one_list(split):
    found = tuning.tune_neighbours(split.train, SHAPE, (2, 5))
    inner = leave_one_out(split.train)
    for k in (2, 5):
        scores = knn_scores(inner.train, SHAPE, *item_neighbours(inner.train, SHAPE, k))
        expected = evaluate(scores, inner, [10]).per_user["NDCG@10"].mean()
        assert found[k] == pytest.approx(expected, abs=1e-8)


def test_the_dimension_study_compares_with_the_baseline(split):
    baseline = evaluate(popularity_scores(split.train, SHAPE), split)
    known = {3: evaluate_starts(fit_with_negatives, split, SHAPE, range(2), embedding_dim=3)}
    study = dimension_study(
        fit_with_negatives, split, SHAPE, (1, 2, 3), baseline, known, seeds=[4, 5]
    )
    mean = baseline.per_user["NDCG@10"].mean()
    assert study.index.tolist() == [1, 2, 3]
    np.testing.assert_allclose(study["NDCG@10"] - study["difference"], mean)
    for bounds in (["low", "high"], ["min", "max"]):
        assert (study[bounds[0]] <= study["difference"]).all()
        assert (study["difference"] <= study[bounds[1]]).all()
    first = known[3][0].per_user["NDCG@10"].mean() - mean
    assert min(abs(first - study.loc[3, bound]) for bound in ("min", "max")) < 1e-12
