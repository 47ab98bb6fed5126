r"""The engine for more than one machine: MLlib's ``ALS``, through ``pyspark``.

What MLlib minimises (read in its source, and verified by ``tests/spark`` epoch for epoch):

- Explicit ratings: the objective of ``penalty="interaction"``, with ``regParam`` = `reg_l` as it
  is: the ridge of user u is ``regParam`` · n_u (ALS-WR; Zhou, Wilkinson, Schreiber and Pan,
  "Large-scale Parallel Collaborative Filtering for the Netflix Prize", AAIM 2008).
- Implicit feedback: the sum over all pairs of Hu, Koren and Volinsky with confidence
  1 + ``alpha`` · r, and again the ridge ``regParam`` · n_u, where n_u counts the entries above
  zero. That is ``penalty="interaction"`` where no zeros are stored.

The penalty that counts once a user and item does not exist there. MLlib renews its items first;
here the users are handed to it as its items, so an epoch is that of the other engines: all users,
then all items. The order matters in the first epochs: with the embedded release of 2016, 16 numbers
and `reg_l` 0.1 the NumPy engine's loss after ten epochs is 3.6% lower with the items first, after
fifty 0.01% higher (``data/recorded_spark_epochs.csv``, one start each). MLlib draws its start by
itself: representations of length 1.

MLlib solves in double precision and keeps the representations in single precision.
"""

import contextlib
import functools
import os
import warnings
from pathlib import Path

import numpy as np
import pyarrow
from pyspark.errors import PySparkRuntimeError
from pyspark.ml.recommendation import ALS
from pyspark.sql import DataFrame, SparkSession

from course_utils.als.spark.java import JAVA_FAILS, JAVA_IS_MISSING, has_java, java_program

# Spark ships each piece with its tasks, which must stay below 128 MB.
PIECE_ENTRIES = 1 << 21
LARGEST_NUMBER = 2**31 - 1


def train(matrix, *, embedding_dim, reg_l, confidence_weight, max_epochs, seed):
    """Train on a Spark session: the one that is there, else one on all processors of this machine.

    Parameters
    ----------
    matrix : csr_array of shape (n_users, n_items)
    embedding_dim : int
    reg_l : float
        Above 0.
    confidence_weight : float or None
        None for explicit ratings.
    max_epochs : int
        From some hundred on, a session of your own needs ``sparkContext.setCheckpointDir``: Spark
        remembers how each epoch came from the one before.
    seed : int
        MLlib draws for each processor apart: another number of them is another start.

    Returns
    -------
    user_reprs, item_reprs : ndarray of float32, shape (n_users, d), (n_items, d)

    Raises
    ------
    ValueError
        Where MLlib cannot take the matrix.
    RuntimeError
        Where there is no Java, or one that Spark does not start in.
    """
    _refuse(matrix, is_implicit=confidence_weight is not None)
    with _session() as session:
        als = make_als(session, embedding_dim=embedding_dim, reg_l=reg_l,
                       confidence_weight=confidence_weight, max_epochs=max_epochs, seed=seed)
        model = als.fit(make_frame(session, matrix.tocoo()))
        factors = model.itemFactors, model.userFactors
        return tuple(
            _reprs(*sized, embedding_dim) for sized in zip(factors, matrix.shape, strict=True)
        )


def make_als(session, *, embedding_dim, reg_l, confidence_weight, max_epochs, seed):
    """MLlib's estimator with the parameters of `train`, which hands it users as items."""
    return ALS(
        itemCol="user", userCol="item", ratingCol="rating", rank=embedding_dim,
        regParam=reg_l, maxIter=max_epochs, seed=seed,
        implicitPrefs=confidence_weight is not None, alpha=confidence_weight or 0.0,
    ).setNumBlocks(session.sparkContext.defaultParallelism)


def _refuse(matrix, is_implicit):
    if max(matrix.shape) > LARGEST_NUMBER:
        raise ValueError(
            f"X has {max(matrix.shape)} users or items; Spark numbers them with 32 bits, which "
            f"ends at {LARGEST_NUMBER}."
        )
    if is_implicit and not matrix.data.all():
        raise ValueError(
            "X holds zeros; with implicit feedback MLlib does not count them as entries and the "
            "other engines do: remove those rows."
        )
    if np.abs(matrix.data).max() > np.finfo(np.float32).max:
        raise ValueError("X holds values too large for single precision, which is MLlib's.")


@contextlib.contextmanager
def _session():
    try:
        session, is_own = SparkSession.active(), False
    except PySparkRuntimeError:
        session, is_own = new_session(), True
    try:
        yield session
    finally:
        if is_own:
            session.stop()


def new_session():
    """A session on this machine alone, with half of its memory."""
    if not has_java():
        raise RuntimeError(f"engine='spark': {JAVA_IS_MISSING}")
    log = Path(__file__).with_name("log.properties")
    options = {
        "spark.driver.memory": f"{_megabytes() // 2}m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        # Spark recurses through its memory of the epochs.
        "spark.driver.extraJavaOptions": f"-Xss16m -Dlog4j2.configurationFile={log.as_uri()}",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    try:
        return SparkSession.builder.master("local[*]").config(map=options).getOrCreate()
    except PySparkRuntimeError as error:
        raise RuntimeError(f"engine='spark': {JAVA_FAILS} ({java_program()})") from error


def _megabytes():
    """The memory of this machine; four gigabytes where it does not tell."""
    if not hasattr(os, "sysconf"):
        return 4096
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20


def make_frame(session, entries):
    """The entries of a ``coo_array`` as a DataFrame, which takes them as Arrow's columns."""
    pieces = []
    for start in range(0, len(entries.data), PIECE_ENTRIES):
        part = slice(start, start + PIECE_ENTRIES)
        pieces.append(pyarrow.table({
            "user": entries.row[part].astype(np.int32),
            "item": entries.col[part].astype(np.int32),
            "rating": entries.data[part].astype(np.float32),
        }))
    with warnings.catch_warnings():
        # No pandas is used here.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
        return functools.reduce(DataFrame.union, map(session.createDataFrame, pieces))


def _reprs(factors, rows, dim):
    table = factors.toArrow()
    reprs = np.empty((rows, dim), np.float32)
    features = table["features"].combine_chunks().flatten()
    reprs[table["id"].to_numpy()] = features.to_numpy().reshape(-1, dim)
    return reprs
