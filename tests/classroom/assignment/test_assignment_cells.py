"""From solution notebooks to nbgrader's source form: instructions, stubs, refusals."""

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from classroom.assignment.cells import require_sound, source_notebook
from classroom.assignment.stub import (
    BEGIN,
    END,
    check_cell,
    solution_cell,
    student_docstring,
)
from course_utils import logistic_points
from course_utils.checks import Report, check
from course_utils.checks.tasks import TASKS
from course_utils.solutions.answers import answer_source

IMPORTS = (
    "import numpy as np\n\nfrom course_utils import loss_mse, perform_least_squares\n"
    "from course_utils.plots.display import show"
)


def notebook(*cells):
    code = [new_code_cell(IMPORTS, id="imports", outputs=[], execution_count=1),
            new_markdown_cell("Read this. Then that.", id="text"),
            new_code_cell("show_answer(1)", id="answer"),
            new_code_cell("theta = perform_least_squares(data)\nshow(theta)", id="fit")]
    made = new_notebook()
    made.cells = [*code, *cells]  # as an argument, nbformat would change ids that are there twice
    return made


def source(instructions, *cells):
    return source_notebook("01_test.ipynb", notebook(*cells), instructions)


def cell(notebook, cell_id):
    return next(c for c in notebook.cells if c.id == cell_id)


COUNTED = [task.number for task in TASKS.values() if not task.optional]
TASK_1 = "<!-- task 1: answer -->\nThe statement.\n"


def test_a_task_becomes_its_statement_an_answer_and_a_locked_check():
    made = source(TASK_1)
    assert [c.id for c in made.cells] == [
        "imports", "text", "task-1-text", "task-1", "check-1", "fit"]
    assert cell(made, "task-1-text").source == "The statement."
    answer, check = cell(made, "task-1").metadata.nbgrader, cell(made, "check-1").metadata.nbgrader
    assert (answer.solution, answer.grade, answer.locked) == (True, False, False)
    assert (check.solution, check.grade, check.locked, check.points) == (False, True, True, 3)


def test_each_instruction_does_what_it_says():
    made = source("<!-- needs 1 2: fit -->\n<!-- cut: text -->\nRead this. \n\n" + TASK_1)
    assert cell(made, "fit").source == (
        "with needs(report_1, report_2):\n"
        "    theta = perform_least_squares(data)\n    show(theta)")
    made = source("<!-- replace: text -->\nNew\n\ntext\n<!-- drop: fit -->\n" + TASK_1)
    assert cell(made, "text").source == "New\n\ntext"
    assert "fit" not in [c.id for c in made.cells]
    made = source("<!-- question question-dimensions: text -->\nWhy?\n" + TASK_1)
    words = cell(made, "question-dimensions")
    assert cell(made, "question-dimensions-text").source == "Why?"
    assert (words.cell_type, words.metadata.nbgrader.points) == ("markdown", 2)


def test_cutting_a_sentence_leaves_the_others():
    made = source("<!-- cut: text -->\n Then that.\n\n" + TASK_1)
    assert cell(made, "text").source == "Read this."


def test_imports_are_those_that_students_use_and_the_handouts():
    imports = cell(source(TASK_1), "imports").source
    namespace = {}
    exec(imports, namespace)
    assert {"np", "display", "show", "check", "needs"} >= {
        name for name in namespace if name != "__builtins__"} >= {"np", "show"}
    assert "perform_least_squares" not in imports


@pytest.mark.parametrize("instructions, message", [
    ("<!-- drop: gone -->\n", "name cell 'gone', which the notebook does not have"),
    ("<!-- drop: fit -->\n<!-- needs 1: fit -->\n", "two instructions for cell 'fit'"),
    ("<!-- erase: fit -->\n", "there is no instruction 'erase'"),
    ("<!-- cut: text -->\nnot there\n", "cell text: the text to cut is there 0 times"),
])
def test_instructions_that_do_not_fit_are_refused(instructions, message):
    with pytest.raises(ValueError, match=f"01_test.ipynb.*{message}"):
        source(instructions)


@pytest.mark.parametrize("text", [
    f"{BEGIN}\nx = 1", f"x = 1\n{END}", f"{END}\nx = 1\n{BEGIN}", f"{BEGIN}\n{BEGIN}\n{END}\n{END}",
    f"{BEGIN}\n{END}\n{BEGIN}",
])
def test_unbalanced_markers_are_refused(text):
    bad = notebook(new_code_cell(text, id="marked"))
    for allowed in (True, False):
        with pytest.raises(ValueError, match="01_test.ipynb, cell marked: .* must come in pairs"):
            require_sound("01_test.ipynb", bad, with_solutions=allowed)


