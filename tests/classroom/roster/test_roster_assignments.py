"""An edition for each student: whole, theirs alone, and true of their numbers."""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import nbformat
import pytest
from assignment_files import FAST_STEP, INDEPENDENT, INPUTS, cells_of, execute_outside, notebooks_in
from notebook_files import ROOT
from roster_class import SECRET, STUDENTS, editions, registry

from classroom import assign as assignment_command
from classroom.assign import main
from classroom.grading.similarity import find_matches
from classroom.roster import assignments as roster_editions
from classroom.roster import draws
from classroom.roster.assignments import build_editions, front, roster_notebook
from classroom.roster.draws import tag
from classroom.roster.secret import fingerprint, read_secret
from course_utils.checks.tasks import TASKS
from course_utils.personal_data import read_personal_data
from course_utils.solutions.answers import answer_source

ANNA, BEN, NUMBER = STUDENTS
# Fits, counts and points that the common edition shows or speaks of. The true curve is left out:
# the study of 400 data sets is about the course's own curve, in every edition.
COMMON_NUMBERS = ("0.52", "1.36", "2.34", "0.234", "2.8", "0.71", "0.7567", "0.6875", "1.094",
                  "2761", "555", "5.86", "6.00", "170", "2018", "1,310")

# Long cells that are the same in every edition, and pictures of the map.
SKIPPED = INDEPENDENT | {"interactive-epochs", "map-change", "als-54", "als-56"}


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    root = tmp_path_factory.mktemp("root")
    for name in INPUTS:
        (root / name).symlink_to(ROOT / name)
    build_editions(root, "roster", SECRET, STUDENTS, registry().personal_data)
    return root / "build"


def unpacked(build, student, folder):
    with zipfile.ZipFile(build / "editions" / "roster" / f"{student.student}.zip") as archive:
        archive.extractall(folder)
    return folder / "assignment"


@pytest.fixture(scope="module")
def anna(build, tmp_path_factory):
    return unpacked(build, ANNA, tmp_path_factory.mktemp("anna"))


def test_there_is_a_zip_for_each_student_and_a_table_of_them(build):
    assert {path.name for path in build.iterdir()} == {"editions"}
    folder = build / "editions" / "roster"
    assert {path.name for path in folder.iterdir()} == {
        "anna.zip", "Ben-7.zip", "4711.zip", "editions.csv", "fingerprint-of-the-secret.txt"}
    lines = (folder / "editions.csv").read_text().splitlines()
    assert lines[:2] == ["student,name,email,file", "anna,Anna Meier,anna@example.org,anna.zip"]
    assert lines[3] == "4711,,,4711.zip"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_teacher_can_open_the_folder(build):
    assert stat.S_IMODE((build / "editions" / "roster").stat().st_mode) == 0o700


def test_each_zip_is_sound_and_has_the_same_files(build):
    names = []
    for student in STUDENTS:
        with zipfile.ZipFile(build / "editions" / "roster" / f"{student.student}.zip") as archive:
            assert archive.testzip() is None
            names.append(archive.namelist())
    assert names[0] == names[1] == names[2] and len(set(names[0])) == len(names[0])
    assert "assignment/data/personal_data.json" in names[0]
    assert "assignment/03_maximum_likelihood.ipynb" in names[0]


def test_only_a_students_own_files_differ(build):
    contents = []
    for student in STUDENTS:
        with zipfile.ZipFile(build / "editions" / "roster" / f"{student.student}.zip") as archive:
            contents.append({name: archive.read(name) for name in archive.namelist()})
    differ = {name for name in contents[0] if contents[0][name] != contents[1][name]}
    assert differ == {"assignment/data/personal_data.json"} | {
        name for name in contents[0] if name.endswith(".ipynb")}


def test_the_secret_and_other_students_are_nowhere(build):
    for student in STUDENTS:
        path = build / "editions" / "roster" / f"{student.student}.zip"
        with zipfile.ZipFile(path) as archive:
            text = b"\n".join(map(archive.read, archive.namelist()))
        assert SECRET not in text and SECRET.hex().encode() not in text
        for other in STUDENTS:
            personal = registry().personal_data[other.key]
            known = (tag(SECRET, personal), str(personal.film_seed), str(personal.point_seed))
            assert [word.encode() in text for word in known] == [other is student] * 3


