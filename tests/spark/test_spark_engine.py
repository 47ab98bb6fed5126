"""``engine="spark"`` on a cluster of two workers, against the NumPy engine."""

import pickle

import numpy as np
import pandas as pd
import pyarrow
import pytest
from cluster import WORKERS
from pyarrow import parquet
from pyspark.sql import SparkSession
from scipy.sparse import csr_array, random_array
from sklearn.base import clone

from course_utils.scale import AlternatingLeastSquares, spark_engine
from course_utils.scale.estimator import FEEDBACK
from course_utils.scale.ratings import read_ratings

pytestmark = pytest.mark.usefixtures("cluster")


@pytest.fixture(scope="module")
def matrix():
    return ratings(60, 30, 0.3)


def ratings(n_users, n_items, density):
    """Numbers from 0.5 to 1.5; some users and items may have none."""
    rng = np.random.default_rng(8)
    matrix = random_array((n_users, n_items), density=density, rng=rng, data_sampler=rng.random)
    matrix.data += 0.5
    return csr_array(matrix)


def model(engine="spark", **parameters):
    return AlternatingLeastSquares(**{
        "embedding_dim": 3, "penalty": "interaction", "dtype": "float64", "random_state": 5,
        "max_epochs": 2, "engine": engine, **parameters})


def reprs(fitted):
    return fitted.user_repr_matrix_, fitted.item_repr_matrix_


@pytest.mark.parametrize("feedback", FEEDBACK)
def test_an_epoch_of_mllib_is_an_epoch_of_the_other_engines(matrix, feedback):
    """From where MLlib stands after k epochs, NumPy's next epoch leads where MLlib's next does."""
    parameters = {"feedback": feedback, "confidence_weight": 2.0, "reg_l": 0.3}
    before, after = (model(max_epochs=number, **parameters).fit(matrix) for number in (3, 4))
    ours = model("numpy", max_epochs=1, **parameters).fit(matrix, start=reprs(before))
    for expected, found in zip(reprs(ours), reprs(after), strict=True):
        np.testing.assert_allclose(found, expected, atol=2e-6)
    for old, new in zip(reprs(before), reprs(after), strict=True):
        assert np.abs(old - new).max() > 1e-3
    assert after.history_ == pytest.approx(ours.history_, rel=1e-6)
    assert after.n_iter_ == 4 and len(after.history_) == 1


def test_both_workers_do_the_work(cluster, matrix):
    model().fit(matrix)
    executors = cluster.executors()
    assert len(executors) == 2
    assert all(each["completedTasks"] > 10 and each["totalShuffleRead"] > 0 for each in executors)
    application = cluster.session.sparkContext.applicationId
    asked = f"Asked to launch executor {application}"
    launched = [cluster.log(name).count(asked) for name in WORKERS]
    assert launched == [1, 1]


def test_at_rest_both_engines_have_the_same_loss_and_predictions(matrix):
    fits = [model(engine, max_epochs=50, reg_l=0.1).fit(matrix) for engine in ("spark", "numpy")]
    losses = [fit.history_[-1] for fit in fits]
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)
    predictions = [fit.user_repr_matrix_ @ fit.item_repr_matrix_.T for fit in fits]
    assert np.abs(predictions[0] - predictions[1]).mean() < 0.02 < 0.5 < predictions[1].mean()


def test_the_session_that_was_there_is_left(cluster, matrix):
    model(max_epochs=1).fit(matrix)
    assert SparkSession.active() is cluster.session
    assert cluster.session.range(3).count() == 3


def test_the_representations_have_the_precision_that_was_asked(matrix):
    assert model(dtype="float32", max_epochs=1).fit(matrix).user_repr_matrix_.dtype == np.float32


