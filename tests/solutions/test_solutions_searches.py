"""How close searches come, and where the product underflows."""

from functools import partial

import numpy as np
import pytest

from course_utils.likelihood.box import box_losses
from course_utils.likelihood.curve import (
    REAL_THETA_1,
    logistic_points,
    loss_log_likelihood,
)
from course_utils.likelihood.fits import SeparableDataError, fit_hyperopt, fit_newton
from course_utils.solutions.likelihood import loss_mle
from course_utils.solutions.searches import compare_searches, underflow_table


def test_searches_are_measured_from_newtons_optimum():
    x, y = logistic_points()
    excess = compare_searches(x, y, n_seeds=2, max_evals=60)
    optimum = loss_log_likelihood(
        dict(zip(("theta_0", "theta_1"), fit_newton(x, y), strict=True)), x, y
    )
    loss = partial(loss_mle, data_x=x, data_y=y)
    for name, algorithm in (("TPE on the product", "tpe"), ("random search", "random")):
        fit = fit_hyperopt(loss, max_evals=60, random_state=1, algorithm=algorithm)
        assert excess.loc[1, name] == loss_log_likelihood(fit.params, x, y) - optimum
    assert (excess > 0).all(axis=None)
    assert not np.isclose(excess.loc[1, "TPE on the product"], excess.loc[1, "random search"])
    assert excess["TPE on the product"].equals(
        excess["TPE on the log-likelihood"].rename("TPE on the product")
    )


def test_searches_need_a_finite_optimum():
    with pytest.raises(SeparableDataError):
        compare_searches([1, 2, 3, 4], [0, 0, 1, 1], n_seeds=1)


def test_the_product_underflows_and_the_sum_does_not():
    table = underflow_table(sizes=(200, 20_000))
    assert table.loc[200, "product"] > 0 == table.loc[20_000, "product"]
    assert np.log(table.loc[200, "product"]) == pytest.approx(
        -table.loc[200, "-log L, true"]
    )
    assert table.loc[20_000, "fitted theta_1"] == pytest.approx(REAL_THETA_1, abs=0.1)


def test_box_losses_are_the_losses_at_their_grid_points():
    x, y = logistic_points()
    theta_0, theta_1, losses = box_losses(x, y, steps=7)
    assert losses.shape == (7, 7)
    for i, j in ((0, 0), (2, 5), (6, 1)):
        params = {"theta_0": theta_0[j], "theta_1": theta_1[i]}
        assert losses[i, j] == pytest.approx(loss_log_likelihood(params, x, y))
    assert (theta_0[0], theta_0[-1]) == (-50, 50)
    assert theta_1[[0, 3, 6]] == pytest.approx([0.01, 1, 100])


@pytest.mark.parametrize(("call", "name"), [
    (partial(compare_searches, *logistic_points(), n_seeds=0), "n_seeds"),
    (partial(compare_searches, *logistic_points(), max_evals=0), "max_evals"),
    (partial(box_losses, *logistic_points(), steps=0), "steps"),
    (partial(box_losses, [1, 2], [0, 3]), "data_y"),
    (partial(underflow_table, sizes=(20, 0)), "data_x"),
])
def test_a_bad_argument_is_named(call, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        call()
