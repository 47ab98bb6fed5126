"""Points, overrides, and the tables for spreadsheets and for Moodle."""

import csv
import io
import zipfile

import pytest

from classroom.grading.batch import Entry
from classroom.grading.grades import (
    MOODLE_COLUMNS,
    MOST_POINTS,
    Grade,
    Override,
    grades_table,
    labels_of,
    moodle_table,
    number_text,
    override_template,
    read_overrides,
    write_feedback_zip,
)
from classroom.judging.results import TaskResult
from classroom.tables import write_csv
from course_utils.checks.tasks import QUESTIONS, TASKS


def entry(student, number="", name=None):
    return Entry(student, number, name or student, "digest")


def result(problem="", words=(), **outcomes):
    tasks = []
    for task, points in ((task.number, task.points) for task in TASKS.values()):
        outcome = "invalid" if problem else outcomes.get(f"task{task}", "passed")
        tasks.append(TaskResult(task, outcome, points if outcome == "passed" else 0))
    return {"problem": problem, "words": list(words), "tasks": tasks}


ANNA = Grade("anna", entry("anna"), result())
BEN = Grade("ben", entry("ben"), result(task3="timeout", task5="wrong"))
CARLA = Grade("carla", entry("carla"), result(problem="it is no notebook"))
DORA = Grade("dora", entry("dora"), None)


def rows(grades):
    header, *lines = grades_table(grades)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_the_table_says_points_total_and_outcome():
    anna, ben, carla, dora = rows([ANNA, BEN, CARLA, DORA])
    assert list(anna) == ["student", "task_1", "task_2", "task_3", "task_4", "task_5", "task_6",
                          "task_7", "task_8", "task_9",
                          *QUESTIONS, "total", "outcome"]
    assert (anna["task_1"], anna["total"], anna["outcome"]) == ("3", "30", "passed")
    assert anna["question-dimensions"] == ""
    assert (ben["task_3"], ben["total"], ben["outcome"]) == ("0", "22", "3 timeout; 5 wrong")
    assert (carla["total"], carla["outcome"]) == ("0", "invalid")
    assert (dora["task_1"], dora["total"], dora["outcome"]) == ("", "", "not graded")


def test_points_of_all_tasks_and_questions_make_the_maximum():
    counted = [task for task in TASKS.values() if not task.optional]
    assert sum(MOST_POINTS.values()) == sum(
        one.points for one in [*counted, *QUESTIONS.values()]) == 35
    assert [number_text(points) for points in (None, 0, 2.5, 20)] == ["", "0", "2.5", "20"]


def test_overrides_replace_and_add_points():
    given = {"3": Override(2.5), "question-dimensions": Override(1)}
    (row,) = rows([Grade("ben", BEN.entry, BEN.result, given)])
    assert (row["task_3"], row["question-dimensions"], row["total"]) == ("2.5", "1", "25.5")
    assert row["outcome"] == "3 timeout; 5 wrong"


@pytest.mark.parametrize("name", [
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠A1", " =1+1", "anna;=1+1", "anna; =1+1",
    'anna;"=1+1"', "anna,=1", "anna\t=1", "anna|@x", "';=1", '"=1', "\"'-1",
])
def test_a_name_is_no_formula(tmp_path, name):
    (row,) = rows([Grade(name, entry(name), result())])
    assert row["student"].count("'") == name.count("'") + 1
    write_csv(tmp_path / "grades.csv", grades_table([Grade(name, entry(name), result())]))
    for delimiter in ",;\t|":
        with open(tmp_path / "grades.csv", encoding="utf-8", newline="") as handle:
            for cells in csv.reader(handle, delimiter=delimiter):
                assert not any(cell.strip(' "').startswith(tuple("=+-@＝＋－＠")) for cell in cells)


