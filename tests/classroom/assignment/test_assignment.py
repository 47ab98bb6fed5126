"""The student edition as a whole: nothing given away, and it works, blank and solved."""

import ast
import builtins
import json
import os
import pydoc
import re
import subprocess
import symtable
import sys
import tomllib
import zipfile
from datetime import datetime
from itertools import pairwise

import catalogue
import nbformat
import pytest
from assignment_files import (
    FAST_STEP,
    INDEPENDENT,
    INPUTS,
    cells_of,
    execute_outside,
    notebooks_in,
)
from nbgrader.preprocessors import CheckCellMetadata
from nbgrader.utils import determine_grade, is_grade
from nbgrader.validator import Validator
from notebook_files import NOTEBOOKS, ROOT, code_cells, read

from classroom.assignment.assignment import ASSIGNMENT, build_assignment, generate
from classroom.assignment.stub import BEGIN, CODE_STUB, END, solution_cell
from classroom.judging.examiner import COURSE_CALLS
from classroom.judging.pair import first_notebook
from classroom.judging.session import QUIET_CALLS, Session
from classroom.sandbox.contents import make_contents
from classroom.sandbox.protocol import Limits
from classroom.sandbox.wall import Wall
from course_utils.checks.tasks import TASKS
from course_utils.data.movielens import load_movielens
from course_utils.personal_data import COURSE
from course_utils.plots.display import ARTISTS_MIME
from course_utils.solutions.answers import answer_source
from course_utils.start.jupyter import words_to_start
from course_utils.start.pins import direct_dependencies, normalised_name, pinned_versions
from devtools.comparison.answers import answer_cells

PACKAGE = ROOT / "course_utils"


# For all cells of all notebooks, solved, in the grader's sandbox: about a second.
FEW_INSTRUCTIONS = 8 * 10**9

# One exercise trains for long; what it prints after all epochs nbval compares.
FEWER_EPOCHS = "max_epochs=300", "max_epochs=30"

# Cells whose code differs from the solution notebook's so much that their outputs do too.
OTHER_OUTPUTS = {"fit", "offset-picture", "als-29", "als-54", "loss-at-truth",
                 "interactive-epochs"}


def build(folder):
    """Build the edition from the project's files in a folder that is not the repository."""
    for name in INPUTS:
        (folder / name).symlink_to(ROOT / name)
    return build_assignment(folder)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("root")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def edition(root, tmp_path_factory):
    """The edition as a student has it: unpacked from the zip, in a folder of its own."""
    folder = tmp_path_factory.mktemp("student with a space")
    with zipfile.ZipFile(root / "build" / "assignment.zip") as archive:
        archive.extractall(folder)
    return folder / "assignment"


@pytest.fixture(scope="module")
def executed(edition):
    """The edition blank, and then, in the same kernels, solved: as a student works in a session."""
    blank, solved = unsolved_notebooks(edition), solved_notebooks(edition)
    execute_outside({path: nbformat.NotebookNode(
        notebook, cells=[*notebook.cells, *solved[path].cells])
        for path, notebook in blank.items()}, edition)
    return blank, solved


@pytest.fixture
def blank(executed):
    return executed[0]


@pytest.fixture
def solved(executed):
    return executed[1]


def unsolved_notebooks(edition):
    """The edition as it is; after each check a cell reads the names in its task's text.

    Of a long cell only the names are read that it needs.
    """
    notebooks = notebooks_in(edition)
    for notebook in notebooks.values():
        long = [cell for cell in notebook.cells if cell.id in INDEPENDENT]
        for cell, names in zip(long, names_needed(cell.source for cell in long), strict=True):
            cell.source = f"[{', '.join(names)}];"
        for task_id, text in [*task_texts(notebook)]:
            check_id = task_id.replace("task", "check")
            place = next(n for n, cell in enumerate(notebook.cells) if cell.id == check_id)
            names = ", ".join(names_for_students(task_id, text))
            notebook.cells.insert(
                place + 1, nbformat.v4.new_code_cell(f"[{names}];", id=f"names-{task_id}"))
    return notebooks