def test_the_edition_says_whose_it_is(anna):
    stored = read_personal_data(anna / "data" / "personal_data.json")
    assert stored == registry().personal_data["anna"]
    for notebook in notebooks_in(anna).values():
        assert notebook.cells[1].source == front(ANNA)
        assert notebook.metadata["edition"] == {
            "student": "anna", "tag": tag(SECRET, registry().personal_data["anna"])}
        assert notebook.metadata["kernelspec"]["name"] == "python3"


def test_a_name_is_text_and_nothing_else():
    assert front(BEN).startswith(
        r"**The edition of \*Ben\* &lt;b&gt;\`x\`&lt;/b&gt; \[link\]\(\#a\) (`Ben-7`).** Its")
    assert front(NUMBER).startswith("**The edition of `4711`.** Its")


def test_no_number_of_the_common_edition_is_in_the_text(anna):
    for cell in cells_of(notebooks_in(anna)):
        numbers = set(re.findall(r"(?<![\w.])[\d.,]*\d", cell.source))
        assert not numbers & set(COMMON_NUMBERS), cell.id


def test_the_common_edition_has_those_numbers():
    text = "".join(cell.source for name in ("01_least_squares", "02_alternating_least_squares",
                                            "03_maximum_likelihood")
                   for cell in nbformat.read(ROOT / f"notebooks/{name}.ipynb", 4).cells)
    for number in ("2.34", "2.8", "0.71", "5.86", "6.00", "2018", "0.234"):
        assert number in text


def test_checks_and_stubs_are_those_of_the_common_edition(anna):
    cells = {cell.id: cell for cell in cells_of(notebooks_in(anna))}
    for task in range(1, 10):
        assert cells[f"check-{task}"].metadata["nbgrader"]["locked"]
        assert cells[f"task-{task}"].metadata["nbgrader"]["solution"]
        assert cells[f"check-{task}"].source.startswith(f"report_{task} = check(")


def test_a_notebook_without_instructions_stops_the_build():
    said = "09_new.ipynb: 09_new.md is missing in classroom/roster/cells"
    with pytest.raises(ValueError, match=said):
        roster_notebook("09_new.ipynb", nbformat.v4.new_notebook())


def test_a_solved_edition_runs_passes_and_is_recognised(anna, tmp_path):
    # Nothing in notebook 4 is a student's own.
    notebooks = {path: notebook for path, notebook in notebooks_in(anna).items()
                 if not path.name.startswith("04")}
    for notebook in notebooks.values():
        notebook.cells = [cell for cell in notebook.cells if cell.id not in SKIPPED]
        for cell in notebook.cells:
            if task := re.fullmatch(r"task-(\d+)", cell.id):
                cell.source = answer_source(int(task[1]))
    by_id = {cell.id: cell for cell in cells_of(notebooks)}
    by_id["als-22"].source += f"\n\n{FAST_STEP}"
    # How far it trains is of no importance here.
    assert "epsilon = 0.01" in by_id["als-33"].source
    by_id["als-33"].source = by_id["als-33"].source.replace("epsilon = 0.01", "epsilon = 2.0")
    execute_outside(notebooks, anna)
    texts = [str(output.get("text") or output.get("data", {}).get("text/plain"))
             for cell in cells_of(notebooks) for output in cell.get("outputs", ())]
    tasks = [task.number for task in TASKS.values() if task.notebook != 4]
    assert [task for task in tasks if f"Task {task}: passed" not in texts] == []
    assert not any("This cell needs an answer" in text for text in texts)
    true_curve = registry().personal_data["anna"]
    assert any(f"true parameters ({true_curve.theta_0:g}, {true_curve.theta_1:g})" in text
               for text in texts)
    (tmp_path / "anna").mkdir()
    for path, notebook in notebooks.items():
        nbformat.write(notebook, tmp_path / "anna" / Path(path).name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("classroom.grading.similarity.movielens_releases", editions)
        (match,) = find_matches(tmp_path, registry())
    assert match.remarks == () and match.numbers_of_others == {}
    assert match.own_numbers == ("six points", "line", "films", "twenty points", "curve")


# The command


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """A build of the shared files that takes no time, and a roster of three."""
    def write(root, course):
        (course / "made").mkdir(parents=True)

    def release(course):
        (course / "made" / "shared.txt").write_text("for all\n" * 50_000)
        return course / "made"

    monkeypatch.setattr(roster_editions, "write_source", write)
    monkeypatch.setattr(roster_editions, "generate", release)
    monkeypatch.setattr(draws, "movielens_releases", editions)
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "roster.csv").write_text("student\nanna\nben\ncarla\n")
    return tmp_path


