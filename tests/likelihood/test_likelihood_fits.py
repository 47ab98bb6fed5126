"""Fits of the logistic curve by likelihood: hyperopt, Newton, scikit-learn."""

import itertools
import warnings
from functools import partial

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course_utils.likelihood.curve import (
    logistic_points,
    loss_log_likelihood,
    sample_points,
)
from course_utils.likelihood.fits import (
    SEARCH_BOX,
    SeparableDataError,
    fit_hyperopt,
    fit_newton,
    fit_sklearn,
    is_separable,
)
from course_utils.solutions.likelihood import loss_mle

COURSE_OPTIMUM = (-16.7213616, 2.8165626)


def overlapping_sets(n_sets, seed, size=20):
    rng = np.random.default_rng(seed)
    draws = (sample_points(rng, size) for _ in itertools.count())
    return list(itertools.islice((xy for xy in draws if not is_separable(*xy)), n_sets))


def gradient(theta, x, y):
    """Gradient of the negative log-likelihood, by the textbook's formula."""
    p = 1 / (1 + np.exp(-theta[0] - theta[1] * x))
    return np.array([np.sum(p - y), np.sum((p - y) * x)])


# hyperopt

def course_loss(loss=loss_mle):
    x, y = logistic_points()
    return partial(loss, data_x=x, data_y=y)


def test_hyperopt_finds_the_course_fit():
    fit = fit_hyperopt(course_loss())
    assert fit.params == {
        "theta_0": pytest.approx(-31.06666, abs=1e-4), "theta_1": pytest.approx(5.35864, abs=1e-4)
    }
    assert all(type(value) is float for value in [*fit.params.values(), fit.loss])


def test_hyperopt_records_every_trial_inside_the_box():
    fit = fit_hyperopt(course_loss(), max_evals=30)
    assert list(fit.trials.columns) == ["theta_0", "theta_1", "loss"]
    assert len(fit.trials) == 30
    for name, (low, high) in SEARCH_BOX.items():
        assert fit.trials[name].between(low, high).all()
    best = fit.trials.loc[fit.trials["loss"].idxmin()]
    assert fit.loss == best["loss"] == course_loss()(fit.params)
    assert fit.params == {name: best[name] for name in SEARCH_BOX}


@pytest.mark.parametrize("algorithm", ["tpe", "random"])
def test_the_seed_decides_the_trials(algorithm):
    def trials(seed):
        loss = course_loss()
        fit = fit_hyperopt(loss, max_evals=25, random_state=seed, algorithm=algorithm)
        return fit.trials

    assert trials(4).equals(trials(4))
    assert not trials(4).equals(trials(5))


def test_the_two_algorithms_differ_only_after_the_random_start():
    tpe, random = (
        fit_hyperopt(course_loss(), max_evals=30, algorithm=name).trials
        for name in ("tpe", "random")
    )
    assert tpe[:20].equals(random[:20])
    assert not tpe[20:].equals(random[20:])


def test_theta_1_is_drawn_evenly_in_its_logarithm():
    trials = fit_hyperopt(lambda params: 0.0, max_evals=400, algorithm="random").trials
    assert np.log10(trials["theta_1"]).between(-1, 1).mean() == pytest.approx(0.5, abs=0.08)
    assert trials["theta_0"].between(-25, 25).mean() == pytest.approx(0.5, abs=0.08)


def test_tpe_ranks_so_the_logarithm_changes_nothing():
    on_product = fit_hyperopt(course_loss(), max_evals=60, random_state=3)
    on_sum = fit_hyperopt(course_loss(loss_log_likelihood), max_evals=60, random_state=3)
    assert on_product.params == on_sum.params


def test_no_progress_bar(capfd):
    fit_hyperopt(course_loss(), max_evals=3)
    assert capfd.readouterr() == ("", "")


def test_an_error_inside_the_loss_comes_out_once():
    calls = []

    def broken(params):
        calls.append(params)
        raise KeyError("my own mistake")

    with pytest.raises(KeyError, match="my own mistake"):
        fit_hyperopt(broken)
    assert len(calls) == 1