@pytest.mark.parametrize("name", ["a-b", "Anna @ home", "1 = 1", "Meier, Anna", "O'Neil; jr."])
def test_a_plain_name_stays_as_it_is(name):
    assert rows([Grade(name, entry(name), result())])[0]["student"] == name


def test_a_table_survives_names_with_commas_quotes_and_lines(tmp_path):
    name = 'Meier, "Anna"\nthe first'
    write_csv(tmp_path / "grades.csv", grades_table([Grade(name, entry(name), result())]))
    with open(tmp_path / "grades.csv", encoding="utf-8", newline="") as handle:
        assert list(csv.reader(handle))[1][0] == name


# Overrides

ENTRIES = [entry("anna"), entry("Ben", "11"), entry("Ben", "12"), entry("-carla")]


def overrides(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "overrides.csv"
    path.write_bytes(text.encode(encoding))
    return read_overrides(path, ENTRIES)


def test_overrides_name_students_as_the_table_does(tmp_path):
    found = overrides(tmp_path, (
        "student,task,points,comment\n"
        "anna,1,2,well tried\n"
        "anna,question-comparison,2.5,\n"
        "Ben (11),task_3,0,copied\n"
        "12,Task 3,3,\n"
        "'-carla,6,1,\n"
        "anna,2,,not decided yet\n"
    ))
    assert found == {
        "anna": {"1": Override(2, "well tried"), "question-comparison": Override(2.5)},
        "Ben (11)": {"3": Override(0, "copied")},
        "Ben (12)": {"3": Override(3)},
        "-carla": {"6": Override(1)},
    }


def test_overrides_may_come_from_a_european_spreadsheet(tmp_path):
    text = "student;task;points;comment\nanna;4;2,5;gut\n"
    assert overrides(tmp_path, text, "utf-8-sig") == {"anna": {"4": Override(2.5, "gut")}}


def test_without_a_file_nothing_is_overridden(tmp_path):
    assert read_overrides(tmp_path / "overrides.csv", ENTRIES) == {}


@pytest.mark.parametrize("line, reason", [
    ("zoe,1,2,", "line 3: there is no student 'zoe'"),
    ("Ben,1,2,", "there is no student 'Ben'"),
    ("anna,10,2,", "task must be one of 1, 2"),
    ("anna,1,4,", "points must be from 0 to 3, not '4'"),
    ("anna,1,-1,", "from 0 to 3"),
    ("anna,1,nan,", "from 0 to 3"),
    ("anna,1,all,", "from 0 to 3"),
    ("anna,2,2,right, but late", "line 3 has more fields than the 4 columns of the first line"),
    ("anna,2,1,\nanna,task 2,2,", "line 4: line 3 gives points for '2' of 'anna' already"),
    ("anna,1,2,", "line 3: line 2 gives points for '1' of 'anna' already"),
    (f"anna,2,1,{'x' * 200_000}", "line 3 cannot be read as CSV: field larger"),
])
def test_an_override_that_cannot_be_honoured_is_named(tmp_path, line, reason):
    with pytest.raises(ValueError, match=reason):
        overrides(tmp_path, f"student,task,points,comment\nanna,1,2,\n{line}\n")


def test_a_file_that_is_no_table_is_refused(tmp_path):
    with pytest.raises(ValueError, match="must have the columns student, task, points, each once"):
        overrides(tmp_path, "name,points\nanna,2\n")
    with pytest.raises(ValueError, match="must have the columns"):
        overrides(tmp_path, "student,task,points,points\nanna,1,2,3\n")
    for encoding in ("latin-1", "utf-16"):
        with pytest.raises(ValueError, match="UTF-8"):
            overrides(tmp_path, "student,task,points,comment\nÖzge,1,2,\n", encoding)


def test_the_template_has_a_line_for_each_answer_in_words(tmp_path):
    words = [{"question": "question-dimensions", "text": "old films"},
             {"question": "", "text": "x"}]
    grades = [Grade("anna", entry("anna"), result(words=words)), BEN, DORA]
    template = list(override_template(grades))
    assert template == [
        ["student", "task", "points", "comment"], ["anna", "question-dimensions", "", ""]]
    write_csv(tmp_path / "overrides.csv", template)
    assert read_overrides(tmp_path / "overrides.csv", ENTRIES) == {}


def test_students_of_the_same_name_are_told_apart():
    assert labels_of(ENTRIES) == ["anna", "Ben (11)", "Ben (12)", "-carla"]


def test_names_that_look_alike_are_shown_as_they_are_written(tmp_path):
    keys = ["ann lee", "ann\u00a0lee", "ann  lee", "x ('y')"]
    entries = [Entry("ann lee", "", "f", "d", key) for key in keys[:3]]
    labels = labels_of(entries)
    assert labels == ["ann lee", "ann lee ('ann\\xa0lee')", "ann lee ('ann  lee')"]
    # Somebody may bear a name that looks like another's label.
    taken = [Entry(labels[1], "", "f", "d", labels[1]), *entries]
    assert len(set(labels_of(taken))) == 4
    (tmp_path / "overrides.csv").write_text("student,task,points\n" + "".join(
        f"{label},1,{k}\n" for k, label in enumerate(labels)))
    found = read_overrides(tmp_path / "overrides.csv", entries)
    assert [found[label]["1"].points for label in labels] == [0, 1, 2]


def test_overrides_find_whom_the_table_protects_from_spreadsheets(tmp_path):
    entries = [entry("=1;=2"), entry("'=1;=2")]
    write_csv(tmp_path / "overrides.csv", [
        ["student", "task", "points", "comment"],
        *([row[0], "1", k, ""] for k, row in enumerate(
            list(grades_table([Grade(one.student, one, result()) for one in entries]))[1:]))])
    found = read_overrides(tmp_path / "overrides.csv", entries)
    assert {label: own["1"].points for label, own in found.items()} == {"=1;=2": 0, "'=1;=2": 1}


# Moodle


def test_moodles_worksheet_has_its_columns_and_only_its_students():
    moodle = Grade("Ben", entry("Ben", "4711"), BEN.result)
    header, row = moodle_table([ANNA, moodle, Grade("x", entry("x", "5"), None)])
    assert header == list(MOODLE_COLUMNS)
    cells = dict(zip(header, row, strict=True))
    # Moodle's importer needs these three.
    assert (cells["Identifier"], cells["Grade"], cells["Last modified (grade)"]) == (
        "Participant 4711", "22", "-")
    assert (cells["Full name"], cells["Maximum grade"]) == ("Ben", "35")
    assert "Task 3: took too long." in cells["Feedback comments"]


def test_feedback_is_packed_in_moodles_folders(tmp_path):
    grades = [
        Grade("anna", entry("anna"), result()),
        Grade("Ben", entry("Ben Ö.", "4711", "Ben-1"), BEN.result),
        Grade("bad", entry("../_up", "12", "up-2"), result()),
        DORA,
    ]
    for name in ("anna", "Ben-1", "up-2"):
        (tmp_path / f"{name}.html").write_text(name)
    write_feedback_zip(
        tmp_path / "feedback.zip", grades, lambda one: tmp_path / f"{one.name}.html")
    with zipfile.ZipFile(tmp_path / "feedback.zip") as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist()}
    assert pages == {
        "anna/feedback.html": "anna",
        "Ben Ö._4711_assignsubmission_file_/feedback.html": "Ben-1",
        "up_12_assignsubmission_file_/feedback.html": "up-2",
    }


def test_tables_end_their_lines_alike_on_every_system(tmp_path):
    write_csv(tmp_path / "a.csv", [["a", "b"], ["1", "2"]])
    assert (tmp_path / "a.csv").read_bytes() == b"a,b\n1,2\n"
    assert list(csv.reader(io.StringIO("a,b\n1,2\n"))) == [["a", "b"], ["1", "2"]]
