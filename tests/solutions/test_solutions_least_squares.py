"""Task 1: perform_least_squares and its reference answer."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import LinearRegression

import course_utils
from course_utils.solutions.answers import load_answer
from course_utils.solutions.least_squares import perform_least_squares

POINTS = [[0.2, 0.52], [0.5, 1.36], [0.9, 1.00], [1.3, 1.69], [1.5, 2.58], [2.8, 2.34]]
STEPS = np.arange(4.0)

# Multiples of 1/8 between -100 and 100: different x are then never too close to tell apart.
ordinary = st.integers(-800, 800).map(lambda eighths: eighths / 8)
data_sets = st.integers(2, 30).flatmap(lambda n: arrays(float, (n, 2), elements=ordinary)).filter(
    lambda data: np.ptp(data[:, 0]) > 0
)


def on_a_line(x, theta_0, theta_1):
    return np.column_stack([x, theta_0 + theta_1 * x])


def random_data(seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(rng.normal(scale=3), rng.uniform(0.5, 5), size=rng.integers(3, 200))
    return np.column_stack([x, rng.normal(scale=5) + rng.normal() * x + rng.normal(size=len(x))])


def test_the_six_points():
    # By hand: the x have mean 1.2 and squares 4.24, the products 2.915; 2.915 / 4.24 = 0.6875.
    theta_0, theta_1 = perform_least_squares(POINTS)
    assert theta_1 == pytest.approx(0.6875, rel=1e-14)
    assert theta_0 == pytest.approx(9.49 / 6 - 0.6875 * 1.2, rel=1e-14)


def test_returns_a_tuple_of_two_python_floats():
    result = perform_least_squares(POINTS)
    assert type(result) is tuple
    assert [type(theta) for theta in result] == [float, float]


def test_can_be_imported_from_the_package():
    assert course_utils.perform_least_squares is perform_least_squares


@pytest.mark.parametrize("seed", range(50))
def test_agrees_with_scikit_learn(seed):
    data = random_data(seed)
    reference = LinearRegression().fit(data[:, :1], data[:, 1])
    expected = [reference.intercept_, reference.coef_[0]]
    np.testing.assert_allclose(perform_least_squares(data), expected, rtol=1e-12)


def test_agrees_with_the_reference_answer():
    answer = load_answer(1)["perform_least_squares"]
    for data in [np.array(POINTS), random_data(1), random_data(2)]:
        np.testing.assert_allclose(perform_least_squares(data), answer(data), rtol=1e-10)


@settings(deadline=None)
@given(data_sets)
def test_residuals_are_orthogonal_to_both_columns(data):
    theta_0, theta_1 = perform_least_squares(data)
    x, y = data.T
    residuals = y - theta_0 - theta_1 * x
    size = np.abs(y).sum() + np.abs(theta_1 * x).sum() + len(x) * abs(theta_0)
    assert abs(residuals.sum()) <= 1e-12 * size
    assert abs(x @ residuals) <= 1e-12 * size * np.abs(x).max()


@settings(deadline=None)
@given(data_sets, st.tuples(ordinary, ordinary))
def test_no_other_line_has_a_smaller_sum_of_squares(data, other):
    def sum_of_squares(theta):
        return np.sum((data[:, 1] - theta[0] - theta[1] * data[:, 0]) ** 2)

    best = sum_of_squares(perform_least_squares(data))
    assert best <= sum_of_squares(other) * (1 + 1e-9) + 1e-9


@settings(deadline=None)
@given(data_sets, ordinary, ordinary)
def test_a_line_added_to_y_is_added_to_the_fit(data, intercept, slope):
    theta_0, theta_1 = perform_least_squares(data)
    added = data + np.column_stack([np.zeros(len(data)), intercept + slope * data[:, 0]])
    np.testing.assert_allclose(
        perform_least_squares(added), (theta_0 + intercept, theta_1 + slope), rtol=1e-9, atol=1e-6
    )


@settings(deadline=None)
@given(data_sets, ordinary, ordinary)
def test_moving_and_stretching_x_changes_the_line_accordingly(data, shift, stretch):
    assume(stretch != 0)
    theta_0, theta_1 = perform_least_squares(data)
    moved = np.column_stack([shift + stretch * data[:, 0], data[:, 1]])
    expected = (theta_0 - shift * theta_1 / stretch, theta_1 / stretch)
    np.testing.assert_allclose(perform_least_squares(moved), expected, rtol=1e-9, atol=1e-6)


@settings(deadline=None)
@given(data_sets, ordinary)
def test_multiplying_y_multiplies_the_line(data, factor):
    expected = factor * np.array(perform_least_squares(data))
    stretched = data * [1, factor]
    np.testing.assert_allclose(perform_least_squares(stretched), expected, rtol=1e-9, atol=1e-6)


@settings(deadline=None)
@given(data_sets, st.randoms())
def test_the_order_of_the_rows_does_not_matter(data, random):
    rows = list(range(len(data)))
    random.shuffle(rows)
    np.testing.assert_allclose(
        perform_least_squares(data[rows]), perform_least_squares(data), rtol=1e-9, atol=1e-9
    )


def test_exact_far_from_zero():
    theta_0, theta_1 = perform_least_squares(on_a_line(1e8 + STEPS, 1.0, 2.0))
    assert theta_1 == pytest.approx(2, abs=1e-6)
    assert theta_0 + theta_1 * 1e8 == pytest.approx(1 + 2e8, abs=1e-6)


def test_exact_where_the_mean_of_x_is_rounded():
    # Near 1e16 numbers are 2 apart, and the mean 1e16 + 3 is not one of them.
    data = np.column_stack([1e16 + 2 * STEPS, STEPS])
    assert perform_least_squares(data)[1] == pytest.approx(0.5, rel=1e-12)


def test_exact_on_neighbouring_numbers():
    gap = np.spacing(1.0)
    assert perform_least_squares([[1, 0], [1 + gap, 1]])[1] == pytest.approx(1 / gap, rel=1e-12)


# Without 1e150 by 1e-200: such a slope does not fit into a float64.
@pytest.mark.parametrize(
    "x_unit, y_unit",
    [(1e-200, 1e-200), (1e-200, 1.0), (1.0, 1e-200), (1e150, 1.0), (1.0, 1e150), (1e150, 1e150)],
)
def test_tiny_and_huge_units(x_unit, y_unit):
    theta_0, theta_1 = perform_least_squares(np.array(POINTS) * [x_unit, y_unit])
    expected_0, expected_1 = perform_least_squares(POINTS)
    assert theta_0 == pytest.approx(expected_0 * y_unit, rel=1e-12, abs=0)
    assert theta_1 == pytest.approx(expected_1 * y_unit / x_unit, rel=1e-12, abs=0)


@pytest.mark.parametrize(
    "convert",
    [
        np.asarray,
        lambda points: [tuple(point) for point in points],
        lambda points: pd.DataFrame(points, columns=["x", "y"]),
        lambda points: pd.DataFrame(points, columns=["x", "y"], dtype=object),
        lambda points: np.asfortranarray(points),
    ],
    ids=["array", "tuples", "DataFrame", "DataFrame of objects", "Fortran order"],
)
def test_takes_anything_that_looks_like_an_array(convert):
    expected = perform_least_squares(np.array(POINTS))
    assert perform_least_squares(convert(POINTS)) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("dtype", [np.int8, np.int64, np.uint8, np.float32, "Int64"])
def test_takes_every_numeric_dtype(dtype):
    # As uint8 the product 16 * 17 and the difference 0 - 1 would wrap around.
    data = pd.DataFrame({"x": [0, 1, 2, 16], "y": [1, 3, 5, 33]}).astype(dtype)
    assert perform_least_squares(data) == pytest.approx((1, 2), rel=1e-12)


@pytest.mark.parametrize("convert", [np.array, list, pd.DataFrame])
def test_does_not_change_its_argument(convert):
    data = convert(POINTS)
    first = perform_least_squares(data)
    assert np.array_equal(data, POINTS)
    assert perform_least_squares(data) == first


def test_a_read_only_array_will_do():
    data = np.array(POINTS)
    data.flags.writeable = False
    assert perform_least_squares(data) == perform_least_squares(POINTS)


BAD_DATA = {
    "None": (None, "two-dimensional"),
    "a word": ("0.2 0.52", "two-dimensional"),
    "strings": ([["0.2", "0.52"], ["0.5", "1.36"]], "without text"),
    "strings in a frame": (pd.DataFrame({"x": ["1", "2"], "y": [1, 2]}), "without text"),
    "None in a row": ([[0.2, None], [0.5, 1.36]], "without text, gaps"),
    "ragged": ([[0.2, 0.52], [0.5]], "unequal rows"),
    "complex": ([[0.2, 1j], [0.5, 1]], "array of numbers"),
    "too large for a float": ([[10**400, 1], [2, 3]], "array of numbers"),
    "one-dimensional": ([0.2, 0.52], r"shape is \(2,\)"),
    "three-dimensional": (np.ones((2, 2, 2)), r"shape is \(2, 2, 2\)"),
    "no rows": (np.empty((0, 2)), "empty"),
    "no columns": ([[], []], "empty"),
    "one column": ([[0.2], [0.5]], "two columns"),
    "three columns": ([[0.2, 0.52, 1], [0.5, 1.36, 1]], "two columns"),
    "one row": ([[0.2, 0.52]], "two different x"),
    "equal x": ([[1.5, 0.5], [1.5, 1.0], [1.5, 2.0]], "two different x"),
    "equal x that has a rounded mean": ([[0.1, 0.5], [0.1, 1.0], [0.1, 2.0]], "two different x"),
    "NaN": ([[0.2, np.nan], [0.5, 1.36]], "NaN"),
    "infinite": ([[np.inf, 0.52], [0.5, 1.36]], "infinite"),
}


@pytest.mark.parametrize("data, message", BAD_DATA.values(), ids=BAD_DATA)
def test_bad_data_is_a_value_error_that_names_it(data, message):
    with pytest.raises(ValueError, match=f"^data .*{message}"):
        perform_least_squares(data)