def solved_notebooks(edition):
    """The edition with the reference answers, without its long cells, with all exercises."""
    notebooks = notebooks_in(edition)
    for notebook in notebooks.values():
        notebook.cells = [cell for cell in notebook.cells if cell.id not in INDEPENDENT]
        for cell in notebook.cells:
            task = re.fullmatch(r"task-(\d+)", cell.id)
            if task:
                cell.source = answer_source(int(task[1]))
            elif cell.id.startswith("question") and "nbgrader" in cell.metadata:
                cell.source = "An answer in words."
        for number, cell in enumerate(answer_cells(notebook), start=1):
            shorter = cell.source.replace(*FEWER_EPOCHS)
            notebook.cells.append(nbformat.v4.new_code_cell(shorter, id=f"exercise-{number}"))
    by_id = {cell.id: cell for cell in cells_of(notebooks)}
    by_id["als-22"].source += f"\n\n{FAST_STEP}"
    # The training is long; with the reference epoch test_examiner grades it.
    by_id["als-33"].source = f"{catalogue.right(4)['vectorised']}\n{by_id['als-33'].source}"
    return notebooks


def names_needed(sources):
    """For each source the names that it reads and neither it nor one before it has made."""
    made = {*dir(builtins), "display"}
    for source in sources:
        top = symtable.symtable(source, "cell", "exec")
        tables = [top]
        for table in tables:
            tables += table.get_children()
        made |= {one.get_name() for one in top.get_symbols() if one.is_assigned()}
        yield sorted({one.get_name() for table in tables for one in table.get_symbols()
                      if one.is_referenced() and (table is top or one.is_global())} - made)


# What the texts tell students to use


