"""Whose numbers are in a submission: found where they were copied, and only there."""

import json

import numpy as np
import pytest
from roster_class import SECRET, STUDENTS, editions, registry

from classroom.grading import similarity as matches
from classroom.grading.similarity import (
    COURSE_NAME,
    are_all_marks_false,
    find_matches,
    matches_table,
)
from classroom.roster.assignments import front
from classroom.roster.draws import tag
from classroom.roster.key_numbers import MOST_LETTERS, NumbersIn, key_numbers
from classroom.roster.registry import Registry
from classroom.roster.students import Student
from course_utils import perform_least_squares
from course_utils.data.interactions import consecutive_ids, sample_negatives, select_films
from course_utils.likelihood.comparison import curve_table
from course_utils.likelihood.curve import logistic_points
from course_utils.likelihood.fits import fit_newton
from course_utils.personal_data import COURSE
from course_utils.printing import rounded

ANNA, BEN, NUMBER = STUDENTS
KINDS = ("six points", "line", "films", "twenty points", "curve")


@pytest.fixture(autouse=True)
def any_editions(monkeypatch):
    monkeypatch.setattr(matches, "movielens_releases", editions)


def personal_data_of(student):
    return registry().personal_data[student.key]


def printed(personal, movielens=None):
    """What the cells of an edition print, by the kind of number."""
    theta_0, theta_1 = perform_least_squares(personal.six_points)
    ratings_df, _ = select_films(movielens or editions()[0], personal.film_seed)
    counts = sample_negatives(consecutive_ids(ratings_df).interactions_df)["interacted"]
    x, y = logistic_points(personal)
    labels = [f"y = {label} at x = {rounded(np.sort(x[y == label]), 2).tolist()}"
              for label in (0, 1)]
    table = curve_table({"likelihood, Newton": fit_newton(x, y)}, x, y).round(4)
    return {
        "six points": str(np.array(personal.six_points)),
        "line": f"your function: theta_0 = {theta_0:.4f}, theta_1 = {theta_1:.4f}",
        "films": f"n_items=100\nn_users={ratings_df['user_id'].nunique()}\npositives: "
                 f"{counts.sum()}, negatives: {(counts == 0).sum()}, together: {len(counts)}",
        "twenty points": "\n".join(labels),
        "curve": str(table),
    }


def notebook(*outputs, edition=None, code="x = 1", text=""):
    cells = [{"cell_type": "markdown", "source": text},
             {"cell_type": "code", "source": code, "outputs": [
                 {"output_type": "stream", "text": output.splitlines(keepends=True)}
                 for output in outputs]}]
    metadata = {} if edition is None else {"edition": edition}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def edition_of(student, secret=SECRET):
    return {"student": student.student, "tag": tag(secret, personal_data_of(student))}


def hand_in(folder, student, content):
    (folder / student).mkdir(parents=True, exist_ok=True)
    (folder / student / "01.ipynb").write_text(json.dumps(content))


def match(folder, student, content):
    hand_in(folder, student, content)
    (found,) = find_matches(folder, registry())
    return found


