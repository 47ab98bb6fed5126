"""A class: nothing is lost, nothing is graded twice, and one bad submission costs no other."""

import errno
import json
import multiprocessing
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from fake_grading import FakePair, grade_and_die, grade_slowly, grade_with, process

from classroom import grade as grade_command
from classroom.files import (
    digest,
    file_names,
    home_path,
    read_json,
    remove_drafts,
    write_json,
    write_whole,
)
from classroom.grading import batch
from classroom.grading.batch import Class, grade_class
from classroom.judging.release import make_release
from classroom.judging.results import TaskResult
from classroom.sandbox.wall import SandboxUnavailable
from course_utils.checks.tasks import TASKS
from course_utils.solutions.answers import answer_source

ROOT = Path(__file__).resolve().parents[3]


def notebook(*cells, texts=()):
    code = [{"cell_type": "code", "source": cell, "metadata": {}} for cell in cells]
    words = [{"cell_type": "markdown", "source": text, "metadata": {}} for text in texts]
    return json.dumps({"cells": words + code, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def hand_in(folder, student, *cells, texts=()):
    (folder / student).mkdir(parents=True, exist_ok=True)
    (folder / student / "work.ipynb").write_text(notebook(*cells, texts=texts))


@pytest.fixture
def submissions(tmp_path):
    folder = tmp_path / "submissions"
    for student in ("anna", "ben", "carla"):
        hand_in(folder, student, f"x = '{student}'", texts=("asked?", f"words of {student}"))
    return folder


@pytest.fixture
def graded(monkeypatch):
    """What was graded, by a pair that starts nothing."""
    seen = []

    def grade(pair, submission, personal):
        seen.append(submission.student)
        outcome = "invalid" if submission.problem else "passed"
        points = pair.seed % 4
        return [TaskResult(task, outcome, points, hint=submission.problem) for task in TASKS]

    grade_with(monkeypatch, grade)
    return seen


def run(submissions, out, *words):
    assert grade_command.main([str(submissions), "--out", str(out), "--jobs", "2", *words]) == 0
    return (out / "grades.csv").read_text()


def seed_of(out):
    return read_json(out / "report.json")["seed"]


def test_every_file_is_written(submissions, tmp_path, graded):
    table = run(submissions, tmp_path / "out")
    assert sorted(graded) == ["anna", "ben", "carla"]
    assert [line.partition(",")[0] for line in table.splitlines()] == [
        "student", "anna", "ben", "carla"]
    report = read_json(tmp_path / "out" / "report.json")
    assert (report["state"], report["submissions"], report["graded"]) == ("finished", 3, 3)
    assert report["outcomes"] == {"passed": 27}
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names - {".grading.lock"} == {
        "grades.csv",
        "moodle_grades.csv",
        "report.json",
        "results",
        "feedback",
        "feedback.zip",
        "answers_in_words.html",
        "overrides.csv",
    }
    assert "words of ben" in (tmp_path / "out" / "answers_in_words.html").read_text()


def test_unchanged_submissions_are_not_graded_again(submissions, tmp_path, graded):
    first = run(submissions, tmp_path / "out")
    seed = seed_of(tmp_path / "out")
    graded.clear()
    hand_in(submissions, "ben", "x = 'better'")
    hand_in(submissions, "dora", "x = 4")
    second = run(submissions, tmp_path / "out")
    assert sorted(graded) == ["ben", "dora"]
    assert seed_of(tmp_path / "out") == seed
    assert set(first.splitlines()) <= set(second.splitlines())


def test_a_new_seed_grades_all_again(submissions, tmp_path, graded):
    run(submissions, tmp_path / "out", "--seed", "1")
    run(submissions, tmp_path / "out", "--seed", "1")
    assert len(graded) == 3
    run(submissions, tmp_path / "out", "--seed", "2")
    assert len(graded) == 6
    run(submissions, tmp_path / "out")
    assert (len(graded), seed_of(tmp_path / "out")) == (6, 2)


def test_the_same_seed_gives_the_same_grades(submissions, tmp_path, graded):
    tables = [run(submissions, tmp_path / f"out{n}", "--seed", str(n // 2)) for n in range(4)]
    assert tables[0] == tables[1] and tables[2] == tables[3] and tables[0] != tables[2]


def test_each_class_gets_a_seed_of_its_own(submissions, tmp_path, graded):
    for name in ("one", "two"):
        run(submissions, tmp_path / name)
    assert seed_of(tmp_path / "one") != seed_of(tmp_path / "two")


def test_one_student_can_be_graded_alone(submissions, tmp_path, graded, capsys):
    table = run(submissions, tmp_path / "out", "--student", "ben")
    assert graded == ["ben"]
    assert table.splitlines()[1].endswith(",not graded")
    assert read_json(tmp_path / "out" / "report.json")["state"] == "unfinished"
    run(submissions, tmp_path / "out")
    assert sorted(graded) == ["anna", "ben", "carla"]
    assert grade_command.main(
        [str(submissions), "--out", str(tmp_path / "out"), "--student", "zoe"]) == 1
    assert "there is no 'zoe'" in capsys.readouterr().err


def test_a_change_of_the_grader_grades_again(submissions, tmp_path, graded, monkeypatch):
    run(submissions, tmp_path / "out")
    monkeypatch.setattr(batch, "fingerprint", lambda root: "another grader")
    run(submissions, tmp_path / "out")
    assert len(graded) == 6


def test_a_damaged_result_is_made_again(submissions, tmp_path, graded):
    first = run(submissions, tmp_path / "out")
    path = next((tmp_path / "out" / "results").glob("*.json"))
    path.write_text(path.read_text()[:40])
    assert run(submissions, tmp_path / "out") == first
    assert len(graded) == 4


def test_a_lost_seed_is_not_replaced_in_silence(submissions, tmp_path, graded, capsys):
    run(submissions, tmp_path / "out")
    (tmp_path / "out" / "report.json").write_text("{")
    assert grade_command.main([str(submissions), "--out", str(tmp_path / "out")]) == 1
    assert "report.json holds no seed" in capsys.readouterr().err


def test_an_unreadable_submission_costs_itself_only(submissions, tmp_path, graded):
    (submissions / "ben" / "work.ipynb").write_text('{"cells": [')
    lines = run(submissions, tmp_path / "out").splitlines()
    assert lines[2].startswith("ben,0") or lines[2].endswith(",invalid")
    assert [line.rpartition(",")[2] for line in lines] == [
        "outcome", "passed", "invalid", "passed"]


def test_a_fault_of_the_grader_costs_one_submission(
    submissions, tmp_path, graded, monkeypatch, capsys
):
    honest = FakePair.grade

    def stumble(pair, submission, personal):
        if submission.student == "ben":
            raise ZeroDivisionError("oh")
        return honest(pair, submission, personal)

    monkeypatch.setattr(FakePair, "grade", stumble)
    lines = run(submissions, tmp_path / "out").splitlines()
    assert [line.rpartition(",")[2] for line in lines[1:]] == ["passed", "not graded", "passed"]
    assert "ben: not graded, ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setattr(FakePair, "grade", honest)
    assert run(submissions, tmp_path / "out").splitlines()[2].endswith(",passed")


def test_a_lost_sandbox_ends_the_run_and_keeps_what_there_is(
    submissions, tmp_path, graded, monkeypatch, capsys
):
    honest = FakePair.grade

    def lose(pair, submission, personal):
        if submission.student == "carla":
            raise SandboxUnavailable("it is gone")
        return honest(pair, submission, personal)

    monkeypatch.setattr(FakePair, "grade", lose)
    words = [str(submissions), "--out", str(tmp_path / "out"), "--jobs", "1"]
    assert grade_command.main(words) == 1
    assert "it is gone" in capsys.readouterr().err
    monkeypatch.setattr(FakePair, "grade", honest)
    run(submissions, tmp_path / "out")
    assert graded == ["anna", "ben", "carla"]


def test_without_a_sandbox_nothing_is_run(submissions, tmp_path, graded, monkeypatch, capsys):
    def none_here(*_):
        raise SandboxUnavailable("not on this system")

    monkeypatch.setattr(batch, "Pair", none_here)
    assert grade_command.main([str(submissions), "--out", str(tmp_path / "out")]) == 1
    assert graded == []
    assert "not on this system" in capsys.readouterr().err


def test_a_run_that_finds_another_one_says_which(submissions, tmp_path, graded, capsys):
    out = tmp_path / "out"
    with batch.one_run(out):
        assert grade_command.main([str(submissions), "--out", str(out)]) == 1
        assert f"process {os.getpid()} on" in capsys.readouterr().err
        assert graded == []
    run(submissions, out)
    assert len(graded) == 3


def test_who_was_late_on_a_busy_machine_is_tried_again_alone(
    submissions, tmp_path, graded, monkeypatch
):
    honest, tried = FakePair.grade, []

    def late(pair, submission, personal):
        tried.append(submission.student)
        if submission.student == "ben" and tried.count("ben") == 1:
            pair.wall.timeouts += 1
            return [TaskResult(task, "timeout") for task in TASKS]
        return honest(pair, submission, personal)

    monkeypatch.setattr(FakePair, "grade", late)
    table = run(submissions, tmp_path / "out")
    assert (tried.count("ben"), tried[-1], len(tried)) == (2, "ben", 4)
    assert "timeout" not in table and len(graded) == 3


def test_who_is_late_again_is_told_so(submissions, tmp_path, graded, monkeypatch):
    def late(pair, submission, personal):
        pair.wall.timeouts += 1
        return [TaskResult(task, "timeout") for task in TASKS]

    monkeypatch.setattr(FakePair, "grade", late)
    assert run(submissions, tmp_path / "out").count("1 timeout") == 3


def test_bad_words_are_explained(submissions, tmp_path, capsys):
    out = str(tmp_path / "out")
    for words, reason in [
        ([str(tmp_path / "nothing"), "--out", out], "must be a folder or a zip"),
        ([str(submissions), "--out", str(submissions / "out")], "must not lie in SUBMISSIONS"),
        ([str(submissions), "--out", out, "--seed", "-1"], "--seed must be a whole number"),
    ]:
        assert grade_command.main(words) == 1
        assert reason in capsys.readouterr().err
    with pytest.raises(SystemExit):
        grade_command.main([str(submissions), "--out", out, "--jobs", "0"])
    assert "1 or more" in capsys.readouterr().err


def test_each_of_those_whose_names_look_alike_is_graded(tmp_path, graded):
    names = ["anna b", "anna\u00a0b", "anna  b", "Nov\ufffd", os.fsdecode(b"Nov\xff")]
    for name in names:
        hand_in(tmp_path / "in", name, f"x = {name!a}")
    out = tmp_path / "out"
    run(tmp_path / "in", out, "--jobs", "4")
    run(tmp_path / "in", out)
    assert len(graded) == len(names) == len(list((out / "results").iterdir()))
    labels = [one["student"] for one in read_json(out / "report.json")["students"]]
    assert (
        len(set(labels)) == len({path.name for path in (out / "feedback").iterdir()}) == len(names)
    )


def test_a_run_that_was_stopped_leaves_no_half_overrides(
    submissions, tmp_path, graded, monkeypatch, capsys
):
    honest = FakePair.grade

    def lose(pair, submission, personal):
        if submission.student == "carla":
            raise SandboxUnavailable("it is gone")
        return honest(pair, submission, personal)

    monkeypatch.setattr(FakePair, "grade", lose)
    out = tmp_path / "out"
    assert grade_command.main([str(submissions), "--out", str(out), "--jobs", "1"]) == 1
    assert not (out / "overrides.csv").exists()
    monkeypatch.setattr(FakePair, "grade", honest)
    run(submissions, out)
    lines = (out / "overrides.csv").read_text().splitlines()
    assert [line.partition(",")[0] for line in lines] == ["student", "anna", "ben", "carla"]


def test_what_was_left_out_is_on_the_page(submissions, tmp_path, graded):
    (submissions / "ben" / "more.ipynb").write_text("{")
    run(submissions, tmp_path / "out")
    assert "more.ipynb: the notebook is damaged" in (
        tmp_path / "out" / "feedback" / "ben.html").read_text()
    students = read_json(tmp_path / "out" / "report.json")["students"]
    assert [len(one["remarks"]) for one in students] == [0, 1, 0]


def test_a_damaged_zip_is_one_clear_line(tmp_path, capsys):
    (tmp_path / "in.zip").write_bytes(b"PK\x03\x04 and no more")
    assert grade_command.main([str(tmp_path / "in.zip"), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "in.zip is damaged" in told


@pytest.mark.parametrize("fault", ["make_release", "write_json"])
def test_a_full_disk_is_one_line_that_names_the_place(
    submissions, tmp_path, graded, monkeypatch, capsys, fault
):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(batch, fault, full)
    out = tmp_path / "out"
    assert grade_command.main([str(submissions), "--out", str(out), "--jobs", "1"]) == 1
    told = capsys.readouterr().err.splitlines()[-1]
    assert "No space left on device" in told and str(out) in told


def test_a_tilde_is_the_home_folder_under_any_shell(submissions, tmp_path, graded, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert grade_command.main(["~/submissions", "--out", "~/out", "--jobs", "1"]) == 0
    assert (tmp_path / "out" / "grades.csv").exists()
    assert home_path("~nobody-here/x") == Path("~nobody-here/x")


def test_a_wrong_override_is_told_before_grading_and_leaves_the_report(
    submissions, tmp_path, graded, capsys
):
    out = tmp_path / "out"
    run(submissions, out)
    before = (out / "report.json").read_text()
    hand_in(submissions, "dora", "x = 1")
    (out / "overrides.csv").write_text("student,task,points,comment\nben,10,1,\n")
    assert grade_command.main([str(submissions), "--out", str(out)]) == 1
    assert "overrides.csv, line 2" in capsys.readouterr().err
    assert (len(graded), (out / "report.json").read_text()) == (3, before)
    (out / "overrides.csv").write_text("student,task,points,comment\nben,3,2,well done\n")
    assert [line.split(",")[3] for line in run(submissions, out).splitlines()[1:]].count("2") >= 1
    assert "well done" in (out / "feedback" / "ben.html").read_text()


def test_pages_of_students_who_left_are_removed(submissions, tmp_path, graded):
    run(submissions, tmp_path / "out")
    (submissions / "ben" / "work.ipynb").unlink()
    (submissions / "ben").rmdir()
    run(submissions, tmp_path / "out")
    pages = {path.name for path in (tmp_path / "out" / "feedback").iterdir()}
    assert pages == {"anna.html", "carla.html"}


def graded_slowly(words, last=None):
    """Who is graded by a process that is killed after the last; it must end well where none is."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    running, students = process(grade_slowly, theirs, words), []
    running.start()
    theirs.close()
    with suppress(EOFError):
        while last is None or len(students) < last:
            students.append(ours.recv())
        running.kill()
    running.join()
    ours.close()
    assert running.exitcode == (0 if last is None else -signal.SIGKILL)
    return students


def test_a_killed_run_goes_on_where_it_stopped(tmp_path):
    students = [f"student{n:02}" for n in range(12)]
    for student in students:
        hand_in(tmp_path / "in", student, "x = 1")
    out = tmp_path / "out"
    words = [str(tmp_path / "in"), "--out", str(out)]
    before = graded_slowly(words, last=4)
    seed = seed_of(out)
    stored = [read_json(path)["student"] for path in (out / "results").glob("*.json")]
    assert 3 <= len(stored) < len(students) and {*before} <= {*students}

    after = graded_slowly(words)
    assert sorted(after) == sorted(set(students) - set(stored))
    assert seed_of(out) == seed
    assert len((out / "grades.csv").read_text().splitlines()) == 1 + len(students)
    assert {path.name for path in out.rglob(".*")} <= {".grading.lock"}


@pytest.fixture(scope="module")
def run_ending(tmp_path_factory):
    """Grade a class in a process that kills itself somewhere; its exit code, and what is in OUT."""
    folder = tmp_path_factory.mktemp("killed")
    for n in range(5):
        hand_in(folder / "in", f"student{n}", "x = 1")

    def ended(out, place, number):
        words = [str(folder / "in"), "--out", str(folder / out), "--seed", "7"]
        running = process(grade_and_die, place, number, words)
        running.start()
        running.join()
        files = {path.name: path for path in (folder / out).rglob("*")}
        table = files["grades.csv"].read_text() if "grades.csv" in files else None
        return running.exitcode, table, sorted(files)

    return ended


@pytest.fixture(scope="module")
def whole(run_ending):
    code, table, files = run_ending("whole", "nowhere", 0)
    assert code == 0 and len(table.splitlines()) == 6
    return table, files


@pytest.mark.parametrize("place, number", [("start", 1), ("write", 2), ("write", 7)])
def test_grades_do_not_depend_on_where_a_run_was_killed(run_ending, whole, place, number):
    out = f"{place} {number}"
    code, table, _ = run_ending(out, place, number)
    assert (code, table) == (-signal.SIGKILL, None)
    code, *rest = run_ending(out, "nowhere", 0)
    assert (code, *rest) == (0, *whole)


@pytest.fixture
def heeds_ctrl_c():
    """Also where the tests run in the background, which starts programs that ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_ctrl_c_says_how_to_go_on(tmp_path, graded, monkeypatch, capsys):
    def pressed(*_):
        # By then all has been read, and the main thread waits for this one.
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(2)

    monkeypatch.setattr(FakePair, "grade", pressed)
    hand_in(tmp_path / "in", "anna", "x = 1")
    words = [str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--jobs", "1"]
    assert grade_command.main(words) == 130
    assert "the same command goes on" in capsys.readouterr().err


def test_only_a_few_submissions_are_in_memory_at_once(tmp_path, graded, monkeypatch):
    for n in range(30):
        hand_in(tmp_path / "in", f"student{n:02}", "x = 1")
    school_class = Class(tmp_path / "in", tmp_path / "out", 1)
    read, done, most = [], [], []
    submissions_of = batch.read_submissions
    monkeypatch.setattr(batch, "read_submissions", lambda source: (
        (read.append(one), one)[1] for one in submissions_of(source)))
    monkeypatch.setattr(Class, "store", lambda self, submission, **_: (
        done.append(submission), most.append(len(read) - len(done))))
    grade_class(school_class, ROOT, 2)
    assert len(done) == 30
    assert max(most) <= 8


# Names and files


def test_names_are_safe_everywhere():
    students = ["anna", "Anna Meier", "../../etc/passwd", "a/b\\c", "<script>alert(1)</script>",
                "CON", "nul.txt", ".hidden", "ends with.", "x" * 300, "Özge Ünal", "李", "",
                "a:b"]
    names = file_names([(student, "") for student in students])
    assert names[:2] == ["anna", "Anna Meier"]
    assert len(set(names)) == len(names)
    for name in names[2:]:
        plain, _, mark = name.rpartition("-")
        assert plain.replace("-", "").isalnum() and plain.isascii() and len(mark) == 8
        assert len(name) <= 80
    assert names[10].startswith("Ozge-Unal-")


def test_nobody_can_take_the_file_name_that_another_gets():
    (taken,) = file_names([("a/b", "a/b")])
    assert file_names([(taken, taken)]) != [taken]


def test_names_that_a_file_system_may_confuse_are_kept_apart():
    students = [("Anna", ""), ("anna", ""), ("Ben", "1"), ("Ben", "2")]
    names = file_names(students)
    assert len({name.casefold() for name in names}) == 4
    assert names == file_names(students)


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "new" / "file.txt"
    write_whole(path, "old")

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in path.parent.iterdir()] == ["file.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full disk here")
def test_a_full_disk_is_named(tmp_path, monkeypatch):
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr(os, "fsync", lambda _: os.write(full, b"x"))
    with pytest.raises(OSError, match="No space left on device: '.*grades.csv'"):
        write_whole(tmp_path / "grades.csv", "new")
    os.close(full)


def test_drafts_of_a_killed_run_are_removed(tmp_path):
    (tmp_path / ".draft-x").write_text("half")
    (tmp_path / "kept").write_text("whole")
    remove_drafts(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_json_that_is_not_there_or_not_whole_is_none(tmp_path):
    path = tmp_path / "a.json"
    assert read_json(path) is None
    write_json(path, {"name": "Özge"})
    assert read_json(path) == {"name": "Özge"}
    path.write_bytes(path.read_bytes()[:-4])
    assert read_json(path) is None


def test_digests_tell_parts_apart():
    assert digest("a", "bc") != digest("ab", "c")
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


# The release


def test_the_release_holds_no_answer(tmp_path):
    release = make_release(ROOT, tmp_path)
    assert set(release.questions.values()) == {"question-dimensions", "question-comparison"}
    assert release.texts > set(release.questions)
    names = [path.relative_to(release.folder).as_posix() for path in release.folder.rglob("*")]
    assert "course_utils/likelihood/curve.py" in names and "data/recorded_example.json" in names
    assert not [name for name in names if name.endswith(".ipynb") or "answers" in name]
    code = "".join(path.read_text() for path in release.folder.rglob("*.py"))
    assert not any(answer_source(task) in code for task in TASKS)


def test_a_class_in_the_real_sandbox(tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "make_release", lambda *_: SimpleNamespace(
        folder=None, texts=frozenset(), questions={}, names=frozenset()))
    hand_in(tmp_path / "in", "anna", *(answer_source(task) for task in (1, 3)))
    hand_in(tmp_path / "in", "<script>alert(1)</script>".replace("/", "_"),
            "def perform_least_squares(data):\n    return '<img src=x onerror=alert(1)>', 2")
    table = run(tmp_path / "in", tmp_path / "out", "--seed", "5")
    first, second = sorted(table.splitlines()[1:], key=lambda line: "script" in line)
    assert first.startswith("anna,3,0,3,0,0,0")
    assert second.split(",")[1:7] == ["0"] * 6
    for page in (tmp_path / "out" / "feedback").iterdir():
        assert "<script" not in page.read_text() and "<img" not in page.read_text()
