"""The engines of `AlternatingLeastSquares` behind one interface: the table, and how one is loaded.

Whoever adds an engine adds a row here; the estimator knows none by its name.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from course_utils.als.spark.limits import refuse_what_mllib_cannot
from course_utils.als.training import train_by_halves, train_by_mllib


def refuse_nothing(model, start):
    """For engines that take all parameters and any start."""


class Engine(NamedTuple):
    """An engine as the estimator knows it.

    Attributes
    ----------
    module : str
        Imported on the first use.
    extra, packages : str
        What to install where that fails.
    stepper : str
        The engine whose module has the ``half_epoch`` for single steps, as `numpy_engine` has it.
    train : callable
        ``train(module, model, matrix, start)``, see `training.train_by_halves`.
    refuse : callable
        ``refuse(model, start)`` raises ValueError for what the engine cannot train; it is asked
        before the module is loaded.
    """

    module: str
    extra: str
    packages: str
    stepper: str
    train: Callable = train_by_halves
    refuse: Callable = refuse_nothing


ENGINES = {
    "numpy": Engine("course_utils.als.numpy_engine", "", "", "numpy"),
    "numba": Engine("course_utils.als.numba.engine", "fast", "numba", "numba"),
    "spark": Engine("course_utils.als.spark.engine", "scale", "pyspark pyarrow", "numpy",
                    train_by_mllib, refuse_what_mllib_cannot),
}


def load_engine(name):
    """Return the module of an engine; ImportError, with what to install, where it needs more."""
    engine = ENGINES[name]
    try:
        return import_module(engine.module)
    except ImportError as error:
        raise ImportError(
            f"engine={name!r} needs a package that is not here ({error}): install this package's "
            f"extra {engine.extra!r}, or: pip install {engine.packages}"
        ) from error