def test_large_ids_a_file_in_parts_and_many_pieces_change_nothing(matrix, tmp_path, monkeypatch):
    entries = matrix.tocoo()
    frame = pd.DataFrame({"user_id": entries.row.astype(np.int64) + (2**63 - 100),
                          "item_id": entries.col.astype(np.int64) * 2**40,
                          "rating": entries.data})
    path = tmp_path / "ratings.parquet"
    parquet.write_table(pyarrow.Table.from_pandas(frame), path, row_group_size=90)
    assert parquet.ParquetFile(path).num_row_groups == 6
    monkeypatch.setattr("course_utils.scale.ratings.CHUNK_ROWS", 70)
    read, expected = (read_ratings(X, "float32") for X in (path, frame))
    assert (read.matrix != expected.matrix).nnz == 0
    in_one_piece = reprs(model().fit(matrix))
    monkeypatch.setattr(spark_engine, "PIECE_ENTRIES", 200)
    fitted = model().fit(path)
    assert fitted.user_ids_.tolist() == list(range(2**63 - 100, 2**63 - 40))
    assert fitted.item_ids_.tolist() == [number * 2**40 for number in range(30)]
    for expected, found in zip(in_one_piece, reprs(fitted), strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_folder_as_spark_writes_it_is_read_as_one_file(tmp_path):
    frame = pd.DataFrame({"user_id": [1, 2, 3, 3], "item_id": ["a", "007", "NA", "7"],
                          "rating": [1.0, 2.0, 3.0, 4.0]})
    folder = tmp_path / "ratings.parquet"
    frame.to_parquet(tmp_path / "ratings.pq")
    frame.to_parquet(tmp_path / "by rating", partition_cols=["rating"])
    folder.mkdir()
    for number, rows in enumerate([frame[:3], frame[3:]]):
        rows.to_parquet(folder / f"part-0000{number}-c000.snappy.parquet")
    for name in ("_SUCCESS", ".part-00000-c000.snappy.parquet.crc"):
        (folder / name).write_bytes(b"crc")
    expected = read_ratings(frame, "float32")
    for path in (folder, tmp_path / "ratings.pq", tmp_path / "by rating"):
        found = read_ratings(path, "float32")
        assert (found.matrix != expected.matrix).nnz == 0
        assert found.item_ids.tolist() == ["007", "7", "NA", "a"]
    (folder / "part-00001-c000.snappy.parquet").write_bytes(b"PAR1")
    with pytest.raises(ValueError, match="ratings.parquet cannot be read as Parquet"):
        read_ratings(folder, "float32")


def test_the_fitted_model_needs_no_spark(matrix, monkeypatch):
    fitted = pickle.loads(pickle.dumps(model(max_epochs=20).fit(matrix)))
    monkeypatch.setattr(spark_engine, "train", None)
    monkeypatch.setattr(spark_engine, "SparkSession", None)
    assert clone(fitted).get_params() == fitted.get_params()
    step = model("numpy").fit(matrix, start=reprs(fitted))
    np.testing.assert_allclose(fitted.transform(matrix), step.user_repr_matrix_, atol=0.01)
    items, scores = fitted.recommend([7, 3], n=4)
    assert items.shape == scores.shape == (2, 4)
    assert not set(items[0]) & set(matrix[[7]].indices)


def test_a_seed_repeats(matrix):
    fits = [model(random_state=seed).fit(matrix).user_repr_matrix_ for seed in (1, 1, 2)]
    np.testing.assert_allclose(fits[0], fits[1], atol=1e-5)
    assert not np.allclose(fits[0], fits[2], atol=1e-2)


@pytest.mark.parametrize("X, parameters, message", [
    (csr_array(np.array([[1e39]])), {}, "too large for single precision"),
    (csr_array(([1.0, 0.0], ([0, 1], [0, 0]))), {"feedback": "implicit"}, "X holds zeros"),
])
def test_what_mllib_cannot_take_is_named(X, parameters, message):
    with pytest.raises(ValueError, match=message):
        model(**parameters).fit(X)


def test_more_rows_than_32_bits_number_are_refused():
    wide = csr_array(([1.0], ([0], [2**31])), shape=(1, 2**31 + 1))
    with pytest.raises(ValueError, match="2147483649 users or items; .* ends at 2147483647"):
        spark_engine.train(wide, embedding_dim=1, reg_l=1.0, confidence_weight=None,
                           max_epochs=1, seed=0)
