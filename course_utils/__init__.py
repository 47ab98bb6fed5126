"""Helpers of a short course in least squares, alternating least squares and likelihood.

Every public name can be imported from here. The module that holds it is imported on first
use, so ``import course_utils`` itself loads neither pandas nor scikit-learn.
"""

from importlib import import_module

_MODULE_OF = {
    "MovieLens": "movielens",
    "MovieLensError": "movielens",
    "load_movielens": "movielens",
    "perform_least_squares": "least_squares",
    "als_epochs": "als",
    "epochs_until_stop": "als",
    "mf_als_loss": "als",
    "perform_mf_als_epoch": "als",
    "perform_mf_als_step": "als",
    "perform_mf_als_training": "als",
    "train_mf_als": "als",
    "consecutive_ids": "interactions",
    "initial_embeddings": "interactions",
    "interaction_dicts": "interactions",
    "interaction_matrix": "interactions",
    "sample_negatives": "interactions",
    "select_films": "interactions",
    "rounded": "printing",
    "log_curve": "likelihood",
    "logistic_points": "likelihood",
    "loss_log_likelihood": "likelihood",
    "loss_mle": "likelihood",
    "loss_mse": "likelihood",
    "fit_hyperopt": "logistic_fits",
    "fit_newton": "logistic_fits",
    "fit_sklearn": "logistic_fits",
    "is_separable": "logistic_fits",
    "SeparableDataError": "logistic_fits",
    "fit_squared_error": "squared_error_fit",
    "fold_in": "recommend.fold_in",
    "hit_rate_and_ndcg": "recommend.metrics",
    "recommend_items": "recommend.ranking",
}

__all__ = sorted(_MODULE_OF)


def __getattr__(name):
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'course_utils' has no attribute {name!r}")
    value = getattr(import_module(f"course_utils.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_MODULE_OF})
