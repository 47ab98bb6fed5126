"""The checks of arguments: what passes, and that each error names the argument."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from course_utils.arrays import (
    binary_array,
    finite_array,
    finite_number,
    nonnegative_number,
    positive_int,
    same_length,
)


@pytest.mark.parametrize(
    "value",
    [
        [1, 2],
        (1.0, 2.0),
        np.array([1, 2], dtype=np.int8),
        pd.Series([1, 2], dtype="Int64"),
        [Fraction(1), Decimal(2)],
        np.array([1, np.float32(2)], dtype=object),
    ],
    ids=["list", "tuple", "int8", "nullable", "exact numbers", "objects"],
)
def test_finite_array_converts_numbers(value):
    array = finite_array(value, "values", ndim=1)
    assert array.dtype == np.float64
    assert array.tolist() == [1.0, 2.0]


def test_finite_array_takes_true_and_false_as_one_and_zero():
    frame = pd.DataFrame({"interacted": [True, False], "rating": [4.5, 3.0]})
    assert finite_array(frame, "frame", ndim=2).tolist() == [[1.0, 4.5], [0.0, 3.0]]
    objects = np.array([np.bool_(True), 0.5], dtype=object)
    assert finite_array(objects, "values", ndim=1).tolist() == [1.0, 0.5]
    assert finite_array(np.array([True, False]), "values", ndim=1).tolist() == [1.0, 0.0]


def test_finite_array_is_a_copy():
    original = np.array([1.0, 2.0])
    finite_array(original, "values", ndim=1)[0] = 9
    assert original.tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    "value, message",
    [
        (None, "one-dimensional array of numbers"),
        ("12", "one-dimensional array of numbers"),
        (["1", "2"], "without text"),
        (np.array(["1", 2], dtype=object), "without text"),
        (np.array([b"1", 2], dtype=object), "without text"),
        ([None, 2], "gaps"),
        (np.array([pd.NA, 2], dtype=object), "gaps"),
        ([[1, 2], [3]], "unequal rows"),
        ([1j, 2], "array of numbers"),
        (np.array(["2018-09-26"], dtype="datetime64[D]"), "array of numbers"),
        (np.array([pd.Timestamp("2018-09-26")], dtype=object), "array of numbers"),
        ({1: 2}, "this dict is not"),
        ([10**400], "array of numbers"),
        ([[1, 2]], r"shape is \(1, 2\)"),
        (5, r"shape is \(\)"),
        ([], "empty"),
        ([1, np.nan], "NaN"),
        ([1, -np.inf], "infinite"),
        (pd.Series([1, None], dtype="Int64"), "NaN"),
    ],
)
def test_finite_array_refuses(value, message):
    with pytest.raises(ValueError, match=f"^values .*{message}"):
        finite_array(value, "values", ndim=1)


def test_finite_array_says_which_number_of_dimensions_it_wants():
    with pytest.raises(ValueError, match="^matrix must be a two-dimensional array, .*"):
        finite_array([1, 2], "matrix", ndim=2)


@pytest.mark.parametrize("value", [3, 3.0, np.int64(3), np.float32(3), np.array(3), Fraction(3)])
def test_finite_number_returns_a_python_float(value):
    number = finite_number(value, "reg_l")
    assert type(number) is float
    assert number == 3.0


@pytest.mark.parametrize("value", [None, "3", [3], np.nan, np.inf, -np.inf, 1j, 10**400, {}])
@pytest.mark.parametrize("check", [finite_number, nonnegative_number, positive_int])
def test_a_number_that_is_none_is_refused(check, value):
    with pytest.raises(ValueError, match="^reg_l must be (a|one finite) number"):
        check(value, "reg_l")


def test_nonnegative_number_takes_zero_and_refuses_less():
    assert nonnegative_number(0, "reg_l") == 0.0
    assert nonnegative_number(5e-324, "reg_l") == 5e-324
    with pytest.raises(ValueError, match="^reg_l must be 0 or more, not -0.1"):
        nonnegative_number(-0.1, "reg_l")


@pytest.mark.parametrize("value", [1, 7.0, np.int64(3)])
def test_positive_int_returns_a_python_int(value):
    number = positive_int(value, "max_epochs")
    assert type(number) is int
    assert number == value


@pytest.mark.parametrize("value", [0, -1, 1.5, 0.5])
def test_positive_int_refuses(value):
    with pytest.raises(ValueError, match="^max_epochs must be a whole number of at least 1"):
        positive_int(value, "max_epochs")


def test_binary_array_takes_zeros_and_ones():
    labels = binary_array([True, 0, 1.0], "data_y")
    assert labels.dtype == np.float64
    assert labels.tolist() == [1.0, 0.0, 1.0]


@pytest.mark.parametrize("odd", [2, -1, 0.5, 1 + 1e-12])
def test_binary_array_refuses_other_labels(odd):
    with pytest.raises(ValueError, match="^data_y must hold only 0 and 1"):
        binary_array([0, 1, odd], "data_y")


def test_binary_array_says_what_it_found():
    with pytest.raises(ValueError, match="it holds 2"):
        binary_array([0, 2, 1], "data_y")


def test_same_length():
    same_length([1, 2], "data_x", np.zeros((2, 5)), "data_y")
    with pytest.raises(ValueError, match="^data_x has 2 rows and data_y has 1; .* equally many"):
        same_length([1, 2], "data_x", [1], "data_y")
