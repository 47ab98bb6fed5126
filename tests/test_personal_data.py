"""The numbers that an edition is about: the course's, unless a file says otherwise."""

import json

import numpy as np
import pytest

from course_utils.checks.task1 import check as task1
from course_utils.checks.task6 import check as task6
from course_utils.likelihood.curve import REAL_THETA_0, REAL_THETA_1, log_curve, logistic_points
from course_utils.personal_data import COURSE, PERSONAL_DATA, PersonalData, read_personal_data

OTHER = PersonalData("anna", 5, ((1.0, 2.0), (2.0, 4.5)) * 3, -9.0, 1.4, 7)


def stored(folder, content):
    path = folder / "personal_data.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_without_a_file_all_is_the_course(tmp_path):
    assert read_personal_data(tmp_path / "personal_data.json") is COURSE is PERSONAL_DATA
    assert (COURSE.student, COURSE.theta_0, COURSE.theta_1) == ("", REAL_THETA_0, REAL_THETA_1)


def test_stored_personal_data_is_read_back(tmp_path):
    assert read_personal_data(stored(tmp_path, OTHER._asdict())) == OTHER


@pytest.mark.parametrize("content", [
    "", "{", "[]", "7", {"film_sead": 1}, {"six_points": 3}, {"six_points": [[1, 2, 3]]},
    {"six_points": [["a", 1]]},
])
def test_a_damaged_file_is_named(tmp_path, content):
    with pytest.raises(ValueError, match="personal_data.json was changed or is damaged"):
        read_personal_data(stored(tmp_path, content))


def test_the_points_are_those_of_the_students_seed_and_curve():
    x, y = logistic_points(OTHER)
    rng = np.random.RandomState(7)
    rng.standard_normal(1310)
    np.testing.assert_array_equal(x, rng.uniform(0, 10, size=20))
    np.testing.assert_array_equal(y, rng.binomial(1, log_curve(x, -9.0, 1.4)))


def test_the_checks_begin_with_the_students_data():
    cases = task1.draw_cases(np.random.default_rng(1), OTHER)
    assert [case.arguments[0].tolist() == list(map(list, OTHER.six_points)) for case in cases] == [
        True, False, False, False, True, False]
    first, *_ = task6.draw_cases(np.random.default_rng(1), OTHER)
    np.testing.assert_array_equal(first.variables["data_x"], logistic_points(OTHER)[0])


def test_what_the_checks_draw_at_random_is_the_same_for_all():
    own, common = (task1.draw_cases(np.random.default_rng(1), one) for one in (OTHER, COURSE))
    # The first and the fifth are the six points, which are the student's own.
    for one, other in zip(own[1:4] + own[5:], common[1:4] + common[5:], strict=True):
        np.testing.assert_array_equal(one.arguments[0], other.arguments[0])
