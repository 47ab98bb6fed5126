"""`course_utils.als`: the estimator against the course's functions, ridge and dense algebra."""

import doctest
import pickle
import sys

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import coo_array, csc_matrix, csr_array, random_array
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import Ridge

from course_utils.als import AlternatingLeastSquares, engines, estimator, numpy_engine
from course_utils.als.equations import make_side
from course_utils.als.estimator import FEEDBACK
from course_utils.als.penalty import PENALTIES
from course_utils.als.ratings import read_ratings
from course_utils.data.interactions import (
    consecutive_ids,
    initial_embeddings,
    sample_negatives,
    select_films,
)
from course_utils.data.movielens import load_embedded
from course_utils.solutions.als import train_mf_als

# The third, "spark", is tested by make test-spark; what it refuses is tested here.
ENGINES = ("numpy", "numba")
N_USERS, N_ITEMS, DIM = 80, 40, 3


@pytest.fixture
def rng():
    return np.random.default_rng(8)


@pytest.fixture
def frame(rng):
    """Ones and zeros, some users with many pairs, shuffled."""
    cells = rng.permutation(N_USERS * N_ITEMS)[:900]
    return pd.DataFrame({"user_id": cells // N_ITEMS, "item_id": cells % N_ITEMS,
                         "interacted": rng.integers(0, 2, 900)})


@pytest.fixture
def start(rng):
    return rng.normal(size=(N_USERS, DIM)), rng.normal(size=(N_ITEMS, DIM))


def sparse(frame):
    """The frame as a sparse matrix in which also the zeros are stored."""
    places = frame["user_id"], frame["item_id"]
    return coo_array((frame["interacted"].to_numpy(float), places), shape=(N_USERS, N_ITEMS))


def model(**parameters):
    return AlternatingLeastSquares(
        **{"embedding_dim": DIM, "dtype": "float64", "random_state": 0, **parameters})


def dense_problem(matrix, feedback, weight):
    """Targets and confidences of all pairs, each of shape (n_users, n_items)."""
    stored = csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), matrix.shape)
    if feedback == "explicit":
        return matrix.toarray(), stored.toarray()
    return (matrix.toarray() > 0).astype(float), 1 + weight * matrix.toarray()


def dense_loss(matrix, fitted):
    """The objective written out over all pairs."""
    targets, confidences = dense_problem(matrix, fitted.feedback, fitted.confidence_weight)
    errors = targets - fitted.user_repr_matrix_ @ fitted.item_repr_matrix_.T
    stored = csr_array((np.ones(matrix.nnz), matrix.indices, matrix.indptr), matrix.shape)
    counts = np.asarray(stored.sum(axis=1)), np.asarray(stored.sum(axis=0))
    if fitted.penalty == "entity":
        counts = [np.ones(len(count)) for count in counts]
    reprs = fitted.user_repr_matrix_, fitted.item_repr_matrix_
    penalty = sum(count @ (rows**2).sum(axis=1) for count, rows in zip(counts, reprs, strict=True))
    return np.sum(confidences * errors ** 2) + fitted.reg_l * penalty


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("penalty", PENALTIES)
def test_the_numbers_are_those_of_the_courses_training(frame, start, penalty, engine):
    training = _train(frame, start, penalty)
    fitted = model(penalty=penalty, max_epochs=6, engine=engine).fit(sparse(frame), start=start)
    np.testing.assert_allclose(fitted.user_repr_matrix_, training.user_repr_matrix, atol=1e-9)
    np.testing.assert_allclose(fitted.item_repr_matrix_, training.item_repr_matrix, atol=1e-9)
    np.testing.assert_allclose(fitted.history_, training.total_losses, rtol=1e-9)


@pytest.mark.parametrize("engine", ENGINES)
def test_at_the_courses_own_size_the_numbers_are_those_of_its_training(engine):
    ids = consecutive_ids(select_films(load_embedded())[0])
    frame = sample_negatives(ids.interactions_df)
    start = initial_embeddings(*(frame[name].max() + 1 for name in ("user_id", "item_id")))
    training = _train(frame, start, "entity")
    fitted = model(embedding_dim=2, max_epochs=6, engine=engine).fit(frame, start=start)
    np.testing.assert_allclose(fitted.user_repr_matrix_, training.user_repr_matrix, atol=1e-9)
    np.testing.assert_allclose(fitted.item_repr_matrix_, training.item_repr_matrix, atol=1e-9)
    np.testing.assert_allclose(fitted.history_, training.total_losses, rtol=1e-9)


def _train(frame, start, penalty):
    with pytest.warns(RuntimeWarning, match="max_epochs=6"):
        return train_mf_als(frame, *start, 0.1, epsilon=0, penalty=penalty, max_epochs=6)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("feedback", FEEDBACK)