def run(folder, *words):
    return main(["--roster", str(folder / "class" / "roster.csv"), *words], folder)


def made(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def test_the_first_build_makes_the_secret_and_later_ones_keep_it(quick, capsys):
    assert run(quick) == 0
    secret = read_secret(quick / "class" / "roster.secret")
    shown = capsys.readouterr()
    assert "roster.secret is new" in shown.out and "3 editions are in" in shown.out
    first = made(quick)
    assert run(quick) == 0
    assert made(quick) == first
    shown = capsys.readouterr().out + shown.out + shown.err
    assert "is new" not in shown.splitlines()[0]
    for text in (shown, *map(repr, (first["build/editions/roster/editions.csv"],))):
        assert secret.hex() not in text


def test_a_student_more_changes_nobody_elses_edition(quick):
    run(quick)
    first = made(quick / "build")
    (quick / "class" / "roster.csv").write_text("student\nabel\nben\nanna\ncarla\n")
    run(quick)
    second = made(quick / "build")
    assert [second[f"editions/roster/{name}.zip"] == first[f"editions/roster/{name}.zip"]
            for name in ("anna", "ben", "carla")] == [True] * 3
    assert "editions/roster/abel.zip" in second


def test_who_is_gone_from_the_roster_is_named(quick, capsys):
    (quick / "class" / "roster.csv").write_text("student\n007\nAnna\n0.12\n")
    run(quick)
    assert "any more" not in capsys.readouterr().out
    (quick / "class" / "roster.csv").write_text("student\n7\nanna\n")
    run(quick)
    assert "Not on the roster any more, so without an edition: 0.12, 007.\n" in (
        capsys.readouterr().out)


# The secret of a class


def lose_the_secret(quick):
    (quick / "class" / "roster.secret").unlink()


def change_the_secret(quick):
    (quick / "class" / "roster.secret").write_text("0" * 64)


@pytest.mark.parametrize("change", [lose_the_secret, change_the_secret])
def test_another_secret_than_that_of_the_editions_stops_the_build(quick, capsys, change):
    run(quick)
    change(quick)
    before = made(quick)
    assert run(quick) == 1
    message = r"editions in .*roster were not made with .*roster\.secret: put back the secret"
    assert re.search(message, capsys.readouterr().err)
    assert made(quick) == before
    shutil.rmtree(quick / "build" / "editions" / "roster")
    assert run(quick) == 0 and run(quick) == 0


def test_a_new_name_of_the_roster_draws_nothing_anew(quick, capsys):
    run(quick)
    before = made(quick / "build" / "editions" / "roster")
    (quick / "class" / "roster.csv").rename(quick / "class" / "v2.csv")
    words = ["--roster", str(quick / "class" / "v2.csv")]
    assert main(words, quick) == 1
    assert "v2.secret is missing, but roster.secret is there" in capsys.readouterr().err
    secret = str(quick / "class" / "roster.secret")
    assert main([*words, "--secret", secret], quick) == 0
    assert made(quick / "build" / "editions" / "v2") == before


def test_two_classes_in_one_folder_keep_what_each_one_has(quick):
    run(quick)
    before = made(quick)
    (quick / "class" / "other.csv").write_text("student\nanna\n")
    words = ["--roster", str(quick / "class" / "other.csv")]
    assert main([*words, "--secret", str(quick / "class" / "other.secret")], quick) == 0
    assert main(words, quick) == 0
    after = made(quick)
    assert before.items() < after.items()
    paths = [f"build/editions/{name}/anna.zip" for name in ("roster", "other")]
    assert after[paths[0]] != after[paths[1]]


def test_another_class_by_the_same_name_stops_before_it_has_a_secret(quick, capsys):
    run(quick)
    before = made(quick)
    (quick / "second").mkdir()
    (quick / "second" / "roster.csv").write_text("student\nanna\n")
    assert main(["--roster", str(quick / "second" / "roster.csv")], quick) == 1
    assert "If this is another class, rename its roster" in capsys.readouterr().err
    assert {*made(quick)} == {*before, "second/roster.csv"}


def test_a_fingerprint_tells_secrets_apart_and_does_not_hold_them():
    found = fingerprint(SECRET)
    assert re.fullmatch("[0-9a-f]{16}", found) and found != fingerprint(bytes(32))
    assert found not in SECRET.hex()


def test_the_secret_may_lie_elsewhere(quick):
    assert run(quick, "--secret", str(quick / "safe")) == 0
    assert read_secret(quick / "safe") and not (quick / "class" / "roster.secret").exists()


def test_a_damaged_secret_stops_the_build(quick, capsys):
    (quick / "class" / "roster.secret").write_text("")
    assert run(quick) == 1
    assert "not a secret that this course has made" in capsys.readouterr().err
    assert (quick / "class" / "roster.secret").read_text() == ""


def test_a_faulty_roster_makes_no_secret(quick, capsys):
    (quick / "class" / "roster.csv").write_text("student\nanna\nAnna\n")
    assert run(quick) == 1
    assert capsys.readouterr().err.startswith("assignment: roster.csv, line 3")
    assert {*made(quick)} == {"class/roster.csv"}
    assert main(["--roster", str(quick / "none.csv")], quick) == 1
    assert "No such file" in capsys.readouterr().err


def test_a_full_disk_leaves_the_last_build(quick, monkeypatch, capsys):
    run(quick)
    before = made(quick)
    honest, written = zipfile.ZipFile.writestr, []

    def full(*arguments, **options):
        written.append(1)
        if len(written) > 3:
            raise OSError(28, "No space left on device")
        return honest(*arguments, **options)

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    assert run(quick) == 1
    assert "No space left" in capsys.readouterr().err
    assert made(quick) == before and len(list((quick / "build").iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_killed_build_leaves_the_last_one_and_the_next_one_clears_up(quick):
    run(quick)
    before = made(quick)
    program = textwrap.dedent(f"""
        import sys, time
        sys.path.insert(0, {str(ROOT / "tests")!r})
        from pathlib import Path
        from roster_class import SECRET, STUDENTS, registry
        from classroom.roster import assignments as r
        personal_data = registry().personal_data
        r.write_source = lambda root, course: (course / "made").mkdir(parents=True)
        r.generate = lambda course: course / "made"
        honest = r.shutil.copyfile

        def slow(source, target):
            honest(source, target)
            print("one", flush=True)
            time.sleep(60)

        r.shutil.copyfile = slow
        r.build_editions(Path({str(quick)!r}), "roster", SECRET, STUDENTS, personal_data)
    """)
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    build = subprocess.Popen([sys.executable, "-c", program], env=variables,
                             stdout=subprocess.PIPE)
    assert build.stdout.readline() == b"one\n"
    build.send_signal(signal.SIGKILL)
    build.wait()
    build.stdout.close()
    left = {path.name for path in (quick / "build").iterdir()}
    assert len(left) == 2 and "editions" in left
    assert {name: text for name, text in made(quick).items() if "/." not in name} == before
    assert run(quick) == 0
    assert made(quick) == before


def test_a_secret_without_a_roster_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["--secret", "x"], tmp_path)
    assert "--secret belongs to --roster" in capsys.readouterr().err


def test_without_a_roster_the_common_edition_is_built(monkeypatch, tmp_path, capsys):
    built = []
    monkeypatch.setattr(assignment_command, "build_assignment",
                        lambda root: built.append(root) or root / "build" / "assignment")
    assert main([], tmp_path) == 0
    assert built == [tmp_path]
    assert f"{tmp_path / 'build' / 'assignment'}.zip" in capsys.readouterr().out