def task_texts(notebook):
    """The text before each task and what its stub says, by the id of the task's cell."""
    code = [n for n, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    for last, number in pairwise(code):
        if re.fullmatch(r"task-\d+", notebook.cells[number].id):
            texts = [cell.source for cell in notebook.cells[last + 1:number + 1]]
            yield notebook.cells[number].id, "\n".join(texts)


def blocks_in(text):
    """The recipes: blocks of Python in a text."""
    return re.findall(r"^```python\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def names_in_spans(text):
    """The names that spans of code in a text read, without what the task asks for."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    for span in re.findall(r"`+([^`\n]+)`+", text):
        source = f"{span} pass" if span.endswith(":") else span
        if "." in span and pydoc.locate(span) is not None:  # with the module that it is in
            continue
        try:
            tree = ast.parse(source)
        except SyntaxError:
            continue
        if not ASKED_FOR & {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}:
            yield from (node.id for node in ast.walk(tree)
                        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))


COUNTED = [task.number for task in TASKS.values() if not task.optional]
ASKED_FOR = {*sum((task.names for task in TASKS.values()), ())}
OWN_NAMES = {"theta_0", "theta_1", "epoch", "total_loss", "average_loss"}
"""Names that a text gives to numbers of the student's own."""
COLUMNS = {"user_id", "item_id", "interacted"}


def number_of(cell_id):
    """The number of the task whose cell this is."""
    return int(cell_id.rpartition("-")[2])


def arguments_of(task):
    """The arguments of the function that a task asks for."""
    functions = [node for node in ast.parse(answer_source(task)).body
                 if isinstance(node, ast.FunctionDef)]
    return {argument.arg for function in functions for argument in function.args.args}


def names_for_students(task_id, text):
    """The names in a task's text that must be there when its cell is run."""
    return sorted({*names_in_spans(text)} - {*dir(builtins)} - OWN_NAMES - COLUMNS
                  - arguments_of(number_of(task_id)))


def test_every_name_in_a_tasks_text_is_there_for_its_answer(blank):
    seen = {}
    for notebook in blank.values():
        for task_id, _ in task_texts(notebook):
            seen[task_id] = next(cell.outputs for cell in notebook.cells
                                 if cell.id == f"names-{task_id}")
    assert {*seen} == {f"task-{task}" for task in TASKS}
    assert {task_id: outputs for task_id, outputs in seen.items() if outputs} == {}


def test_long_cells_are_the_courses_own_and_what_they_need_is_there(edition, blank):
    handed_out = by_place(notebooks_in(edition), INDEPENDENT)
    courses = by_place({path: read(path) for path in NOTEBOOKS}, INDEPENDENT)
    assert {cell_id for _, cell_id in courses} == INDEPENDENT
    assert [place for place in courses if handed_out[place].source != courses[place].source] == []
    assert [cell.outputs for cell in by_place(blank, INDEPENDENT).values()] == [[]] * len(courses)


def test_the_names_that_a_cell_needs_are_found():
    sources = ["a = [b for b in f(c)]\nd.e = 1", "def g(a):\n    return a + h\nprint(c, d, a)"]
    assert [*names_needed(sources)] == [["c", "d", "f"], ["c", "d", "h"]]


def test_names_in_texts_are_found():
    text = "Use `log_curve(x, theta_0)`, `d[7]` and `with needs(report_1):`, not `loss_mle(z)`."
    assert {*names_in_spans(text)} == {"log_curve", "x", "theta_0", "d", "needs", "report_1"}


@pytest.fixture(scope="module")
def lines_of_notebook_2(edition):
    """The lines that import, and the recipes of each task."""
    notebook = nbformat.read(edition / "02_alternating_least_squares.ipynb", as_version=4)
    imports = next(cell.source for cell in notebook.cells if cell.id == "als-02")
    return imports, {name: blocks_in(text) for name, text in task_texts(notebook)}


INLINE = catalogue.right(4)["own_inline_ridge"]
EPOCHS = {"reference": answer_source(4), "inline": INLINE,
          "wrong": INLINE.replace("reg_l *", "2 * reg_l *")}

EACH_ALONE = """
import contextlib, io, json, sys
printed = {}
for name, source in json.load(sys.stdin).items():
    with contextlib.redirect_stdout(io.StringIO()) as stream:
        exec(source, {"__name__": "__main__"})
    printed[name] = stream.getvalue()
print(json.dumps(printed))
"""


def watched(source, before, each_round, after):
    """An answer to task 5 with the lines that show its loss."""
    for line, new in (
            ("    while small", f"    {before}\n    epoch = 0\n    while small"),
            ("        last_loss = total_loss\n",
             "        last_loss = total_loss\n        epoch += 1\n"
             "        average_loss = total_loss / len(interactions_df)\n"
             f"        {each_round}\n"),
            ("    training_last", f"    {after}\n    training_last")):
        assert source.count(line) == 1
        source = source.replace(line, new)
    return source


@pytest.fixture(scope="module")
def printed(edition, lines_of_notebook_2):
    """What answers print with the recipes of their tasks, each with variables of its own."""
    imports, recipes = lines_of_notebook_2
    (compare,), (record, live) = recipes["task-4"], recipes["task-5"]
    parts = {name: (answer, compare) for name, answer in EPOCHS.items()}
    parts["training"] = answer_source(5), record
    parts["watched"] = (watched(answer_source(5), *live.splitlines()), record,
                        "print(check(5, perform_mf_als_training))")
    sources = {name: "\n".join([imports, *lines]) for name, lines in parts.items()}
    done = run_python(edition, "-c", EACH_ALONE, input=json.dumps(sources))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name, agrees", [("reference", True), ("inline", True), ("wrong", False)])
def test_the_recorded_example_of_task_4_tells_whether_an_epoch_agrees(printed, name, agrees):
    assert re.findall(r"(\w+) as recorded: (\w+)", printed[name]) == [
        ("users", str(agrees)), ("items", str(agrees))]


def test_the_recorded_example_of_task_5_tells_what_its_text_says(printed):
    told = printed["training"]
    found = re.search(r"after epoch \[(\d+)\], your average loss is ([\d.]+)", told).groups()
    cells = ROOT / "classroom" / "assignment" / "student_cells"
    text = (cells / "02_alternating_least_squares.md").read_text(encoding="utf-8")
    assert f"after epoch {found[0]}, with the average loss {found[1]}" in text


def test_a_loss_can_be_watched_as_the_text_of_task_5_says(printed):
    assert "Figure. " in printed["watched"] and "Task 5: passed" in printed["watched"]


# Nothing given away


def telling(text):
    """The lines of a solution that tell something: no definitions, imports or comments."""
    docs = [node.body[0] for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.Module) and ast.get_docstring(node)]
    imports = [node for node in ast.walk(ast.parse(text))
               if isinstance(node, ast.Import | ast.ImportFrom)]
    skipped = {n for node in docs + imports for n in range(node.lineno, node.end_lineno + 1)}
    for number, line in enumerate(text.splitlines(), start=1):
        line = " ".join(line.split())
        plain = re.fullmatch(r"(def|class|from|import|raise|#) .*", line)
        if number not in skipped and len(line) >= 18 and not plain:
            yield line


def solutions():
    yield from (answer_source(task) for task in TASKS)
    for path in sorted((PACKAGE / "solutions").rglob("*.py")):
        yield path.read_text(encoding="utf-8")
    for task in TASKS:
        yield from catalogue.wrong(task).values()
        yield from catalogue.right(task).values()


# Lines that say nothing about an answer: given by the task itself, or in any program.
GIVEN = {
    "theta_0, theta_1, data_x, data_y = checked_curve(params, data_x, data_y)",
    "return 1 / (1 + np.exp(-theta_0 - theta_1 * x))",  # log_curve of notebook 3
    'theta_0, theta_1 = params["theta_0"], params["theta_1"]',
    "theta_0, theta_1 = params['theta_0'], params['theta_1']",
    "x, y = data[:, 0], data[:, 1]",
    "theta_0, theta_1 = perform_least_squares(data)",
    'data = {"data_x": data_x, "data_y": data_y}',
    'users, items = id_columns(interactions_df, "interactions_df")',
    'data = finite_array(data, "data", ndim=2)',
    "rng = np.random.default_rng(random_state)",
    "dim = fixed_reprs.shape[1]",
    "average_losses: np.ndarray", "user_repr_matrix: np.ndarray", "item_repr_matrix: np.ndarray",
    'return pd.DataFrame.from_dict(rows, orient="index").rename_axis("points")',
    "for size in sizes:",
    "for _ in range(2):",
    "means = data.mean(axis=0)",
    "theta = np.zeros(2)",
    "return users, items",
    "live_loss = LiveLoss()",
    'items = finite_array(item_repr_matrix, "item_repr_matrix", ndim=2)',
    'n = positive_int(n, "n")',
    # What both a single step and scale's many do with a singular matrix.
    "traces = np.trace(grams, axis1=-2, axis2=-1)",
    "return (inverses @ right_sides[..., np.newaxis])[..., 0]",
}


def text_files(folder):
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".md", ".ipynb", ".toml", ".yml", ".json"):
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".ipynb":
                notebook = nbformat.reads(text, as_version=4)
                text = "\n".join(cell.source for cell in notebook.cells)
            yield path, {" ".join(line.split()) for line in text.splitlines()}


