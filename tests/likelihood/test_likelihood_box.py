"""The exact optimum inside the search box."""

from functools import partial

import numpy as np
import pytest
from scipy.optimize import minimize

from course_utils.likelihood.box import fit_in_box
from course_utils.likelihood.curve import (
    logistic_points,
    loss_log_likelihood,
    loss_mse,
    sample_points,
)
from course_utils.likelihood.fits import SEARCH_BOX, fit_newton, is_separable
from course_utils.likelihood.squared_error import fit_squared_error

BOX = [SEARCH_BOX["theta_0"], SEARCH_BOX["theta_1"]]
LOSSES = {"likelihood": loss_log_likelihood, "squared error": loss_mse}


def params_of(theta):
    return {"theta_0": float(theta[0]), "theta_1": float(theta[1])}


def mixed_sets():
    rng = np.random.default_rng(21)
    return [sample_points(rng) for _ in range(12)]


@pytest.mark.parametrize("name", LOSSES)
def test_no_random_start_in_the_box_beats_fit_in_box(name):
    rng = np.random.default_rng(0)
    for x, y in mixed_sets()[:6]:
        best = LOSSES[name](params_of(fit_in_box(x, y, name)), x, y)
        for _ in range(3):
            start = [rng.uniform(-50, 50), np.exp(rng.uniform(-2, 3))]
            found = minimize(lambda theta, x, y: LOSSES[name](params_of(theta), x, y), start,
                             args=(x, y), method="L-BFGS-B", bounds=BOX)
            assert best <= found.fun + 1e-6


@pytest.mark.parametrize("name", LOSSES)
def test_fit_in_box_stays_in_the_box_and_ends_at_its_edge_for_separable_data(name):
    sets = mixed_sets()
    assert any(is_separable(x, y) for x, y in sets)
    for x, y in sets:
        theta = fit_in_box(x, y, name)
        assert all(low <= value <= high for value, (low, high) in zip(theta, BOX, strict=True))
        if is_separable(x, y):
            assert theta[0] in BOX[0] or theta[1] in BOX[1]


def test_fit_in_box_is_the_free_optimum_where_that_lies_inside():
    x, y = logistic_points()
    fit = fit_squared_error(x, y)
    assert fit_in_box(x, y, "likelihood") == pytest.approx(fit_newton(x, y))
    assert fit_in_box(x, y, "squared error") == pytest.approx((fit.theta_0, fit.theta_1))


@pytest.mark.parametrize("name", LOSSES)
def test_fit_in_box_stays_inside_where_the_free_optimum_lies_outside(name):
    x, y = logistic_points()
    theta = fit_in_box(x / 100, y, name)
    assert fit_newton(x / 100, y)[1] > 100 and fit_squared_error(x / 100, y).theta_1 > 100
    assert theta[1] == pytest.approx(100) and theta[1] <= 100
    found, near = (LOSSES[name](params_of(point), x / 100, y) for point in (theta, (-6, 99)))
    assert found < near


def test_fit_in_box_names_an_unknown_loss():
    with pytest.raises(ValueError, match="loss must be one of .*'likelihood'.*, not 'product'"):
        fit_in_box(*logistic_points(), "product")


@pytest.mark.parametrize("fit", [partial(fit_in_box, loss="likelihood")])
@pytest.mark.parametrize(("x", "y", "message"), [
    (None, [0, 1], "data_x"),
    ([], [], "data_x is empty"),
    ([1, np.inf], [0, 1], "data_x holds NaN or infinite"),
    ([1, 2], "01", "data_y"),
    ([1, 2], [0, 2], "data_y must hold only 0 and 1"),
    ([1, 2], [0, 1, 1], "data_x has 2 rows and data_y has 3"),
])
def test_a_bad_argument_is_named(fit, x, y, message):
    with pytest.raises(ValueError, match=message):
        fit(x, y)
