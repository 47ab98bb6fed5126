"""Task 6: the logistic curve and its three losses."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.likelihood.curve import (
    REAL_THETA_0,
    REAL_THETA_1,
    log_curve,
    logistic_points,
    loss_log_likelihood,
    loss_mse,
    sample_points,
)
from course_utils.solutions.answers import load_answer
from course_utils.solutions.likelihood import loss_mle

LOSSES = (loss_mle, loss_log_likelihood, loss_mse)
TRUE_PARAMS = {"theta_0": REAL_THETA_0, "theta_1": REAL_THETA_1}
SMALL_X, SMALL_Y = [0.5, 2.0, 3.5], [0, 1, 1]
THETA = st.floats(-20, 20)


def test_log_curve_is_the_formula():
    x = np.linspace(-3, 3, 7)
    np.testing.assert_allclose(log_curve(x, 0.4, -1.2), 1 / (1 + np.exp(-0.4 + 1.2 * x)))


def test_log_curve_takes_scalars_lists_and_grids():
    assert float(log_curve(2, -3, 1.5)) == 0.5
    assert log_curve([1, 2, 3], -3, 1.5).shape == (3,)
    assert log_curve([1, 2, 3], np.zeros((4, 1)), 1).shape == (4, 3)


@pytest.mark.parametrize("theta_0", [-1000, 1000])
@pytest.mark.parametrize("theta_1", [-1000, 1000])
def test_extreme_parameters_give_finite_numbers_without_warnings(theta_0, theta_1):
    x, y = logistic_points()
    params = {"theta_0": theta_0, "theta_1": theta_1}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        curve = log_curve(x, theta_0, theta_1)
        losses = [loss(params, x, y) for loss in LOSSES]
    assert np.isfinite(curve).all() and np.isfinite(losses).all()
    assert curve.min() >= 0 and curve.max() <= 1


@given(z=st.floats(-700, 700))
def test_log_curve_is_symmetric(z):
    assert log_curve(z, 0, 1) + log_curve(-z, 0, 1) == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize("name", ["x", "theta_0", "theta_1"])
@pytest.mark.parametrize("bad", [None, "3", [None], [[1], [1, 2]]])
def test_log_curve_names_a_bad_argument(name, bad):
    arguments = {"x": 1.0, "theta_0": 0.0, "theta_1": 1.0, name: bad}
    with pytest.raises(ValueError, match=f"^{name} must be a number"):
        log_curve(**arguments)


def test_losses_of_three_points_by_hand():
    params = {"theta_0": -1.0, "theta_1": 1.0}
    p = 1 / (1 + np.exp([0.5, -1.0, -2.5]))
    observed = [1 - p[0], p[1], p[2]]
    assert loss_mle(params, SMALL_X, SMALL_Y) == pytest.approx(-np.prod(observed))
    assert loss_log_likelihood(params, SMALL_X, SMALL_Y) == pytest.approx(-np.log(observed).sum())
    assert loss_mse(params, SMALL_X, SMALL_Y) == pytest.approx(
        p[0] ** 2 + (1 - p[1]) ** 2 + (1 - p[2]) ** 2
    )


@pytest.mark.parametrize("loss", LOSSES)
def test_losses_are_python_floats(loss):
    assert type(loss(TRUE_PARAMS, *logistic_points())) is float


@given(theta_0=THETA, theta_1=THETA)
def test_the_log_likelihood_is_the_logarithm_of_the_product(theta_0, theta_1):
    params = {"theta_0": theta_0, "theta_1": theta_1}
    product = -loss_mle(params, SMALL_X, SMALL_Y)
    assert np.log(product) == pytest.approx(-loss_log_likelihood(params, SMALL_X, SMALL_Y))


@given(theta_0=THETA, theta_1=THETA, other_0=THETA, other_1=THETA)
def test_the_log_likelihood_is_convex(theta_0, theta_1, other_0, other_1):
    def loss(*theta):
        return loss_log_likelihood(dict(zip(TRUE_PARAMS, theta, strict=True)), *logistic_points())

    middle = loss((theta_0 + other_0) / 2, (theta_1 + other_1) / 2)
    mean = (loss(theta_0, theta_1) + loss(other_0, other_1)) / 2
    assert middle <= mean * (1 + 1e-12) + 1e-12


def test_the_log_likelihood_keeps_its_digits_where_the_product_is_zero():
    rng = np.random.default_rng(0)
    x, y = sample_points(rng, 20_000)
    assert loss_mle(TRUE_PARAMS, x, y) == 0
    assert 3000 < loss_log_likelihood(TRUE_PARAMS, x, y) < 5000


def test_a_certain_mistake_costs_its_distance_and_not_infinity():
    # 1 - p rounds to 0 from z = 37 on, but the probability of a 0 is exp(-z) all the same.
    params = {"theta_0": 100.0, "theta_1": 0.0}
    assert loss_log_likelihood(params, [1.0], [0]) == pytest.approx(100)
    assert loss_mle(params, [1.0], [0]) == pytest.approx(-np.exp(-100))


def test_the_points_of_the_course_are_always_these():
    x, y = logistic_points()
    np.testing.assert_allclose(x, [
        8.32546495, 7.93203389, 6.00067026, 4.50244480, 3.78710020, 9.12869590, 7.45065144,
        1.36125937, 2.94143973, 9.85370693, 9.04836794, 3.67464703, 3.33694785, 1.51659373,
        3.93001851, 1.12256030, 9.50162438, 0.26472707, 5.86329648, 1.96842796,
    ], atol=5e-9)
    assert y.tolist() == [1, 1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0]
    assert y.dtype == np.int64


def test_the_points_follow_the_embeddings_of_notebook_02():
    rng = np.random.RandomState(6789)
    rng.normal(size=(555, 2))
    rng.normal(size=(100, 2))
    np.testing.assert_array_equal(logistic_points()[0], rng.uniform(0, 10, size=20))


def test_sampled_labels_follow_the_true_curve():
    x, y = sample_points(np.random.default_rng(5), 40_000)
    middle = (x > 6) & (x < 7)
    expected = log_curve(x[middle], REAL_THETA_0, REAL_THETA_1).mean()
    assert y[middle].mean() == pytest.approx(expected, abs=0.03)
    assert x.min() >= 0 and x.max() <= 10 and 9.9 < x.max()


@given(theta_0=st.floats(-15, 15), theta_1=st.floats(0.01, 3))
def test_the_reference_answer_gives_the_same_loss(theta_0, theta_1):
    x, y = logistic_points()
    answer = load_answer(6, {"data_x": x, "data_y": y})["loss_mle"]
    params = {"theta_0": theta_0, "theta_1": theta_1}
    # The answer computes 1 - p, which loses digits where p is close to 1.
    assert answer(params) == pytest.approx(loss_mle(params, x, y), rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("change", "message"), [
    ({"data_x": None}, "data_x must be a one-dimensional array"),
    ({"data_x": "123"}, "data_x must be"),
    ({"data_x": []}, "data_x is empty"),
    ({"data_x": [1, 2, np.nan]}, "data_x holds NaN"),
    ({"data_x": [[1, 2, 3]]}, "data_x must be a one-dimensional"),
    ({"data_x": [1, 2]}, "data_x has 2 rows and data_y has 3"),
    ({"data_y": None}, "data_y must be"),
    ({"data_y": ["0", "1", "1"]}, "data_y must be"),
    ({"data_y": []}, "data_y is empty"),
    ({"data_y": [0, 1, 2]}, "data_y must hold only 0 and 1, but it holds 2"),
    ({"data_y": [0, 1, -1]}, "data_y must hold only 0 and 1"),
    ({"params": None}, "params must be a dict"),
    ({"params": "theta"}, "params must be a dict"),
    ({"params": [1, 2]}, "params must be a dict"),
    ({"params": {}}, "theta_0 is missing"),
    ({"params": {"theta_0": 1.0}}, "theta_1 is missing"),
    ({"params": {"theta_0": np.nan, "theta_1": 1.0}}, r"params\['theta_0'\] must be one finite"),
    ({"params": {"theta_0": 1.0, "theta_1": "1"}}, r"params\['theta_1'\] must be"),
])
def test_losses_name_a_bad_argument(loss, change, message):
    arguments = {"params": TRUE_PARAMS, "data_x": SMALL_X, "data_y": SMALL_Y, **change}
    with pytest.raises(ValueError, match=message):
        loss(**arguments)


def test_losses_leave_their_arguments_alone():
    x, y = logistic_points()
    params = dict(TRUE_PARAMS)
    for loss in LOSSES:
        loss(params, x, y)
    assert params == TRUE_PARAMS
    np.testing.assert_array_equal(x, logistic_points()[0])
    np.testing.assert_array_equal(y, logistic_points()[1])