def test_a_solution_notebook_holds_no_markers_at_all():
    with pytest.raises(ValueError, match="has no place in a solution notebook"):
        source(TASK_1, new_code_cell(f"{BEGIN}\nx = 1\n{END}", id="marked"))


def test_cells_that_share_an_id_are_refused():
    with pytest.raises(ValueError, match="the cell id 'fit' is there more than once"):
        source(TASK_1, new_code_cell("x = 1", id="fit"))


def test_cells_that_share_a_grade_id_are_refused():
    metadata = {"nbgrader": {"grade_id": "check-1"}}
    twins = [new_code_cell("x = 1", id=name, metadata=metadata) for name in ("one", "two")]
    with pytest.raises(ValueError, match="the grade id 'check-1' is there more than once"):
        require_sound("01_test.ipynb", notebook(*twins), with_solutions=True)


def test_a_task_that_is_there_twice_is_refused():
    with pytest.raises(ValueError, match="'task-1-text' is there more than once"):
        source(TASK_1 + "<!-- task 1: fit -->\nAgain.\n")


@pytest.mark.parametrize("task", TASKS)
def test_the_solution_stands_between_the_markers(task):
    region = solution_cell(task).split(BEGIN)[1].split(END)[0]
    for line in answer_source(task).splitlines():
        if not line.startswith("def "):
            assert line.strip() in region


@pytest.fixture
def variables():
    """What notebooks 2 and 3 have defined when the tasks come."""
    data_x, data_y = logistic_points()
    frame = pd.DataFrame({"user_id": [0, 1, 0, 2], "item_id": [0, 0, 1, 1],
                          "interacted": [1, 0, 0, 1]})
    return {"data_x": data_x, "data_y": data_y, "interactions_pos_neg_df": frame}


@pytest.mark.parametrize("write", [solution_cell, answer_source])
def test_the_instructors_cells_and_the_pasted_answers_pass(write, variables):
    for task in TASKS:
        exec(write(task), variables)
        answers = [variables[name] for name in TASKS[task].names]
        frame = [variables["interactions_pos_neg_df"]] if task == 2 else []
        assert check(task, *answers, *frame).outcome == "passed"


@pytest.mark.parametrize("task", [task for task in TASKS if task != 2])
def test_the_stub_says_that_it_is_not_written(task):
    (name,) = TASKS[task].names
    before, rest = solution_cell(task).split(BEGIN)
    namespace = {}
    exec(before + "pass" + rest.split(END)[1], namespace)
    function = namespace[name]
    arguments = [None] * function.__code__.co_argcount
    with pytest.raises(NotImplementedError, match=f"Write your answer to task {task} here."):
        function(*arguments)
    assert "Parameters\n" in function.__doc__ and "Returns\n" in function.__doc__
    assert "Notes" not in function.__doc__


def test_a_docstring_speaks_of_the_students_arguments_only():
    def library(a, b, penalty="x"):
        """Do it.

        And more.

        Parameters
        ----------
        a, penalty : float
            The first
            and its like.
        penalty : {"x"}
            Not yours.
        b
            As `a`.

        Returns
        -------
        float
            The result.

        Raises
        ------
        ValueError
            Always.

        Notes
        -----
        The solution is here.
        """
    assert student_docstring(library, ["a", "b"], "Mind the time.") == (
        "Do it.\n\nAnd more.\n\nMind the time.\n\n"
        "Parameters\n----------\na : float\n    The first\n    and its like.\nb\n    As `a`.\n\n"
        "Returns\n-------\nfloat\n    The result.")


@pytest.mark.parametrize("task", COUNTED)
def test_a_check_shows_its_report_and_ends_with_the_points(task):
    shown, last = [], check_cell(task).splitlines()[-1]
    for passed in (True, False):
        report = Report(task, "passed" if passed else "wrong")
        namespace = {"check": lambda *_, report=report: report, "display": shown.append,
                     "interactions_pos_neg_df": None, **dict.fromkeys(TASKS[task].names)}
        exec(check_cell(task), namespace)
        assert eval(last, namespace) == (TASKS[task].points if passed else 0)
        assert shown.pop() is report


def test_cells_carry_no_outputs_and_no_other_metadata():
    made = source(TASK_1)
    nbformat.validate(made)
    for c in made.cells:
        assert {*c.metadata} <= {"nbgrader"}
        assert c.get("outputs", []) == []