def test_no_line_of_a_solution_is_anywhere(edition):
    lines = {line for text in solutions() for line in telling(text)} - GIVEN
    assert len(lines) > 100
    for path, present in text_files(edition):
        assert sorted(lines & present) == [], path.name


def test_every_answer_has_lines_to_look_for():
    for task in TASKS:
        assert len([*telling(answer_source(task))]) >= 2


def test_the_instructors_version_has_the_answers(root):
    source = root / "build" / "nbgrader" / "source" / ASSIGNMENT
    present = set().union(*(lines for _, lines in text_files(source)))
    for task in TASKS:
        assert {*telling(answer_source(task))} <= present


def test_no_answers_module_is_shipped_and_no_name_of_one(edition):
    package = edition / "course_utils"
    assert not (package / "solutions").exists()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert node.name not in {"interaction_dicts", *ASKED_FOR}


def test_notebooks_hold_no_outputs_and_no_metadata_but_nbgraders(edition):
    for cell in cells_of(notebooks_in(edition)):
        assert {*cell.metadata} <= {"nbgrader", "deletable", "editable"}
        assert {*cell.metadata.get("nbgrader", {})} <= {
            "grade_id", "solution", "grade", "locked", "task", "cell_type", "schema_version",
            "points", "checksum"}
        assert cell.get("outputs", []) == [] and cell.get("execution_count") is None
        assert "SOLUTION" not in cell.source and "answers" not in cell.get("attachments", {})


def test_students_are_told_that_the_packages_are_loaded_before_they_are(edition):
    for notebook in notebooks_in(edition).values():
        assert code_cells(notebook)[0].source.startswith(
            "import course_utils.session\n\ncourse_utils.session.say_loading()\n\n")


def test_every_question_has_an_answer_to_open_or_a_place_to_write(edition):
    questions = 0
    for cell, after in pairwise(cells_of(notebooks_in(edition))):
        text = re.sub(r"^```.*?^```$", "", cell.source, flags=re.DOTALL | re.MULTILINE)
        asked = re.split(r"^\*\*(?=Question|\d\.)", text, flags=re.MULTILINE)[1:]
        if cell.cell_type == "markdown" and asked:
            questions += len(asked)
            has_place = after.source == "Write your answer here."
            assert has_place or all(
                "<summary>A" in one or "*Short answer.*" in one for one in asked), cell.id
    assert questions >= 10


