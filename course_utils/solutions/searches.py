"""How close searches for the likelihood's optimum come, and where the likelihood underflows."""

from functools import partial

import numpy as np
import pandas as pd

from course_utils.arrays import positive_int
from course_utils.likelihood.curve import (
    REAL_THETA_0,
    REAL_THETA_1,
    loss_log_likelihood,
    sample_points,
)
from course_utils.likelihood.fits import SEARCH_BOX, fit_hyperopt, fit_newton
from course_utils.session import progress
from course_utils.solutions.likelihood import loss_mle


def compare_searches(data_x, data_y, n_seeds=20, max_evals=100):
    """Repeat hyperopt's searches with many seeds and measure how far they stay from the optimum.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
    n_seeds : int
        Seeds 0 to n_seeds - 1.
    max_evals : int
        Evaluations of each search.

    Returns
    -------
    DataFrame
        One row for each seed, one column for each search; values are the negative log-likelihood
        of the best parameters found minus that of Newton's optimum, in nats.

    Raises
    ------
    SeparableDataError
        If there is no finite optimum to compare with.
    """
    data = {"data_x": data_x, "data_y": data_y}
    optimum = loss_log_likelihood(dict(zip(SEARCH_BOX, fit_newton(**data), strict=True)), **data)
    searches = {
        "TPE on the product": (loss_mle, "tpe"),
        "TPE on the log-likelihood": (loss_log_likelihood, "tpe"),
        "random search": (loss_log_likelihood, "random"),
    }

    def excess(loss, algorithm, seed):
        fit = fit_hyperopt(
            partial(loss, **data), max_evals=max_evals, random_state=seed, algorithm=algorithm
        )
        return loss_log_likelihood(fit.params, **data) - optimum

    seeds = range(positive_int(n_seeds, "n_seeds"))
    with progress(seeds, "seed") as bar:
        rows = [{name: excess(*search, seed) for name, search in searches.items()}
                for seed in bar]
    return pd.DataFrame(rows, index=pd.Index(seeds, name="seed"))


def underflow_table(sizes=(20, 200, 2000, 20000), random_state=3):
    """The likelihood of the true curve for growing data sets, as a product and as a sum of logs.

    Parameters
    ----------
    sizes : sequence of int
        Points in a data set; none may be so few that the data are separable.
    random_state : int
        Seed of the data sets.

    Returns
    -------
    DataFrame
        One row for each size; columns: the product, and ``-log L`` of the true curve and of
        Newton's curve, whose theta_0 and theta_1 follow.
    """
    rng = np.random.default_rng(random_state)
    true_curve = {"theta_0": REAL_THETA_0, "theta_1": REAL_THETA_1}
    rows = {}
    for size in sizes:
        points = sample_points(rng, size)
        fitted = dict(zip(SEARCH_BOX, fit_newton(*points), strict=True))
        rows[size] = {
            "product": -loss_mle(true_curve, *points),
            "-log L, true": loss_log_likelihood(true_curve, *points),
            "-log L, fitted": loss_log_likelihood(fitted, *points),
            "fitted theta_0": fitted["theta_0"],
            "fitted theta_1": fitted["theta_1"],
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("points")
