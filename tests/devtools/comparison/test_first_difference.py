"""The first difference of two outputs, in one line."""

import pytest

from devtools.comparison.first_difference import first_difference


@pytest.mark.parametrize("stored, new, line", [
    ({"a": [1, 2.5]}, {"a": [1, 2.6]}, "a[1]: 2.5 stored, 2.6 now"),
    ({"a": {"b": "x"}}, {"a": {"b": "y"}}, "a.b: 'x' stored, 'y' now"),
    ({"a": 1}, {"a": 1, "b": None}, "b: nothing stored, None now"),
    ({"a": [1, 2]}, {"a": [1]}, "a[1]: 2 stored, nothing now"),
    ({"a": "one\ntwo\n"}, {"a": "one\nthree\n"}, "a, line 2: 'two' stored, 'three' now"),
    ({"a": "one"}, {"a": "one\ntwo"}, "a, line 2: nothing stored, 'two' now"),
    ({"a": True}, {"a": "True"}, "a: True stored, 'True' now"),
])
def test_it_names_the_place_and_both_values(stored, new, line):
    assert first_difference(stored, new) == line


def test_equal_values_have_none():
    assert first_difference({"a": [1, "x\ny"]}, {"a": [1, "x\ny"]}) is None


def test_long_values_are_cut_around_the_difference():
    line = first_difference("x" * 500 + "1" + "y" * 500, "x" * 500 + "2" + "y" * 500, "text")
    assert line == f"text: '{'x' * 30}1{'y' * 29}' stored, '{'x' * 30}2{'y' * 29}' now"
    assert len(first_difference([*range(500)], None)) < 120
