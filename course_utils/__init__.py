"""Helpers of a short course in least squares, alternating least squares and likelihood.

Every public name can be imported from here. The module that holds it is imported on first
use, so ``import course_utils`` itself loads neither pandas nor scikit-learn.
"""

from importlib import import_module
from pathlib import Path

_MODULE_OF = {
    "MovieLens": "data.movielens",
    "MovieLensError": "data.movielens_files",
    "load_movielens": "data.movielens",
    "consecutive_ids": "data.interactions",
    "initial_embeddings": "data.interactions",
    "interaction_matrix": "data.interactions",
    "sample_negatives": "data.interactions",
    "select_films": "data.interactions",
    "rounded": "printing",
    "log_curve": "likelihood.curve",
    "logistic_points": "likelihood.curve",
    "loss_log_likelihood": "likelihood.curve",
    "loss_mse": "likelihood.curve",
    "fit_hyperopt": "likelihood.fits",
    "fit_newton": "likelihood.fits",
    "fit_sklearn": "likelihood.fits",
    "is_separable": "likelihood.fits",
    "SeparableDataError": "likelihood.fits",
    "fit_squared_error": "likelihood.squared_error",
}
_SOLUTION_OF = {
    "perform_least_squares": "solutions.least_squares",
    "als_epochs": "solutions.als",
    "epochs_until_stop": "solutions.als",
    "mf_als_loss": "solutions.als",
    "perform_mf_als_epoch": "solutions.als",
    "perform_mf_als_step": "solutions.als",
    "perform_mf_als_training": "solutions.als",
    "train_mf_als": "solutions.als",
    "interaction_dicts": "solutions.interaction_dicts",
    "loss_mle": "solutions.likelihood",
    "loss_gradient": "solutions.likelihood",
    "newton_step": "solutions.likelihood",
    "fold_in": "solutions.fold_in",
    "hit_rate_and_ndcg": "solutions.metrics",
    "recommend_items": "solutions.ranking",
}
# A student's copy of this package has no solutions.
if (Path(__file__).parent / "solutions").is_dir():
    _MODULE_OF |= _SOLUTION_OF

__all__ = sorted(_MODULE_OF)


def __getattr__(name):
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'course_utils' has no attribute {name!r}")
    value = getattr(import_module(f"course_utils.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_MODULE_OF})