def test_nan_is_an_error_that_says_where():
    def plain_log_likelihood(params):
        p = 1 / (1 + np.exp(np.clip(-params["theta_0"] - 50, -700, 700)))
        with np.errstate(all="ignore"):
            return -np.sum(1 * np.log(p) + 0 * np.log(1 - p))

    with pytest.raises(ValueError, match="loss returned NaN at theta_0 = .*, theta_1 = "):
        fit_hyperopt(plain_log_likelihood)


@pytest.mark.parametrize(("arguments", "message"), [
    ({"loss": None}, "loss must be a function"),
    ({"loss": "loss_mle"}, "loss must be a function"),
    ({"loss": lambda params: None}, "loss must return a number, but it returned None"),
    ({"loss": lambda params: [1.0, 2.0]}, "loss must return a number"),
    ({"max_evals": 0}, "max_evals must be a whole number of at least 1"),
    ({"max_evals": 2.5}, "max_evals must be"),
    ({"max_evals": None}, "max_evals must be"),
    ({"algorithm": "grid"}, "algorithm must be 'tpe' or 'random', not 'grid'"),
])
def test_hyperopt_names_a_bad_argument(arguments, message):
    with pytest.raises(ValueError, match=message):
        fit_hyperopt(**{"loss": course_loss(), **arguments})


# Newton and scikit-learn


def test_newton_on_the_points_of_the_course():
    assert fit_newton(*logistic_points()) == pytest.approx(COURSE_OPTIMUM, abs=1e-6)
    assert all(type(value) is float for value in fit_newton(*logistic_points()))


@pytest.mark.parametrize(("x", "y"), overlapping_sets(8, seed=11))
def test_newton_agrees_with_sklearn_and_has_no_gradient(x, y):
    theta = fit_newton(x, y)
    assert theta == pytest.approx(fit_sklearn(x, y), rel=1e-6)
    assert np.abs(gradient(theta, x, y)).max() < 1e-9


@settings(max_examples=60, deadline=None)
@given(
    points=st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 1)), min_size=3, max_size=12),
    stretch=st.sampled_from([1e-3, 1.0, 1e4]),
)
def test_newton_finds_the_zero_gradient_of_any_overlapping_data(points, stretch):
    x, y = np.array(points, dtype=float).T
    assume(not is_separable(x, y))
    intercept, slope = fit_newton(x * stretch, y)
    assert np.abs(gradient((intercept, slope * stretch), x, y)).max() < 1e-6


def test_newton_turns_with_the_labels_and_moves_with_x():
    x, y = logistic_points()
    theta_0, theta_1 = fit_newton(x, y)
    assert fit_newton(x, 1 - y) == pytest.approx((-theta_0, -theta_1), rel=1e-9)
    assert fit_newton(3 * x + 2, y) == pytest.approx(
        (theta_0 - 2 * theta_1 / 3, theta_1 / 3), rel=1e-9
    )


def test_newton_far_from_zero():
    x, y = logistic_points()
    theta_0, theta_1 = fit_newton(x + 1e8, y)
    assert theta_1 == pytest.approx(COURSE_OPTIMUM[1], rel=1e-6)
    midpoint = -COURSE_OPTIMUM[0] / COURSE_OPTIMUM[1]
    assert -theta_0 / theta_1 - 1e8 == pytest.approx(midpoint, abs=1e-6)


def test_newton_where_full_steps_go_astray():
    # Shares of ones: 1 in 200 at x = 0, 1 in 2 at x = 1, all at x = 50. The curve meets the first
    # two exactly, and then the third all but exactly.
    x = np.repeat([0, 1, 50], [200, 2, 200])
    y = np.concatenate([[1], np.zeros(199), [1, 0], np.ones(200)])
    assert fit_newton(x, y) == pytest.approx((-np.log(199), np.log(199)), rel=1e-9)


WHOLE_X, WHOLE_Y = np.arange(8.0), np.array([0, 0, 1, 0, 1, 0, 1, 1])


def test_newton_keeps_its_digits_at_any_distance_from_zero():
    # Whole numbers, so that moving them by 2^45 rounds nothing.
    assert fit_newton(WHOLE_X + 2.0**45, WHOLE_Y)[1] == pytest.approx(
        fit_newton(WHOLE_X, WHOLE_Y)[1], rel=1e-12
    )


