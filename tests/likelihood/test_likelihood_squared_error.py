"""The global optimum of the squared error, by brute force, by gradient, by counting."""

import itertools
import warnings

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from course_utils.likelihood.curve import logistic_points, loss_mse, sample_points
from course_utils.likelihood.fits import is_separable
from course_utils.likelihood.squared_error import fit_squared_error, local_minima
from course_utils.personal_data import PersonalData


def params_of(theta):
    return {"theta_0": float(theta[0]), "theta_1": float(theta[1])}


def overlapping_sets(n_sets, seed):
    rng = np.random.default_rng(seed)
    draws = (sample_points(rng) for _ in itertools.count())
    return list(itertools.islice((xy for xy in draws if not is_separable(*xy)), n_sets))


def test_squared_error_on_the_points_of_the_course():
    x, y = logistic_points()
    fit = fit_squared_error(x, y)
    assert (fit.theta_0, fit.theta_1) == pytest.approx((-10.5647418, 1.7785142), abs=1e-5)
    assert fit.loss == pytest.approx(0.57477465, abs=1e-7) == loss_mse(params_of(fit), x, y)
    assert (fit.step_loss, fit.finite, fit.local_minima) == (1.0, True, 1)


@pytest.mark.parametrize(("x", "y"), overlapping_sets(6, seed=3))
def test_no_random_start_beats_the_squared_error_fit(x, y):
    rng = np.random.default_rng(0)

    def loss(theta):
        return loss_mse(params_of((theta[0] - 5 * theta[1], theta[1])), x, y)

    slopes = rng.choice([-1, 1, 1], 10) * np.exp(rng.uniform(-2, 3, 10))
    starts = zip(rng.uniform(-5, 5, 10), slopes, strict=True)
    lowest = min(minimize(loss, start, method="BFGS").fun for start in starts)
    assert fit_squared_error(x, y).loss <= lowest + 1e-6


def test_local_minima_have_no_gradient_and_are_lower_than_their_surroundings():
    step = 1e-3
    for x, y in overlapping_sets(12, seed=8):
        for theta_0, theta_1, loss in local_minima(x, y):
            centre = x.mean()
            for turn in np.linspace(0, 2 * np.pi, 9):
                slope = theta_1 * (1 + step * np.cos(turn))
                height = theta_0 + theta_1 * centre + step * np.sin(turn)
                assert loss_mse(params_of((height - slope * centre, slope)), x, y) > loss


def test_minima_that_are_kept_are_those_of_the_points_and_cannot_be_changed():
    x, y = [1.0, 2, 3, 4, 5, 6], [0, 0, 1, 0, 1, 1]
    first = local_minima(x, y)
    expected = first.copy()
    first[:] = 0
    np.testing.assert_array_equal(local_minima(x, y), expected)
    moved = local_minima(np.add(x, 1), y)
    assert moved[0, 0] == pytest.approx(expected[0, 0] - expected[0, 1])
    assert not np.allclose(local_minima(x, y[:3] + [0, 0, 1])[0], expected[0])


def test_two_local_minima_are_both_found():
    rng = np.random.default_rng(1)
    x, y = [sample_points(rng) for _ in range(50)][49]
    expected = [[-38.8927, 5.2462, 1.8526], [-7.7464, 1.1072, 1.9276]]
    np.testing.assert_allclose(local_minima(x, y), expected, atol=1e-3)
    assert fit_squared_error(x, y).local_minima == 2


def step_losses(x, y):
    """Mistakes of every step between neighbours, counted one by one."""
    cuts = np.concatenate([[x.min() - 1], (np.sort(x)[:-1] + np.sort(x)[1:]) / 2, [x.max() + 1]])
    return [np.sum((x > cut) != y) for cut in cuts] + [np.sum((x < cut) != y) for cut in cuts]


def test_the_step_loss_is_the_least_number_of_mistakes():
    rng = np.random.default_rng(2)
    for _ in range(30):
        x, y = rng.uniform(size=9), rng.integers(0, 2, size=9)
        assert fit_squared_error(x, y).step_loss == min(step_losses(x, y))


def test_a_step_may_pass_between_two_labels_at_the_same_x():
    # At x = 2 a curve can be one half however steep it is: 0.25 for each of the two labels.
    fit = fit_squared_error([1, 2, 2, 3], [0, 0, 1, 1])
    assert fit.step_loss == 0.5 and not fit.finite


def test_where_the_squared_error_prefers_a_step_no_curve_reaches_it():
    for x, y in overlapping_sets(25, seed=4):
        fit = fit_squared_error(x, y)
        steep = [loss_mse({"theta_0": -slope * cut, "theta_1": slope}, x, y)
                 for slope in (3e3, -3e3) for cut in np.sort(x)[:-1] + np.diff(np.sort(x)) / 2]
        if fit.finite:
            assert fit.loss < min(steep)
        else:
            assert np.isnan([fit.theta_0, fit.theta_1]).all()
            assert min(steep) == pytest.approx(fit.loss, abs=0.05) and fit.loss == fit.step_loss


def test_separable_data_have_no_finite_squared_error_fit():
    fit = fit_squared_error([1, 2, 3, 4], [0, 0, 1, 1])
    assert (fit.loss, fit.step_loss, fit.finite) == (0.0, 0.0, False)
    assert not fit_squared_error([5, 5, 5], [0, 1, 1]).finite


def test_the_share_of_sets_without_finite_squared_error_fit():
    finite = [fit_squared_error(x, y).finite for x, y in overlapping_sets(100, seed=6)]
    assert 0.5 < np.mean(finite) < 0.76


def test_squared_error_does_not_depend_on_the_units_of_x():
    x, y = logistic_points()
    fit, moved = fit_squared_error(x, y), fit_squared_error(1e3 * x - 7e5, y)
    assert moved.theta_1 == pytest.approx(fit.theta_1 / 1e3, rel=1e-6)
    assert moved.loss == pytest.approx(fit.loss, rel=1e-9)

@pytest.mark.parametrize("fit", [fit_squared_error, local_minima])
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


def test_no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for x, y in overlapping_sets(5, seed=14):
            fit_squared_error(x, y)


@pytest.mark.parametrize(("theta_0", "theta_1", "seed"), [
    (-13.3, 1.9, 2083350371), (-9.0, 1.3, 3405976410), (-9.3, 1.3, 2532471524)])
def test_points_on_which_the_steps_become_small_are_fitted_to_the_end(theta_0, theta_1, seed):
    x, y = logistic_points(PersonalData(theta_0=theta_0, theta_1=theta_1, point_seed=seed))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ((intercept, slope, _),) = local_minima(x, y)
    p = expit(intercept + slope * x)
    gradient = [np.sum((p - y) * p * (1 - p) * factor) for factor in (1, x)]
    assert np.abs(gradient).max() < 5e-7