def test_an_honest_submission_has_its_own_numbers_and_needs_no_look(tmp_path):
    for student in STUDENTS:
        outputs = printed(personal_data_of(student)).values()
        content = notebook(*outputs, edition=edition_of(student), text=front(student))
        hand_in(tmp_path, student.student, content)
    found = find_matches(tmp_path, registry())
    assert [one.own_numbers for one in found] == [KINDS] * 3
    assert [one.remarks for one in found] == [()] * 3
    assert sorted(one.edition_of for one in found) == [("4711",), ("Ben-7",), ("anna",)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_anothers_number_is_found_in_outputs(tmp_path, kind):
    found = match(tmp_path, "anna", notebook(printed(personal_data_of(BEN))[kind],
                                             edition=edition_of(ANNA)))
    assert found.numbers_of_others == {"Ben-7": (kind,)}
    assert found.remarks == ("has numbers of others",) and found.own_numbers == ()


def test_numbers_are_found_in_words_and_in_code(tmp_path):
    line = perform_least_squares(personal_data_of(BEN).six_points)
    words = "I get {:.5f} for the height and {:.6f} for the slope.".format(*line)
    found = match(tmp_path, "anna", notebook(edition=edition_of(ANNA), text=words,
                                             code=f"data = {personal_data_of(NUMBER).six_points}"))
    assert found.numbers_of_others == {"Ben-7": ("line",), "4711": ("six points",)}


def test_the_embedded_release_counts_as_well(tmp_path):
    text = printed(personal_data_of(BEN), editions()[1])["films"]
    found = match(tmp_path, "anna", notebook(text, edition=edition_of(ANNA)))
    assert found.numbers_of_others == {"Ben-7": ("films",)}


def test_the_numbers_of_the_common_edition_are_named_as_such(tmp_path):
    found = match(tmp_path, "anna", notebook(*printed(COURSE).values()))
    assert found.numbers_of_others == {COURSE_NAME: KINDS}
    assert found.remarks == ("names no edition", "has numbers of others")


def test_single_digits_and_other_orders_are_no_match(tmp_path):
    theta_0, theta_1 = perform_least_squares(personal_data_of(BEN).six_points)
    for text in (f"{theta_1:.4f} {theta_0:.4f}", f"{theta_0:.4f} 1 {theta_1:.4f}",
                 f"{theta_0:.3f} {theta_1:.3f}", f"a{theta_0:.4f} b{theta_1:.4f}",
                 f"{theta_0:.4f}", f"{theta_0 + 1e-4:.4f}, {theta_1:.4f}"):
        found = match(tmp_path, "anna", notebook(text, edition=edition_of(ANNA)))
        assert found.numbers_of_others == {}, text


@pytest.mark.parametrize("kind", ["films", "twenty points"])
def test_a_part_of_what_belongs_together_is_no_match(tmp_path, kind):
    text = printed(personal_data_of(BEN))[kind]
    for part in (text.partition("y = 1")[0].partition("positives")[0], text.splitlines()[-1]):
        found = match(tmp_path, "anna", notebook(part, edition=edition_of(ANNA)))
        assert found.numbers_of_others == {}, part


def test_what_two_students_share_is_nobodys(tmp_path, monkeypatch):
    both = registry()
    shared = {**both.personal_data, "ben-7": personal_data_of(BEN)._replace(
        six_points=personal_data_of(ANNA).six_points)}
    hand_in(tmp_path, "anna", notebook(*printed(personal_data_of(ANNA)).values()))
    twins = type(both)(both.secret, both.students, shared)
    (found,) = find_matches(tmp_path, twins)
    assert found.numbers_of_others == {} and found.own_numbers == KINDS


# Whose edition it is


@pytest.mark.parametrize("content", [
    lambda: notebook(edition=edition_of(BEN)),
    lambda: notebook(text=front(BEN)),
    lambda: notebook("The data are those of the edition of Ben-7.\n"),
], ids=["metadata", "front", "printed"])
def test_anothers_edition_is_noticed_in_each_place(tmp_path, content):
    found = match(tmp_path, "anna", content())
    assert found.edition_of == ("Ben-7",)
    assert found.remarks == ("names another's edition",)


def test_an_edited_name_does_not_have_the_mark(tmp_path):
    forged = {**edition_of(BEN), "student": "anna"}
    hand_in(tmp_path, "4711", notebook(edition=edition_of(NUMBER)))
    hand_in(tmp_path, "anna", notebook(edition=forged))
    honest, found = find_matches(tmp_path, registry())
    assert honest.remarks == ()
    assert found.edition_of == ("anna",) and found.remarks == ("its tag is not genuine",)


def test_another_secret_is_noticed(tmp_path):
    hand_in(tmp_path, "anna", notebook(edition=edition_of(ANNA, secret=bytes(32))))
    hand_in(tmp_path, "zoe", notebook())
    found = find_matches(tmp_path, registry())
    assert [one.remarks[0] for one in found] == ["its tag is not genuine", "not on the roster"]
    assert are_all_marks_false(found)


def test_one_mark_that_is_genuine_is_enough(tmp_path):
    hand_in(tmp_path, "anna", notebook(edition=edition_of(ANNA, secret=bytes(32))))
    hand_in(tmp_path, "Ben-7", notebook(edition=edition_of(BEN)))
    assert not are_all_marks_false(find_matches(tmp_path, registry()))
    assert not are_all_marks_false([match(tmp_path / "none", "anna", notebook())])


@pytest.mark.parametrize("submitter, roster", [
    ("anna", "anna"), ("ANNA", "anna"), ("Anna  Meier", "anna"), ("meieranna_4711", "4711"),
    ("zoe", ""), ("anna_2", ""), ("Meier", ""),
])
def test_who_is_who_on_the_roster(tmp_path, submitter, roster):
    found = match(tmp_path, submitter, notebook())
    assert found.roster == roster
    assert ("not on the roster" in found.remarks) == (roster == "")


def test_two_submissions_of_one_student_are_noticed(tmp_path):
    for name in ("anna", "Anna Meier", "Ben-7", "zoe", "max"):
        hand_in(tmp_path, name, notebook())
    found = find_matches(tmp_path, registry())
    twice = "another submission has the same line of the roster"
    assert [one.roster for one in found if twice in one.remarks] == ["anna", "anna"]


def test_a_name_that_two_students_have_is_neither_ones():
    students = {key: Student(key, name) for key, name in (
        ("anna", "Anna Meier"), ("am2", "ANNA  MEIER"), ("ben", "Ben"))}
    twins = Registry(SECRET, students, {})
    assert twins.key_of("Anna Meier") is None
    assert twins.key_of("Ben") == "ben" and twins.key_of("am2") == "am2"


@pytest.mark.parametrize("content", [
    {"metadata": {"edition": 7}}, {"metadata": {"edition": {"student": ["anna"], "tag": 1}}},
    {"metadata": {"edition": {"student": "a" * 101, "tag": "x"}}}, {"metadata": []},
    {"cells": [{"cell_type": "code", "source": "x = 1", "outputs": {"text": "1"}}]},
    {"cells": [{"cell_type": "code", "source": "x = 1", "outputs": [7, {"text": [1]},
                                                                   {"data": {"text/plain": 5}}]}]},
])
def test_odd_notebooks_are_read_without_a_fault(tmp_path, content):
    found = match(tmp_path, "anna", {**notebook(), **content})
    assert found.edition_of == () and found.numbers_of_others == {}


def test_halves_of_letters_and_formulas_reach_no_cell(tmp_path):
    odd = {"student": "=1+1\ud800", "tag": "\udfff"}
    hand_in(tmp_path, "anna", notebook("\ud800", edition=odd))
    hand_in(tmp_path, "4711", notebook(edition=edition_of(NUMBER)))
    rows = [*matches_table(["4711", "anna"], find_matches(tmp_path, registry()))]
    assert rows[2][2] == "'=1+1?"
    "".join(map("".join, rows)).encode()


@pytest.mark.parametrize("text", [
    "1" * 1_000_000, "-" * 1_000_000, "1a" * 500_000, "1." * 1_000_000, "1e" * 1_000_000,
    "0.1 " * 300_000, "9" * 29 + "e99999 inf nan",
], ids=lambda text: text[:4])
def test_hostile_texts_are_searched(text):
    # A pattern that backtracks would take hours.
    found = NumbersIn(text)
    assert not any(map(found.has, key_numbers(COURSE, editions())["line"]))


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("100 " * 1000 + "100 601 " + "100 " * 1000, True),
        ("100 601", True),
        ("7 100 601 601", True),
        ("601 100", False),
        ("601 601 100 100", False),
        ("100 601.3", False),
        ("601", False),
        ("", False),
    ],
)
def test_a_row_is_found_where_its_numbers_follow_one_another(text, is_there):
    assert NumbersIn(text).has({(4, (100.0, 601.0))}) is is_there


def test_numbers_behind_a_flood_of_text_are_not_read_in_silence(tmp_path):
    flood = "x" * MOST_LETTERS + printed(personal_data_of(BEN))["line"]
    found = match(tmp_path, "anna", notebook(flood, edition=edition_of(ANNA)))
    assert found.remarks == ("is too long to be searched to its end",)


def test_the_table_names_kinds_and_remarks(tmp_path):
    numbers = printed(personal_data_of(BEN))
    found = match(tmp_path, "anna", notebook(numbers["line"], numbers["curve"],
                                             edition=edition_of(ANNA)))
    assert [*matches_table(["anna"], [found])] == [
        ["student", "roster", "edition_of", "own_numbers", "numbers_of_others", "look"],
        ["anna", "anna", "anna", "", "Ben-7: line, curve", "has numbers of others"]]