def test_the_optional_notebook_is_not_handed_out(edition):
    optional = {path.name for path in NOTEBOOKS if read(path).metadata["course"].get("optional")}
    assert "05_scaling_up.ipynb" in optional
    handed_out = {path.name for path in notebooks_in(edition)}
    assert handed_out == {path.name for path in NOTEBOOKS} - optional


# The names that a notebook prints are numbers of the answers: fits, losses, films on the map.
ANSWER_NUMBERS = ("0.7567", "0.6875", "1.0394", "0.4501", "893.2", "0.0539", "-31.06", "5.3586",
                  "0.087581", "0.3066", "0.6131", "Payback (1999)", "Deadpool (2016)")


def test_no_number_that_an_answer_gives_is_in_the_notebooks(edition):
    text = "\n".join(cell.source for cell in cells_of(notebooks_in(edition)))
    stored = "\n".join(str(cell.outputs) for path in NOTEBOOKS for cell in code_cells(read(path)))
    for number in ANSWER_NUMBERS:
        assert number in stored
        assert number not in text


def test_the_files_are_neither_old_nor_from_the_future(root):
    times = {entry.date_time for entry in
             zipfile.ZipFile(root / "build" / "assignment.zip").infolist()}
    assert len(times) == 1 and (2026,) < times.pop() < datetime.now().timetuple()[:6]