@pytest.mark.parametrize("penalty", PENALTIES)
def test_the_loss_is_the_objective_and_never_rises(rng, penalty, feedback, engine):
    matrix = csr_array(random_array((60, 30), density=0.3, rng=rng, data_sampler=rng.random))
    fitted = model(
        penalty=penalty, feedback=feedback, confidence_weight=3.0, max_epochs=8, engine=engine)
    fitted.fit(matrix)
    assert fitted.history_[-1] == pytest.approx(dense_loss(matrix, fitted), rel=1e-10)
    assert np.all(np.diff(fitted.history_) <= 1e-9 * fitted.history_[0])
    assert fitted.n_iter_ == len(fitted.history_) == 8


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("feedback", FEEDBACK)
@pytest.mark.parametrize("dtype, tolerance", [("float64", 1e-9), ("float32", 2e-4)])
def test_sampled_rows_are_scikit_learns_ridge(rng, feedback, dtype, tolerance, engine):
    matrix = csr_array(random_array((300, 200), density=0.2, rng=rng, data_sampler=rng.random))
    fitted = model(
        feedback=feedback, dtype=dtype, reg_l=0.5, max_epochs=3, engine=engine)
    fitted.fit(matrix)
    targets, confidences = dense_problem(matrix, feedback, 1.0)
    users, items = fitted.user_repr_matrix_, fitted.item_repr_matrix_
    # The items are those of the last step; the next would be the users'.
    steps = (
        (users, items, targets.T, confidences.T),
        (items, fitted.transform(matrix), targets, confidences),
    )
    for given, found, own_targets, own_confidences in steps:
        for row in rng.integers(len(found), size=10):
            is_entry = own_confidences[row] > 0
            ridge = Ridge(alpha=0.5, fit_intercept=False, solver="cholesky").fit(
                given[is_entry], own_targets[row, is_entry], own_confidences[row, is_entry])
            np.testing.assert_allclose(found[row], ridge.coef_, atol=tolerance)


@pytest.mark.parametrize("engine", ["numpy", "numba"])
@pytest.mark.parametrize("feedback", FEEDBACK)
@pytest.mark.parametrize("dtype, tolerance", [("float64", 1e-10), ("float32", 2e-4)])
@pytest.mark.parametrize("dim", [1, 5, 8, 13, 16, 24, 40, 65])
def test_rows_with_few_and_with_many_entries_solve_their_equations(
        rng, dim, dtype, tolerance, feedback, engine, monkeypatch):
    """Rows with 1, 2, … 90 entries, below and above the number of dimensions, in any order."""
    if engine == "numba":
        # It gives rows to the other engine only where their equations are singular.
        monkeypatch.setattr(numpy_engine, "solve_rows", None)
        # All rows in one part, one after the other in the same memory.
        monkeypatch.setattr(engines.load_engine("numba"), "PARTS", 1)
    matrix = np.triu(rng.random((90, 90)) + 0.5)[rng.permutation(90)][:, rng.permutation(90)]
    side = make_side(csr_array(matrix.astype(dtype)), 0.5, "interaction",
                     2.0 if feedback == "implicit" else None)
    fixed = rng.normal(size=(90, dim)).astype(dtype)
    reprs, errors = np.zeros((90, dim), dtype), np.zeros(90)
    engines.load_engine(engine).half_epoch(side, fixed, reprs, errors)
    expected, expected_errors = zip(
        *(dense_step(row, fixed, feedback) for row in matrix), strict=True
    )
    np.testing.assert_allclose(reprs, expected, atol=tolerance)
    np.testing.assert_allclose(errors, expected_errors, rtol=10 * tolerance, atol=10 * tolerance)


def dense_step(row, fixed, feedback):
    """One row's ridge step with all columns in sight, and what its entries add to the objective."""
    fixed, is_entry = fixed.astype(float), row > 0
    confidences = 1 + 2.0 * row if feedback == "implicit" else is_entry.astype(float)
    targets = is_entry.astype(float) if feedback == "implicit" else row
    ridge = 0.5 * is_entry.sum() * np.eye(fixed.shape[1])
    gram = fixed.T @ (confidences[:, np.newaxis] * fixed) + ridge
    solution = np.linalg.solve(gram, fixed.T @ (confidences * targets))
    scores = fixed @ solution
    errors = confidences * (targets - scores) ** 2
    return solution, errors[is_entry].sum() - (feedback == "implicit") * (
        scores[is_entry] ** 2
    ).sum()