def test_newton_keeps_its_digits_beside_a_far_outlier():
    # The curve is 1 there already, so the outlier changes nothing.
    theta = fit_newton(np.append(WHOLE_X, 2.0**30), np.append(WHOLE_Y, 1))
    assert theta == pytest.approx(fit_newton(WHOLE_X, WHOLE_Y), rel=1e-9)


SEPARABLE = {
    "a threshold": ([1, 2, 3, 4], [0, 0, 1, 1], "threshold"),
    "a threshold, falling": ([1, 2, 3, 4], [1, 1, 0, 0], "threshold"),
    "both labels at the threshold": ([1, 2, 2, 3], [0, 0, 1, 1], "threshold"),
    "ones only": ([1, 2, 3], [1, 1, 1], "all labels in data_y are 1"),
    "zeros only": ([1, 2, 3], [0, 0, 0], "all labels in data_y are 0"),
    "one x": ([5, 5, 5], [0, 1, 1], "all values in data_x are equal"),
}


@pytest.mark.parametrize("fit", [fit_newton, fit_sklearn])
@pytest.mark.parametrize(("x", "y", "reason"), SEPARABLE.values(), ids=SEPARABLE)
def test_separable_data_are_refused_with_the_reason(fit, x, y, reason):
    assert is_separable(x, y)
    with pytest.raises(SeparableDataError, match=reason):
        fit(x, y)


def test_separable_data_error_is_a_value_error():
    assert issubclass(SeparableDataError, ValueError)


def test_one_swapped_pair_is_enough_to_overlap():
    assert not is_separable([1, 2, 3, 4], [0, 1, 0, 1])
    assert not is_separable(*logistic_points())


@settings(max_examples=40, deadline=None)
@given(points=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1)), min_size=2, max_size=8))
def test_is_separable_agrees_with_a_steep_search(points):
    # With distinct x, data are separable if and only if some step makes no mistake.
    x, y = np.array(points, dtype=float).T
    assume(len(set(x)) == len(x))
    thresholds = np.concatenate([[-1], x + 0.5])
    rising = (x > thresholds[:, None]) == y
    assert is_separable(x, y) == bool(rising.all(axis=1).any() or (~rising).all(axis=1).any())


@pytest.mark.parametrize("fit", [fit_newton, fit_sklearn, is_separable])
@pytest.mark.parametrize(("x", "y", "message"), [
    (None, [0, 1], "data_x"),
    ("ab", [0, 1], "data_x"),
    ([], [], "data_x is empty"),
    ([1, np.inf], [0, 1], "data_x holds NaN or infinite"),
    ([1, 2], None, "data_y"),
    ([1, 2], [0, 2], "data_y must hold only 0 and 1"),
    ([1, 2], [0, 1, 1], "data_x has 2 rows and data_y has 3"),
])
def test_fits_name_a_bad_argument(fit, x, y, message):
    with pytest.raises(ValueError, match=message) as caught:
        fit(x, y)
    assert not isinstance(caught.value, SeparableDataError)


def test_fits_raise_no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for x, y in overlapping_sets(5, seed=14):
            fit_newton(x, y)
            fit_sklearn(x, y)


def test_hyperopt_stays_in_the_space_it_is_given():
    space = {"theta_0": (-3, -2), "theta_1": (0.5, 0.6)}
    trials = fit_hyperopt(lambda params: params["theta_1"], space=space, max_evals=15).trials
    for name, (low, high) in space.items():
        assert trials[name].between(low, high).all()
    assert trials["theta_0"].nunique() == 15


@pytest.mark.parametrize("space", [
    None, "wide", {"theta_0": (0, 1)}, {"theta_0": (0, 1), "theta_1": (0, 1)},
    {"theta_0": (1, 0), "theta_1": (1, 2)}, {"theta_0": (0, 1, 2), "theta_1": (1, 2)},
    {"theta_0": (0, float("inf")), "theta_1": (1, 2)}, {"theta_0": (0, "a"), "theta_1": (1, 2)},
])
def test_hyperopt_names_a_bad_space(space):
    with pytest.raises(ValueError, match="space"):
        fit_hyperopt(lambda params: 0.0, space=space)
