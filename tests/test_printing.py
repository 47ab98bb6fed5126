"""Numbers as they are printed."""

import pytest

from course_utils.printing import significant


@pytest.mark.parametrize("value, digits, text", [
    (123.4, 2, "120"), (0.00123, 2, "0.0012"), (1234567, 3, "1,230,000"), (0.95, 2, "0.95"),
    (2.0, 2, "2"), (-3.456, 2, "-3.5"), (9.99, 2, "10"), (0, 2, "0"), (1e-7, 2, "0.0000001"),
    (float("nan"), 2, ""),
])
def test_significant_digits_without_an_exponent(value, digits, text):
    assert significant(value, digits) == text
