"""Least squares and ridge regression as the most probable answers."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import norm
from sklearn.linear_model import LinearRegression, Ridge

from course_utils.likelihood.normal_model import normal_loss

FEATURES = np.array([[1, 0.2], [1, 0.5], [1, 0.9], [1, 1.3], [1, 1.5], [1, 2.8]])
TARGET = np.array([0.52, 1.36, 1.00, 1.69, 2.58, 2.34])
DATA = {"features": FEATURES, "target": TARGET}
GOOD = {**DATA, "weights": [0.0, 1.0], "sigma": 1.0}


@given(
    weights=st.tuples(st.floats(-3, 3), st.floats(-3, 3)),
    sigma=st.floats(0.1, 10), tau=st.floats(0.1, 10),
)
def test_it_is_the_sum_of_log_densities(weights, sigma, tau):
    noise = -norm.logpdf(TARGET, FEATURES @ weights, sigma).sum()
    prior = -norm.logpdf(weights, 0, tau).sum()
    assert normal_loss(weights, FEATURES, TARGET, sigma) == pytest.approx(noise)
    assert normal_loss(weights, FEATURES, TARGET, sigma, tau) == pytest.approx(noise + prior)


@pytest.mark.parametrize("sigma", [0.5, 2.0])
def test_the_likelihood_leads_to_least_squares_whatever_sigma(sigma):
    found = minimize(partial(normal_loss, **DATA, sigma=sigma), x0=[0, 0]).x
    line = LinearRegression(fit_intercept=False).fit(FEATURES, TARGET)
    np.testing.assert_allclose(found, line.coef_, atol=1e-5)


@pytest.mark.parametrize(("sigma", "tau"), [(0.5, 1.0), (1.0, 0.3)])
def test_the_prior_leads_to_ridge(sigma, tau):
    found = minimize(partial(normal_loss, **DATA, sigma=sigma, tau=tau), x0=[0, 0]).x
    ridge = Ridge(alpha=sigma**2 / tau**2, fit_intercept=False).fit(FEATURES, TARGET)
    np.testing.assert_allclose(found, ridge.coef_, atol=1e-5)


@pytest.mark.parametrize(("change", "message"), [
    ({"weights": None}, "weights must be"),
    ({"weights": [1.0]}, "weights has 1 numbers, but features has 2 columns"),
    ({"features": [1.0, 2.0]}, "features must be a two-dimensional"),
    ({"target": TARGET[:3]}, "features has 6 rows and target has 3"),
    ({"target": "high"}, "target must be"),
    ({"sigma": 0}, "sigma must be more than 0"),
    ({"sigma": np.nan}, "sigma must be one finite number"),
    ({"tau": -1.0}, "tau must be more than 0"),
])
def test_a_bad_argument_is_named(change, message):
    with pytest.raises(ValueError, match=message):
        normal_loss(**{**GOOD, **change})