def test_one_thread_or_many_make_the_same_digits(frame, start, monkeypatch):
    monkeypatch.setattr(numpy_engine, "BLOCK_NUMBERS", 200)
    fits = []
    for number in (1, 4):
        monkeypatch.setattr(numpy_engine, "processors", lambda number=number: number)
        fits.append(model(max_epochs=3).fit(sparse(frame), start=start))
    np.testing.assert_array_equal(*(fit.user_repr_matrix_ for fit in fits))


@pytest.mark.parametrize("dim", [2, 64])
def test_blocks_hold_each_row_once_and_little_padding(rng, dim):
    counts = rng.integers(1, 400, 1000)
    found = numpy_engine.blocks(counts, dim)
    assert sorted(np.concatenate(found)) == list(range(1000))
    for rows in found:
        assert counts[rows].max() <= max(1.25 * counts[rows].min(), 1)
        assert len(rows) == 1 or len(rows) * counts[rows].max() * dim <= numpy_engine.BLOCK_NUMBERS


@pytest.mark.parametrize("feedback", FEEDBACK)
def test_rows_longer_than_one_gathering_are_whole(rng, feedback):
    matrix = csr_array(rng.random((701, 3)))
    fits = [model(engine=engine, feedback=feedback, max_epochs=2).fit(matrix) for engine in ENGINES]
    np.testing.assert_allclose(*(fit.item_repr_matrix_ for fit in fits), rtol=1e-9)
    np.testing.assert_allclose(*(fit.history_ for fit in fits), rtol=1e-9)


def test_gathered_rows_fill_whole_groups():
    engine = engines.load_engine("numba")
    heights = {engine._panel_height(width, item_bytes)
               for width in range(engine.STRIP, 4096, engine.STRIP) for item_bytes in (4, 8)}
    assert min(heights) == engine.STRIP and not any(height % engine.GROUP for height in heights)


def test_places_of_eight_bytes_lead_to_the_same_rows(rng):
    """As where there are more than 2³¹ entries."""
    side = make_side(csr_array(rng.random((30, 40))), 0.5, "entity", None)
    wide = side._replace(indptr=side.indptr.astype(np.int64), indices=side.indices.astype(np.int64))
    assert side.indices.dtype == np.int32
    fixed, found = rng.normal(size=(40, 13)), []
    for given in (side, wide):
        found.append(np.zeros((30, 13)))
        engines.load_engine("numba").half_epoch(given, fixed, found[-1])
    np.testing.assert_array_equal(*found)


@pytest.mark.parametrize("engine, package, message", [
    ("numba", "numba", "extra 'fast', or: pip install numba"),
    ("spark", "pyspark", "extra 'scale', or: pip install pyspark pyarrow"),
    ("spark", "pyarrow", "extra 'scale', or: pip install pyspark pyarrow"),
])
def test_a_missing_package_is_named(frame, monkeypatch, engine, package, message):
    monkeypatch.delitem(sys.modules, engines.ENGINES[engine].module, raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=f"engine='{engine}' needs .*{message}"):
        model(engine=engine, penalty="interaction").fit(frame)


@pytest.mark.parametrize("parameters, start, message", [
    ({"penalty": "entity"}, None, "penalty='interaction' alone, not 'entity'"),
    ({"reg_l": 0}, None, "reg_l must be above 0"),
    ({"tol": 0.1}, None, "cannot take tol"),
    ({"callback": print}, None, "cannot take callback"),
    ({"progress": True}, None, "cannot take progress"),
    ({}, (0, 0), "cannot take start"),
])
def test_what_spark_cannot_do_is_refused_before_anything_else(
        frame, monkeypatch, parameters, start, message):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(ValueError, match=message):
        model(engine="spark", **{"penalty": "interaction", **parameters}).fit(frame, start=start)


def test_a_frame_a_matrix_and_a_file_give_the_same(frame, start, tmp_path, monkeypatch):
    monkeypatch.setattr("course_utils.als.ratings.CHUNK_ROWS", 100)
    path = tmp_path / "ratings.csv"
    frame.assign(other="x").to_csv(path, index=False)
    fits = [model(max_epochs=2).fit(X, start=start) for X in (sparse(frame), frame, path)]
    for fit in fits[1:]:
        np.testing.assert_array_equal(fit.item_repr_matrix_, fits[0].item_repr_matrix_)
        np.testing.assert_array_equal(fit.user_ids_, np.arange(N_USERS))


