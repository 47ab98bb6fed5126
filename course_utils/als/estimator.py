"""`AlternatingLeastSquares`: ALS in scikit-learn's form."""

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, issparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from course_utils.als.engines import ENGINES, load_engine
from course_utils.als.numpy_engine import one_blas_thread
from course_utils.als.penalty import PENALTIES, REG_L
from course_utils.als.ratings import read_ratings
from course_utils.als.training import side_of
from course_utils.arrays import nonnegative_number, positive_int

FEEDBACK = ("explicit", "implicit")
DTYPES = ("float32", "float64")


class AlternatingLeastSquares(TransformerMixin, BaseEstimator):
    """Matrix factorisation by alternating least squares.

    Parameters
    ----------
    embedding_dim : int
        The numbers of each representation.
    reg_l : float
        The regularisation constant.
    penalty : {"entity", "interaction"}
        Whether it counts once for each user and item, or once for each of their entries; see
        `course_utils.solutions.als`.
    feedback : {"explicit", "implicit"}
        Whether the entries are values to predict and nothing else counts, or signs of interest
        among pairs that all count (Hu, Koren and Volinsky, ICDM 2008).
    confidence_weight : float
        With implicit feedback an entry r has confidence 1 + `confidence_weight` · r.
    max_epochs : int
        Each epoch renews all users, then all items.
    tol : float
        Stop before that, once an epoch lowers the loss by less than this share of it.
    dtype : {"float32", "float64"}
        Of the representations.
    engine : {"numpy", "numba", "spark"}
        What solves the equations: "numpy" needs nothing else; "numba" is faster and needs the
        extra ``fast``; "spark" trains with MLlib, on one machine or many, and needs the extra
        ``scale`` and Java. See the notes.
    random_state : int, RandomState or None
        For the first representations.
    callback : callable, optional
        Called as ``callback(epoch, loss)`` after each epoch, counted from 1.
    progress : bool
        Whether a progress bar shows.

    Attributes
    ----------
    user_ids_, item_ids_ : ndarray
        The ids of the rows of the matrices below, as they came.
    user_repr_matrix_ : ndarray of shape (n_users, embedding_dim)
    item_repr_matrix_ : ndarray of shape (n_items, embedding_dim)
    history_ : list of float
        The loss after each epoch; with "spark" that after the last alone.
    n_iter_ : int
        The number of epochs made.

    Notes
    -----
    ``engine="spark"`` trains on the Spark session that is active. A session for a cluster is
    started before the fit, the usual way:
    ``SparkSession.builder.master("spark://host:7077").getOrCreate()``. Where there is none, one
    on all processors of this machine is started, and stopped at the end. The ratings are read and
    checked here first and handed over then, so they must fit into the memory of this machine;
    for data that do not, give MLlib's own ``ALS`` a DataFrame of Spark's. MLlib knows the penalty
    "interaction" alone, starts by itself and tells nothing before its last epoch, so `tol`,
    `callback`, `progress` and `start` are refused. The numbers are exact to single precision,
    whatever `dtype` says. `transform` and `recommend` need no Spark.
    `course_utils.als.spark.engine` tells what MLlib minimises.

    Examples
    --------
    >>> import pandas as pd
    >>> ratings = pd.DataFrame({"user_id": [7, 7, 8, 8, 9], "item_id": [1, 2, 1, 3, 2],
    ...                         "rating": [5.0, 4.0, 4.5, 1.0, 4.0]})
    >>> model = AlternatingLeastSquares(embedding_dim=2, max_epochs=20, random_state=0)
    >>> item_ids, scores = model.fit(ratings).recommend([7, 9], n=1)
    >>> item_ids.tolist()
    [[3], [1]]
    >>> model.transform(pd.DataFrame({"user_id": [99], "item_id": [1], "rating": [5.0]})).shape
    (1, 2)
    """

    def __init__(
        self, embedding_dim=16, reg_l=REG_L, *, penalty="entity", feedback="explicit",
        confidence_weight=1.0, max_epochs=15, tol=0.0, dtype="float32", engine="numpy",
        random_state=None, callback=None, progress=False,
    ):
        self.embedding_dim = embedding_dim
        self.reg_l = reg_l
        self.penalty = penalty
        self.feedback = feedback
        self.confidence_weight = confidence_weight
        self.max_epochs = max_epochs
        self.tol = tol
        self.dtype = dtype
        self.engine = engine
        self.random_state = random_state
        self.callback = callback
        self.progress = progress

    def fit(self, X, y=None, *, start=None):
        """Train on ratings.

        Parameters
        ----------
        X : sparse matrix, DataFrame or path_like
            See `course_utils.als.ratings.read_ratings`. Each row and each column of a sparse
            matrix has an entry.
        y : None
            Ignored; scikit-learn's pipelines pass it.
        start : tuple of two array_like, optional
            The first representations, of users and of items; drawn where it is None.

        Returns
        -------
        AlternatingLeastSquares
            Itself.

        Raises
        ------
        ValueError
            Where a parameter or X is not as described; the message names it.
        ImportError
            Where the engine needs a package that is not here.
        RuntimeError
            Where Spark finds no Java.
        """
        self._check_parameters()
        engine = ENGINES[self.engine]
        engine.refuse(self, start)
        module = load_engine(self.engine)
        ratings = read_ratings(X, self.dtype)
        self._refuse_negative(ratings.matrix)
        _refuse_rows_without_entries(ratings.matrix)
        trained = engine.train(module, self, ratings.matrix, start)
        # All at once, so that a fit that fails leaves the one before as it was.
        self.user_ids_, self.item_ids_ = ratings.user_ids, ratings.item_ids
        self.n_features_in_ = len(self.item_ids_)
        self.user_repr_matrix_, self.item_repr_matrix_, self.history_, self.n_iter_ = trained
        self._seen = ratings.matrix
        return self

    def transform(self, X):
        """The representations of users, by one ridge step with the items as they were trained.

        Parameters
        ----------
        X : sparse matrix of shape (n, n_items), or DataFrame
            The users' ratings: with a matrix the columns are those of the training, with a
            DataFrame the items go by their ids.

        Returns
        -------
        ndarray of shape (n, embedding_dim)
            A row a user, in the order of the matrix or of the increasing user ids; zeros for a
            user without entries.
        """
        check_is_fitted(self)
        matrix = self._with_known_items(read_ratings(X, self.dtype), issparse(X))
        self._refuse_negative(matrix)
        side = side_of(self, matrix)
        shape = len(side.counts), self.item_repr_matrix_.shape[1]
        reprs = np.zeros(shape, self.item_repr_matrix_.dtype)
        module = load_engine(ENGINES[self.engine].stepper)
        with one_blas_thread():
            module.half_epoch(side, self.item_repr_matrix_, reprs)
        return reprs

    def recommend(self, user_ids, n=10):
        """The items with the highest predictions for users, those of the training left out.

        The predictions of all items are held for all these users: ask for some thousand at a time.

        Parameters
        ----------
        user_ids : array_like of shape (k,)
            Ids that the training knew.
        n : int
            How many items for each user.

        Returns
        -------
        item_ids : ndarray of shape (k, n)
            The best first.
        scores : ndarray of shape (k, n)
            Their predictions; NaN, with an arbitrary item, where a user has seen all others.
        """
        check_is_fitted(self)
        n = positive_int(n, "n")
        if n > len(self.item_ids_):
            raise ValueError(f"n is {n}, but there are only {len(self.item_ids_)} items.")
        rows = _positions(user_ids, self.user_ids_, "user_ids")
        scores = self.user_repr_matrix_[rows] @ self.item_repr_matrix_.T
        seen = self._seen[rows].tocoo()
        scores[seen.row, seen.col] = -np.inf
        best = np.argsort(-scores, axis=1, kind="stable")[:, :n]
        found = np.take_along_axis(scores, best, axis=1)
        return self.item_ids_[best], np.where(np.isneginf(found), np.nan, found)

    def _with_known_items(self, ratings, is_matrix):
        """The ratings with the columns of the training."""
        n_items = self.n_features_in_
        if is_matrix and ratings.matrix.shape[1] != n_items:
            raise ValueError(
                f"X has {ratings.matrix.shape[1]} columns; the training had {n_items} items.")
        if is_matrix:
            return ratings.matrix
        columns = _positions(ratings.item_ids, self.item_ids_, "X: item_id")
        entries = ratings.matrix.tocoo()
        places = entries.row, columns[entries.col]
        return coo_array((entries.data, places), shape=(entries.shape[0], n_items)).tocsr()

    def _refuse_negative(self, matrix):
        if self.feedback == "implicit" and matrix.data.min() < 0:
            raise ValueError(
                f"X holds the negative value {matrix.data.min():g}; with implicit feedback each "
                "entry is a confidence of 0 or more."
            )

    def _check_parameters(self):
        choices = {"penalty": PENALTIES, "feedback": FEEDBACK, "dtype": DTYPES, "engine": ENGINES}
        for name, allowed in choices.items():
            if getattr(self, name) not in allowed:
                raise ValueError(
                    f"{name} must be one of {(*allowed,)}, not {getattr(self, name)!r}."
                )
        for name in ("embedding_dim", "max_epochs"):
            positive_int(getattr(self, name), name)
        for name in ("reg_l", "confidence_weight", "tol"):
            nonnegative_number(getattr(self, name), name)


def _refuse_rows_without_entries(matrix):
    """They cannot be trained, and would be recommended by their random start."""
    counts = np.diff(matrix.indptr), np.bincount(matrix.indices, minlength=matrix.shape[1])
    for kind, own in zip(("row", "column"), counts, strict=True):
        empty = np.flatnonzero(own == 0)
        if empty.size:
            others = f" and {empty.size - 1} others" if empty.size > 1 else ""
            raise ValueError(
                f"X has no entries in {kind} {empty[0]}{others}; leave out what has no "
                "ratings, since it cannot be trained."
            )


def _positions(ids, known, name):
    """Where each id stands among the known ones.

    pandas compares whole numbers exactly; NumPy would round those beyond 2^53 where signed ones
    meet unsigned ones.
    """
    ids = pd.Index(ids if np.ndim(ids) else [ids])
    places = pd.Index(known).get_indexer(ids)
    unknown = ids[places < 0]
    if unknown.size:
        raise ValueError(f"{name} {unknown[0]} was not in the training.")
    return places
