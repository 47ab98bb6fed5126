"""Standard errors: those of the formula, and true of many data sets where there are many points."""

import numpy as np
import pytest

from course_utils import fit_newton, log_curve, loss_gradient
from course_utils.likelihood.curve import sample_points
from course_utils.likelihood.standard_errors import spread_table, standard_errors


@pytest.fixture
def points():
    return sample_points(np.random.default_rng(8), 60)


def best(points):
    return dict(zip(("theta_0", "theta_1"), fit_newton(*points), strict=True))


def test_they_are_the_roots_of_the_inverse_hessians_diagonal(points):
    x, _ = points
    fit = best(points)
    p = log_curve(x, **fit)
    rows = np.column_stack([np.ones(len(x)), x])
    covariance = np.linalg.inv(rows.T * (p * (1 - p)) @ rows)
    np.testing.assert_allclose(
        standard_errors(loss_gradient, fit, *points), np.sqrt(np.diag(covariance)), rtol=1e-6)


def test_four_times_the_same_points_halve_them(points):
    fit = best(points)
    np.testing.assert_allclose(
        standard_errors(loss_gradient, fit, *(np.tile(part, 4) for part in points)),
        standard_errors(loss_gradient, fit, *points) / 2, rtol=1e-6)


def test_a_gradient_may_be_a_list(points):
    fit = best(points)
    as_list = standard_errors(lambda *given: loss_gradient(*given).tolist(), fit, *points)
    np.testing.assert_array_equal(as_list, standard_errors(loss_gradient, fit, *points))


def test_with_many_points_they_are_the_spread_over_data_sets():
    table = spread_table(loss_gradient, sizes=(20, 320), n_sets=100)
    assert table.loc[20, "no finite optimum"] > 0 == table.loc[320, "no finite optimum"]
    assert table.loc[320, "spread of theta_1"] == pytest.approx(
        table.loc[320, "median standard error"], rel=0.15)
    assert table.loc[320, "truth within two"] >= 90