IDS_IN_PARTS = {
    "the largest": ([2**63 - 2, 2**63 + 5], [2**63 - 2, 2**63 + 5]),
    "numbers and text": ([7, "ab"], ["7", "ab"]),
    "below zero and beyond 2^63": ([-7, 2**63 + 5], ["-7", str(2**63 + 5)]),
    "zeros in front": (["7", "007"], ["007", "7"]),
    "missing in other tables": (["NA", "null"], ["NA", "null"]),
    "a point": (["1.0", "1"], ["1", "1.0"]),
    "a power": (["1e5", "100000"], ["100000", "1e5"]),
    "blanks": ([" 7", "7"], [" 7", "7"]),
    "other digits": (["\uff17", "7"], ["7", "\uff17"]),
    "beyond every number": ([10**30, 10**30 + 1], [str(10**30), str(10**30 + 1)]),
    "truth": (["True", "False"], ["False", "True"]),
    "a plus": (["+7", "7"], ["+7", "7"]),
    "zero with a sign": (["-0", "0"], ["-0", "0"]),
    "an underscore": (["1_0", "10"], ["10", "1_0"]),
    "plain": ([3, 20], [3, 20]),
}


@pytest.mark.parametrize("ids, expected", IDS_IN_PARTS.values(), ids=IDS_IN_PARTS)
@pytest.mark.parametrize("column", ["user_id", "item_id"])
@pytest.mark.parametrize("rows, size", [(1, 1), (100, 3), (100, 1 << 20)])
def test_ids_of_a_file_are_taken_as_they_stand(
        tmp_path, monkeypatch, ids, expected, column, rows, size):
    monkeypatch.setattr("course_utils.als.ratings.CHUNK_ROWS", rows)
    monkeypatch.setattr("course_utils.als.ratings._BLOCK_BYTES", size)
    path = tmp_path / "ratings.csv"
    pd.DataFrame({"user_id": [1, 2], "item_id": [3, 4], "rating": 1.0, column: ids}).to_csv(path)
    found = read_ratings(path, "float32")
    assert getattr(found, f"{column}s").tolist() == expected


def test_plain_numbers_are_not_read_as_texts(tmp_path, monkeypatch):
    path = tmp_path / "ratings.csv"
    pd.DataFrame({"user_id": [10, 2], "item_id": [0, -4], "rating": 0.5}).to_csv(path)
    monkeypatch.setattr("course_utils.als.ratings._whole_numbers", None)
    assert read_ratings(path, "float32").item_ids.tolist() == [-4, 0]


def test_large_ids_come_back_as_they_came(frame):
    far = frame.assign(user_id=frame["user_id"] + (2**63 - 100))
    far["user_id"] = far["user_id"].astype("int64")
    fitted = model(max_epochs=1).fit(far)
    assert fitted.user_ids_.tolist() == list(range(2**63 - 100, 2**63 - 100 + N_USERS))
    item_ids, scores = fitted.recommend(2**63 - 1 - 20, n=5)
    assert item_ids.shape == scores.shape == (1, 5)


@pytest.mark.parametrize("as_asked", [list, pd.Series, lambda ids: np.array(ids, "uint64")],
                         ids=["list", "series", "array"])
def test_ids_beyond_63_bits_are_told_apart(as_asked):
    """Neighbours are one number as floats, to which NumPy makes signed and unsigned ones."""
    ids = [2**62 + 1, 2**62 + 2, 2**63 + 1025, 2**63 + 1026]
    frame = pd.DataFrame({"user_id": np.array(ids, "uint64"), "item_id": np.array(ids, "uint64"),
                          "rating": 1.0})
    fitted = model(max_epochs=1).fit(frame)
    for asked in (ids[1:2], ids[3:4], [ids[0], ids[3]]):
        items, _ = fitted.recommend(as_asked(asked), n=3)
        # Each user has seen the item of the same number, and no other.
        assert [sorted(row) for row in items.tolist()] == [
            [item for item in ids if item != user] for user in asked]
    one = pd.DataFrame({"user_id": [1], "item_id": [ids[1]], "rating": [2.0]})
    place = csr_array(([2.0], ([0], [1])), shape=(1, 4))
    np.testing.assert_array_equal(fitted.transform(one), fitted.transform(place))
    with pytest.raises(ValueError, match=f"user_ids {ids[1] + 1} was not in the training"):
        fitted.recommend(as_asked([ids[1] + 1]), n=1)


def test_recommendations_are_the_best_unseen_items(frame, start):
    fitted = model(max_epochs=5).fit(frame, start=start)
    item_ids, scores = fitted.recommend([7, 3], n=4)
    for row, user in enumerate((7, 3)):
        predictions = fitted.item_repr_matrix_ @ fitted.user_repr_matrix_[user]
        unseen = [i for i in range(N_ITEMS)
                  if i not in set(frame.loc[frame["user_id"] == user, "item_id"])]
        best = sorted(unseen, key=lambda i: -predictions[i])[:4]
        assert item_ids[row].tolist() == best
        np.testing.assert_allclose(scores[row], predictions[best])