def test_students_get_no_tools_of_a_teacher_and_no_test_runner(edition):
    pins = pinned_versions((edition / "requirements.lock").read_text(encoding="utf-8"))
    assert "jupyterlab" in pins and "scikit-learn" in pins
    assert not pins.keys() & {
        "pytest", "hypothesis", "nbgrader", "nbval", "alembic", "sqlalchemy", "numba", "coverage"}
    conda = (edition / "environment.yml").read_text(encoding="utf-8")
    assert re.findall(r"- ([\w.-]+)==", conda) == [*pins]
    project = tomllib.loads((edition / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [*project["optional-dependencies"]] == ["student"]
    needed = direct_dependencies(edition / "pyproject.toml")
    assert {*map(normalised_name, needed)} <= pins.keys()


def test_the_zip_unpacks_on_windows(root):
    names = zipfile.ZipFile(root / "build" / "assignment.zip").namelist()
    assert all(name.startswith("assignment/") for name in names)
    assert not any(set(name) & set('\\:*?"<>|') for name in names)
    assert len({name.lower() for name in names}) == len(names)
    assert max(map(len, names)) < 100


@pytest.mark.parametrize("task", TASKS)
def test_what_is_left_of_an_answer_is_its_stub(edition, task):
    before, region, after = re.split(f"\n *{BEGIN}|{END}", solution_cell(task))
    indent = "" if task == 2 else "    "
    cell = next(c for c in cells_of(notebooks_in(edition)) if c.id == f"task-{task}")
    assert cell.source == f"{before}\n{indent}{CODE_STUB}{after}"


# Questions with choices, and exercises


def test_students_get_the_questions_with_choices_and_the_exercises_of_each_notebook(edition):
    for path, notebook in notebooks_in(edition).items():
        original = {cell.id: cell.source for cell in read(ROOT / "notebooks" / path.name).cells}
        given = {cell.id: cell.source for cell in notebook.cells}
        for cell_id in ("choices", "exercises"):
            assert given[cell_id] == original[cell_id]


def test_a_line_of_a_solution_in_an_exercise_would_be_found(edition, tmp_path):
    notebook = nbformat.read(edition / "01_least_squares.ipynb", as_version=4)
    exercise = next(cell for cell in notebook.cells if cell.id == "exercises")
    exercise.source = exercise.source.replace(
        answer_cells(notebook)[1].source, answer_source(1), 1)
    nbformat.write(notebook, tmp_path / "01_least_squares.ipynb")
    ((_, present),) = text_files(tmp_path)
    assert {*telling(answer_source(1))} <= present


def test_no_answer_to_an_exercise_is_an_answer_to_a_task(edition):
    for notebook in notebooks_in(edition).values():
        for cell in answer_cells(notebook):
            names = {getattr(node, "name", None) or getattr(node, "id", None)
                     for node in ast.walk(ast.parse(cell.source))
                     if isinstance(node, ast.FunctionDef)
                     or isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
            assert not names & ASKED_FOR
            assert not re.search(r"\b(Ridge|lstsq|solve|inv|pinv|polyfit)\b|start=", cell.source)


def test_answers_to_exercises_run_with_students_own_answers_and_print_what_they_say(solved):
    said = [cell for notebook in solved.values() for cell in answer_cells(notebook)]
    run = [cell for cell in cells_of(solved) if re.fullmatch(r"exercise-\d", cell.id)]
    assert len(run) == len(said) == 3 * len(solved)
    if load_movielens().is_fallback:
        pytest.skip("other data")
    whole = [(shown.outputs, own.outputs) for shown, own in zip(said, run, strict=True)
             if shown.source == own.source]
    assert len(whole) == len(run) - 1
    for expected, found in whole:
        assert not expected or [o.text for o in found] == [o.text for o in expected]


# It works


def run_python(folder, *words, input=None):
    return subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, input=input,
        env={**os.environ, "PYTHONPATH": str(folder)})


IMPORT_ALL = """
import course_utils, importlib, pkgutil, pathlib
here = pathlib.Path(course_utils.__file__).parent
assert here.parent == pathlib.Path.cwd(), here
for module in pkgutil.walk_packages([str(here)], "course_utils."):
    if not module.name.endswith("__main__") and ".spark" not in module.name:
        importlib.import_module(module.name)
for name in course_utils.__all__:
    getattr(course_utils, name)
print(len(course_utils.__all__), hasattr(course_utils, "perform_least_squares"))
"""


def test_every_module_and_name_imports_from_another_folder(edition):
    done = run_python(edition, "-W", "error::SyntaxWarning", "-c", IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    n_names, has_answer = done.stdout.split()
    assert int(n_names) > 10 and has_answer == "False"


def test_the_edition_has_the_command_lab_and_no_other(edition):
    assert "lab" in run_python(edition, "-m", "course_utils", "help").stdout
    done = run_python(edition, "-m", "course_utils", "course")
    assert done.returncode == 2


def reports(notebooks):
    """What each check says of its task, by task."""
    said = re.compile(r"Task (\d+): (.*)")
    return {number_of(cell.id): said.search(cell.outputs[0]["data"]["text/plain"]).groups()
            for cell in cells_of(notebooks) if re.fullmatch(r"check-\d+", cell.id)}


def scores(notebooks):
    """What nbgrader itself makes of each check that was run."""
    return {number_of(cell.id): determine_grade(cell)
            for cell in cells_of(notebooks) if cell.cell_type == "code" and is_grade(cell)}


def test_a_blank_edition_runs_to_the_end_and_says_not_attempted_for_each_task(blank):
    assert reports(blank) == {task: (str(task), "not attempted") for task in TASKS}
    cells = [cell for cell in cells_of(blank) if cell.cell_type == "code" and cell.source]
    assert all(cell.execution_count for cell in cells)
    outputs = [output for cell in cells for output in cell.outputs]
    assert [o.ename for o in outputs if o.output_type == "error"] == []
    # Where the data cannot be downloaded, one line says so.
    said = [o.text for o in outputs if o.get("name") == "stderr"]
    assert [text for text in said if not text.startswith("MovieLens: ")] == []


def test_a_blank_edition_scores_nothing_in_nbgrader(blank):
    assert scores(blank) == {task: (0, TASKS[task].points) for task in COUNTED}


def test_the_reference_answers_pass_every_task(solved):
    assert reports(solved) == {task: (str(task), "passed") for task in TASKS}


def test_the_reference_answers_score_all_points_in_nbgrader(solved):
    assert scores(solved) == {
        task: (TASKS[task].points, TASKS[task].points) for task in COUNTED}


def seen(cell):
    """What a reader sees below a cell, and the numbers behind its figures."""
    for output in cell.outputs:
        data = output.get("data", {})
        yield output.get("text") or data.get("text/plain")
        yield json.dumps(data.get(ARTISTS_MIME), sort_keys=True)


def by_place(notebooks, only=None):
    return {(path.name, cell.id): cell for path, notebook in notebooks.items()
            for cell in code_cells(notebook) if only is None or cell.id in only}


def test_the_reference_answers_give_the_outputs_of_the_solution_notebooks(solved):
    if load_movielens().is_fallback:
        pytest.skip("the stored outputs of notebook 2 are those of the 2018 release")
    done = by_place(solved)
    originals = by_place({path: read(path) for path in NOTEBOOKS})
    common = done.keys() & originals.keys()
    assert len(common) >= 45
    different = [place for place in common if [*seen(done[place])] != [*seen(originals[place])]]
    assert {cell_id for _, cell_id in different} == OTHER_OUTPUTS


def test_the_first_epoch_prints_the_solution_notebooks_representations(solved):
    epoch = next(cell for cell in cells_of(solved) if cell.id == "als-29")
    path = ROOT / "notebooks" / "02_alternating_least_squares.ipynb"
    original = next(cell for cell in read(path).cells if cell.id == "als-29")
    assert not load_movielens().is_fallback or pytest.skip("other data")
    assert original.outputs[0].text.startswith(epoch.outputs[0].text)


# A teacher who grades with make grade


def test_the_notebooks_own_cells_cost_the_grader_next_to_nothing(edition, tmp_path):
    notebooks = [
        [answer_source(number_of(cell.id)) if re.fullmatch(r"task-\d+", cell.id) else cell.source
         for cell in code_cells(notebook)]
        for notebook in notebooks_in(edition).values()]
    make_contents(tmp_path, edition)
    limits = Limits(FEW_INSTRUCTIONS, FEW_INSTRUCTIONS)
    with Wall(tmp_path, limits) as sandbox:
        session = Session(
            sandbox, [first_notebook(COURSE), *notebooks], quiet_calls=QUIET_CALLS + COURSE_CALLS)
    # The checks are not run, so some cells lack their reports.
    assert session.report
    assert [one for one in session.report if "left out" in one["message"]] == []


# A teacher who lives in nbgrader


def test_nbgrader_validates_the_instructors_version(root):
    source = root / "build" / "nbgrader" / "source" / ASSIGNMENT
    done = run_python(source, *words_to_start("nbgrader"), "validate", "01_least_squares.ipynb")
    assert "Success! Your notebook passes all the tests." in done.stdout, done.stdout + done.stderr


def test_nbgrader_validates_what_was_run(solved, blank, tmp_path, monkeypatch):
    # The notebooks have been executed above: once is enough.
    monkeypatch.setattr(Validator, "preprocessors", [CheckCellMetadata])
    for notebooks, has_failed in ((solved, False), (blank, True)):
        for path, notebook in notebooks.items():
            nbformat.write(notebook, tmp_path / path.name)
            assert ("failed" in Validator().validate(str(tmp_path / path.name))) == has_failed


def test_nbgrader_finds_the_same_tasks_in_the_release(edition):
    ids = []
    for notebook in notebooks_in(edition).values():
        CheckCellMetadata().preprocess(notebook, {})
        ids += [cell.metadata.nbgrader.grade_id for cell in notebook.cells
                if "nbgrader" in cell.metadata]
    tasks = [(f"task-{task}", f"check-{task}") for task in TASKS]
    assert {*sum(tasks, ())} <= {*ids} and len({*ids}) == len(ids)
    locked = [cell for cell in cells_of(notebooks_in(edition)) if cell.id.startswith("check-")]
    assert len(locked) == len(TASKS)
    assert all(not c.metadata.editable and not c.metadata.deletable for c in locked)


def test_what_nbgrader_refuses_stops_the_build(root, tmp_path):
    source = tmp_path / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("### BEGIN SOLUTION")])
    nbformat.write(notebook, source / "01.ipynb")
    with pytest.raises(RuntimeError, match="nbgrader could not generate the assignment"):
        generate(tmp_path)


def test_a_later_build_takes_the_earlier_ones_place_with_the_same_bytes(root):
    stray, archive = root / "build" / "assignment" / "stray.txt", root / "build" / "assignment.zip"
    stray.write_text("left over", encoding="utf-8")
    first = archive.read_bytes()
    assert build_assignment(root) == root / "build" / "assignment"
    assert not stray.exists()
    assert archive.read_bytes() == first
    assert [path.name for path in (root / "build").iterdir() if path.name.startswith(".")] == []
