"""The student edition in JupyterLab: blank, then a mistake and its hint, then the right answer."""

import re
import zipfile

import catalogue
import nbformat
import pytest
from figures import faults, look_at
from lab_page import cell, errors, open_notebook, prompts, run_all, run_cell, write
from lab_server import students_jupyterlab
from notebook_files import ROOT, code_cells
from playwright.sync_api import expect

from classroom.assignment.assignment import build_assignment
from course_utils.checks.tasks import TASKS
from course_utils.solutions.answers import answer_source

# Notebook 4 trains its models from ten starts each.
RUN_SECONDS = 240
HEADING = re.compile(r"^\s*[✔✘○] Task \d+: ")
INPUTS = ("LICENSE", "course_utils", "data", "docs", "environment.yml", "notebooks",
          "pyproject.toml", "requirements-student.lock")

# A notebook, its tasks, and a mistake of the catalogue to make in one of them.
EXERCISES = [
    ("01_least_squares.ipynb", [1], 1, "swapped-coefficients"),
    ("02_alternating_least_squares.ipynb", [2, 3, 4, 5], 3, "penalty-ignored"),
    ("03_maximum_likelihood.ipynb", [6, 10, 11], 6, "minus-forgotten"),
    ("04_recommendations.ipynb", [7, 8, 9], 7, "seen-not-removed"),
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """The edition as a student has it, unpacked."""
    root, folder = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("student")
    for name in INPUTS:
        (root / name).symlink_to(ROOT / name)
    build_assignment(root)
    with zipfile.ZipFile(root / "build" / "assignment.zip") as archive:
        archive.extractall(folder)
    return folder / "assignment"


@pytest.fixture(scope="module")
def server(edition, tmp_path_factory):
    """JupyterLab as the edition's own command starts it."""
    with students_jupyterlab(tmp_path_factory.mktemp("jupyterlab"), edition) as running:
        yield running


def reports(page):
    """The lines of each check's report that can be seen, its heading first."""
    shown = page.locator(".jp-OutputArea-output").get_by_role("status")
    for report in shown.filter(has_text=HEADING).all():
        report.scroll_into_view_if_needed()
        # A cell out of the window is not drawn: its text is there only for a later reader.
        expect(report).to_have_text(HEADING, use_inner_text=True)
        yield report.locator("p").all_inner_texts()


def answer(page, cells, task, source):
    """Write an answer, run it and its check; the report that is shown then."""
    ids = [cell.id for cell in cells]
    write(page, ids.index(f"task-{task}"), source)
    run_cell(page, ids.index(f"task-{task}"))
    run_cell(page, ids.index(f"check-{task}"))
    return next(lines for lines in reports(page) if f"Task {task}:" in lines[0])


def test_the_command_opens_notebook_1_without_a_teachers_tools_or_a_question(server, lab):
    lab.goto(f"{server.address}/?token={server.token}")
    lab.locator("#jp-main-statusbar").get_by_text("Idle").wait_for(timeout=90_000)
    assert lab.url == f"{server.address}/lab/tree/01_least_squares.ipynb"
    lab.wait_for_timeout(3000)  # a question about news would come by now
    assert lab.locator(".jp-Dialog, .Toastify__toast").all_inner_texts() == []
    expect(lab.locator(".lm-MenuBar-itemLabel")).to_have_text([
        "File", "Edit", "View", "Run", "Kernel", "Tabs", "Settings", "Help"])
    for tool in ("Validate", "Create Assignment", "Formgrader"):
        assert lab.get_by_text(tool).count() == 0


def test_all_tasks_are_exercised():
    assert sorted(sum((tasks for _, tasks, *_ in EXERCISES), [])) == [*TASKS]


@pytest.mark.parametrize("name, tasks, task, mistake", EXERCISES)
def test_a_student_starts_blank_makes_a_mistake_and_mends_it(
        name, tasks, task, mistake, edition, server, lab, measured):
    notebook = nbformat.read(edition / name, as_version=4)
    open_notebook(lab, server, name)
    seconds = run_all(lab, RUN_SECONDS)
    measured(f"blank student edition, {name}: Run All took {seconds:.1f} s")
    assert errors(lab) == []
    assert prompts(lab) == [f"[{n}]:" for n, _ in enumerate(code_cells(notebook), start=1)]
    assert [first for first, *_ in reports(lab)] == [
        f"○ Task {n}: not attempted" for n in tasks]
    assert [*faults(look_at(lab.locator(".jp-OutputArea-output img:visible")))] == []

    said = answer(lab, notebook.cells, task, catalogue.wrong(task)[mistake])
    hint = TASKS[task].check.hints[mistake]
    assert said[:2] == [f"✘ Task {task}: not right yet", hint.kind]
    check = cell(lab, [c.id for c in notebook.cells].index(f"check-{task}"))
    closer = check.get_by_text(hint.place)
    expect(closer).to_be_hidden()
    check.get_by_text("A closer hint").click()
    expect(closer).to_be_visible()
    expect(check.get_by_text("Points: 0 of")).to_be_visible()
    said = answer(lab, notebook.cells, task, answer_source(task))
    assert said[0] == f"✔ Task {task}: passed"
    assert errors(lab) == []