def test_a_user_who_has_seen_all_gets_no_scores():
    fitted = model(max_epochs=1).fit(csr_array(np.array([[1.0, 1.0], [1.0, 0.0]])))
    _, scores = fitted.recommend([0, 1], n=2)
    assert np.isnan(scores).tolist() == [[True, True], [False, True]]


@pytest.mark.parametrize("feedback", FEEDBACK)
def test_a_new_user_gets_the_step_of_an_old_one_with_the_same_ratings(rng, feedback):
    matrix = csr_array(random_array((50, 20), density=0.3, rng=rng, data_sampler=rng.random))
    fitted = model(feedback=feedback, max_epochs=2).fit(matrix)
    start = fitted.user_repr_matrix_, fitted.item_repr_matrix_
    next_step = model(feedback=feedback, max_epochs=1).fit(matrix, start=start).user_repr_matrix_
    assert not np.allclose(next_step, fitted.user_repr_matrix_, rtol=1e-3)
    np.testing.assert_allclose(fitted.transform(matrix), next_step, rtol=1e-9)
    blank = fitted.transform(csr_array(([1.0], ([0], [0])), shape=(2, 20)))
    assert np.any(blank[0]) and not np.any(blank[1])


def test_transform_takes_items_by_their_ids(frame):
    frame = frame.assign(item_id=frame["item_id"] * 10 + 5)
    fitted = model(max_epochs=3).fit(frame)
    one = pd.DataFrame({"user_id": 0, "item_id": [395, 5, 205], "interacted": [1.0, 0.0, 1.0]})
    places = [0, 0, 0], [39, 0, 20]
    same = coo_array((one["interacted"].to_numpy(), places), shape=(1, N_ITEMS))
    np.testing.assert_allclose(fitted.transform(one), fitted.transform(same), rtol=1e-12)
    with pytest.raises(ValueError, match="X: item_id 6 was not in the training"):
        fitted.transform(one.assign(item_id=6).head(1))
    with pytest.raises(ValueError, match="7 columns; the training had 40"):
        fitted.transform(csr_array(np.ones((1, 7))))


@pytest.mark.parametrize("feedback", FEEDBACK)
@pytest.mark.parametrize("places, message", [
    (([0, 2], [0, 1]), "X has no entries in row 1; leave out"),
    (([0, 1, 2], [3, 3, 1]), "X has no entries in column 0 and 1 others"),
])
def test_users_and_items_without_entries_are_named(places, message, feedback):
    matrix = coo_array((np.ones(len(places[0])), places), shape=(3, 4 if len(places[0]) > 2 else 2))
    with pytest.raises(ValueError, match=message):
        model(feedback=feedback).fit(matrix)
    dense = matrix.toarray()
    kept = csr_array(dense[dense.any(axis=1)][:, dense.any(axis=0)])
    assert model(feedback=feedback).fit(kept).user_repr_matrix_.shape == (kept.shape[0], DIM)


@pytest.mark.parametrize("engine", ENGINES)
def test_without_a_penalty_singular_rows_get_the_shortest_solution(start, engine):
    matrix = coo_array(([1.0, 1.0], ([0, 1], [0, 0])), shape=(2, 1))
    fitted = model(reg_l=0, max_epochs=1, engine=engine).fit(
        matrix, start=(start[0][:2], start[1][:1])
    )
    q = start[1][0]
    np.testing.assert_allclose(fitted.user_repr_matrix_[0], q / (q @ q), rtol=1e-9)


def test_a_negligible_penalty_keeps_regular_rows_in_the_fast_engine(rng, monkeypatch):
    """As for a film that a hundred thousand users have rated."""
    matrix = csr_array(rng.random((40, 3)).astype("float32") * 1e4)
    side = make_side(matrix.T.tocsr(), 1e-6, "entity", None)
    fixed, reprs = rng.normal(size=(40, 3)).astype("float32") * 100, np.zeros((3, 3), "float32")
    monkeypatch.setattr(numpy_engine, "solve_rows", None)
    engines.load_engine("numba").half_epoch(side, fixed, reprs)
    expected = np.linalg.lstsq(fixed.astype(float), matrix.toarray().astype(float))[0].T
    np.testing.assert_allclose(reprs, expected, rtol=1e-3)


def test_a_stored_zero_is_no_sign_of_interest(frame, start):
    positives = frame[frame["interacted"] == 1]
    fits = [model(feedback="implicit", max_epochs=2).fit(sparse(X), start=start)
            for X in (frame, positives)]
    np.testing.assert_allclose(fits[0].history_, fits[1].history_, rtol=1e-12)
    rated = positives["item_id"].unique()
    np.testing.assert_allclose(*(fit.item_repr_matrix_[rated] for fit in fits), rtol=1e-9)


def test_a_fit_that_fails_leaves_the_one_before(frame):
    fitted = model(max_epochs=2).fit(frame)
    before = vars(fitted).copy()

    def stop(epoch, _):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fitted.set_params(callback=stop).fit(frame.assign(user_id=frame["user_id"] + 1000))
    after = {**vars(fitted), "callback": None}
    assert before.keys() == after.keys() and all(after[name] is before[name] for name in before)
    new = model(callback=stop)
    with pytest.raises(KeyboardInterrupt):
        new.fit(frame)
    with pytest.raises(NotFittedError):
        new.recommend([1])


def test_whole_numbers_may_be_floats(frame):
    """As from a search that draws them."""
    found = model(embedding_dim=3.0, max_epochs=2.0).fit(frame)
    np.testing.assert_array_equal(
        found.user_repr_matrix_, model(embedding_dim=3, max_epochs=2).fit(frame).user_repr_matrix_)


def test_the_example_of_the_docstring_holds():
    assert doctest.testmod(estimator) == doctest.TestResults(failed=0, attempted=6)


def test_training_stops_at_rest_and_calls_back(frame):
    calls = []
    fitted = model(max_epochs=500, tol=1e-4, callback=lambda *words: calls.append(words))
    fitted.fit(frame)
    history = fitted.history_
    changes = -np.diff(history) / history[:-1]
    assert changes[-1] < 1e-4 <= changes[:-1].min() and len(history) < 500
    assert calls == list(enumerate(history, start=1))


def test_the_progress_bar_counts_epochs(frame, capsys):
    model(max_epochs=3).fit(frame)
    assert capsys.readouterr().err == ""
    model(max_epochs=3, progress=True).fit(frame)
    assert "3/3" in capsys.readouterr().err


@pytest.mark.parametrize("kind", [coo_array, csr_array, csc_matrix])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_matrices_of_any_kind_have_small_sorted_indices_of_our_own(frame, kind, dtype):
    given = kind(sparse(frame))
    read = read_ratings(given, dtype)
    assert read.matrix.indices.dtype == read.matrix.indptr.dtype == np.int32
    assert read.matrix.has_sorted_indices and read.matrix.nnz == 900
    np.testing.assert_array_equal(read.matrix.toarray(), given.toarray())
    assert not np.shares_memory(read.matrix.data, given.data)


def test_a_seed_repeats_and_clone_and_pickle_keep(frame):
    fitted = model(random_state=3, max_epochs=2).fit(frame)
    again = clone(fitted).fit(frame)
    np.testing.assert_array_equal(fitted.user_repr_matrix_, again.user_repr_matrix_)
    assert clone(fitted).get_params() == fitted.get_params()
    copy = pickle.loads(pickle.dumps(fitted))
    np.testing.assert_array_equal(copy.recommend([1], 3)[0], fitted.recommend([1], 3)[0])
    other = model(random_state=4, max_epochs=2).fit(frame)
    assert not np.allclose(fitted.user_repr_matrix_, other.user_repr_matrix_)


def test_single_precision_agrees_with_double(frame, start):
    double, single = (model(dtype=dtype, max_epochs=5).fit(frame, start=start)
                      for dtype in ("float64", "float32"))
    assert single.user_repr_matrix_.dtype == np.float32
    assert single.history_[-1] == pytest.approx(double.history_[-1], rel=1e-6)


ONE = {"user_id": [0, 1], "item_id": [0, 1], "rating": [1.0, 2.0]}
BAD_INPUT = {
    "another kind": ([[1.0]], "sparse matrix, a DataFrame or the path"),
    "empty matrix": (csr_array((3, 3)), "holds no ratings"),
    "empty frame": (pd.DataFrame({"user_id": [], "item_id": [], "rating": []}), "no ratings"),
    "NaN in a matrix": (csr_array([[np.nan]]), "NaN or infinite"),
    "NaN in a frame": (pd.DataFrame({**ONE, "rating": [1, np.nan]}), "rating has missing"),
    "missing id": (pd.DataFrame({**ONE, "user_id": [1, None]}), "user_id has missing"),
    "infinite": (pd.DataFrame({**ONE, "rating": [1, np.inf]}), "NaN or infinite"),
    "text": (pd.DataFrame({**ONE, "rating": ["a", "b"]}), "rating must hold numbers"),
    "no column": (pd.DataFrame({"user_id": [1], "rating": [1]}), "it has user_id, rating"),
    "two values": (pd.DataFrame({**ONE, "interacted": 1}), "one of rating and interacted"),
    "a pair twice": (pd.DataFrame({**ONE, "user_id": 0, "item_id": 0}), "1 pairs of user and item"),
    "an entry twice": (coo_array(([1, 2], ([0, 0], [0, 0])), shape=(1, 1)), "more than once"),
    "no file": ("nowhere.csv", "there is no file nowhere.csv"),
}


@pytest.mark.parametrize("X, message", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_named(X, message):
    with pytest.raises(ValueError, match=message):
        model().fit(X)


@pytest.mark.parametrize("text, message", [
    ("userId,movieId,rating\n1,2,3\n", "ratings.csv must have .* it has userId, movieId, rating"),
    ("a\n1\n", "it has a[.]"), ("", "ratings.csv is empty"),
    ("user_id,item_id,rating\n", "no ratings"),
])
def test_files_without_the_columns_say_what_they_have(tmp_path, text, message):
    path = tmp_path / "ratings.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match=message):
        model().fit(path)


@pytest.mark.parametrize("parameters, message", [
    ({"embedding_dim": 0}, "embedding_dim"), ({"reg_l": -1}, "reg_l"), ({"tol": -1}, "tol"),
    ({"penalty": "ridge"}, "penalty must be one of"), ({"engine": "gpu"}, "engine must be one of"),
    ({"dtype": "int8"}, "dtype must be one of"), ({"feedback": "loud"}, "feedback must be one of"),
    ({"max_epochs": 1.5}, "max_epochs"), ({"confidence_weight": np.nan}, "confidence_weight"),
])
def test_bad_parameters_are_named(frame, parameters, message):
    with pytest.raises(ValueError, match=message):
        model(**parameters).fit(frame)


def test_negative_confidences_and_wrong_starts_are_refused(frame, start):
    negative = frame.assign(interacted=-1.0)
    with pytest.raises(ValueError, match="negative value -1"):
        model(feedback="implicit").fit(negative)
    with pytest.raises(ValueError, match=r"shapes \[\(80, 3\), \(40, 3\)\]"):
        model().fit(frame, start=start[::-1])
    with pytest.raises(ValueError, match="start holds NaN"):
        model().fit(frame, start=(start[0] * np.nan, start[1]))


def test_before_the_fit_and_for_strangers_there_is_a_clear_error(frame):
    with pytest.raises(NotFittedError):
        model().recommend([1])
    fitted = model(max_epochs=1).fit(frame)
    with pytest.raises(ValueError, match="user_ids 999 was not in the training"):
        fitted.recommend([1, 999])
    with pytest.raises(ValueError, match="n is 41, but there are only 40 items"):
        fitted.recommend([1], n=41)


def test_the_callers_data_stay_as_they_were(frame):
    matrix, before = sparse(frame).tocsr(), frame.copy()
    data = matrix.data.copy()
    model(max_epochs=1, feedback="implicit").fit(matrix)
    model(max_epochs=1).fit(frame)
    np.testing.assert_array_equal(matrix.data, data)
    pd.testing.assert_frame_equal(frame, before)


BAD_FILES = {
    "first line too long": (b"user_id,item_id,rating\n1,2,3,4\n", "in line 2, saw 4"),
    "a line too long": (b"user_id,item_id,rating,x\n1,2,3,4\n1,3,4,5,6\n", "in line 3, saw 5"),
    "a short line": (b"user_id,item_id,rating\n1,2,3\n1,3\n", "rating has missing values"),
    "an open quote": (b'user_id,item_id,rating\n1,"2,3\n', "cannot be read as CSV: .*string"),
    "latin-1": ("user_id,item_id,rating\n\u00e9,2,3\n".encode("latin-1"), "saved as CSV in UTF-8"),
    "utf-16": ("user_id,item_id,rating\n1,2,3\n".encode("utf-16"), "saved as CSV in UTF-8"),
    "a column twice": (
        b"user_id,item_id,rating,rating\n1,2,3,4\n",
        "has the column rating 2 times",
    ),
    "ids twice": (b"item_id,user_id,item_id,rating\n1,2,3,4\n", "has the column item_id 2 times"),
    "text for numbers": (b"user_id,item_id,rating\n1,2,good\n", "rating must hold numbers"),
}


@pytest.mark.parametrize("data, message", BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path, data, message):
    (tmp_path / "ratings.csv").write_bytes(data)
    with pytest.raises(ValueError, match=f"(?s)ratings.csv.*{message}"):
        read_ratings(tmp_path / "ratings.csv", "float32")


def test_a_column_that_is_there_twice_in_a_frame_is_named():
    twice = pd.DataFrame([[1, 2, 3.0, 4.0]], columns=["user_id", "item_id", "rating", "rating"])
    with pytest.raises(ValueError, match="X has the column rating 2 times"):
        read_ratings(twice, "float32")


@pytest.mark.parametrize("kind, zeros", [
    ("dia", 0), ("bsr", 0), ("csr", 1), ("csc", 1), ("coo", 1)])
def test_padding_is_no_entry_and_a_stored_zero_is_one(kind, zeros):
    # A diagonal and a block hold zeros that nobody has stored.
    matrix = coo_array(([1.0, 2, 3, 0], ([0, 1, 3, 0], [0, 1, 3, 1])), shape=(4, 4))
    made = matrix.tobsr(blocksize=(2, 2)) if kind == "bsr" else matrix.asformat(kind)
    found = read_ratings(made, "float32").matrix
    assert (found.nnz, found.toarray().tolist()) == (3 + zeros, matrix.toarray().tolist())


def test_an_empty_user_column_of_a_file_is_named(tmp_path):
    path = tmp_path / "ratings.csv"
    path.write_text("user_id,item_id,rating\n1,2,3\n,2,3\n", encoding="utf-8")
    with pytest.raises(ValueError, match="ratings.csv: the column user_id has missing values"):
        read_ratings(path, "float32")


def test_a_parquet_file_without_its_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for name in ("ratings.parquet", "ratings.pq", "of spark"):
        path = tmp_path / name
        path.touch() if path.suffix else path.mkdir()
        with pytest.raises(ValueError, match=f"{name} is a Parquet file.*extra 'scale', or: pip"):
            read_ratings(path, "float32")


@pytest.mark.parametrize("density", [0.15, 0.5])
@pytest.mark.parametrize(
    "dtype, scale, is_left",
    [
        ("float32", 1e-12, True),
        ("float32", 1e-8, True),
        ("float32", 1.0, False),
        ("float32", 1e12, True),
        ("float64", 1e-85, True),
        ("float64", 1e-12, False),
        ("float64", 1e85, True),
    ],
)
def test_numbers_too_small_or_too_large_are_left_to_numpy(
        rng, monkeypatch, dtype, scale, is_left, density):
    """The numba engine multiplies before it divides."""
    matrix = csr_array(random_array((30, 40), density=density, rng=rng, dtype=dtype))
    side = make_side(matrix, 0.1 * scale**2, "entity", None)
    fixed = (scale * rng.normal(size=(40, 12))).astype(dtype)
    expected, found = np.zeros((2, 30, 12), dtype)
    numpy_engine.half_epoch(side, fixed, expected)
    left, solve_rows = [], numpy_engine.solve_rows
    monkeypatch.setattr(numpy_engine, "solve_rows", lambda side, rows, *rest:
                        (left.extend(rows), solve_rows(side, rows, *rest)))
    engines.load_engine("numba").half_epoch(side, fixed, found)
    assert bool(left) == is_left
    largest = np.abs(expected).max()
    atol = 1e-5 if dtype == "float32" else 1e-12
    np.testing.assert_allclose(found / largest, expected / largest, atol=atol)


@pytest.mark.parametrize("dim", [3, 8])
@pytest.mark.parametrize("engine", ENGINES)
def test_how_a_start_lies_in_memory_does_not_matter(frame, engine, dim, rng):
    start = rng.normal(size=(N_USERS, dim)), rng.normal(size=(N_ITEMS, dim))
    expected, found = (
        model(engine=engine, embedding_dim=dim, max_epochs=2).fit(frame, start=given)
        for given in (start, tuple(map(np.asfortranarray, start))))
    assert found.history_ == expected.history_
    np.testing.assert_array_equal(found.item_repr_matrix_, expected.item_repr_matrix_)
    # numba would compile its engine again for another order.
    assert found.user_repr_matrix_.flags.c_contiguous and found.item_repr_matrix_.flags.c_contiguous


def test_parts_hold_all_rows_and_about_the_same_work(rng):
    counts = np.sort(rng.lognormal(3, 1.5, 20_000).astype(int) + 16)[::-1]
    side = make_side(csr_array((np.ones(counts.sum(), "float32"), np.concatenate(
        [np.arange(count) for count in counts]), np.concatenate([[0], np.cumsum(counts)]))), 0.1,
        "entity", None)
    shares = engines.load_engine("numba")._equal_shares(side, 16)
    assert len(shares) == numpy_engine.processors()
    parts = [part for share in shares for part in zip(*share, strict=True)]
    np.testing.assert_array_equal(
        np.sort(np.concatenate([np.arange(*part) for part in parts])), np.arange(20_000))
    # An entry takes 16 · 19 multiplications, the solution of a row as much as 44 entries.
    work = np.array([counts[begin:end].sum() + 44 * (end - begin) for begin, end in parts])
    assert work.max() < work.mean() + counts.max()
    assert np.median(work) == pytest.approx(work.mean(), rel=0.1)
