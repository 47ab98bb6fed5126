"""A check of a name that does not exist, at the first run of a notebook and later."""

import nbformat
import pytest
from nbclient import NotebookClient
from notebook_files import ROOT

LINE = """
def perform_least_squares(data):
    slope, intercept = np.polyfit(data[:, 0], data[:, 1], 1)
    return intercept, slope
"""
CHECK = "check(1, perform_least_squares)"
CHECK_2 = ("check(2, interactions_pos_neg_user_dict, interactions_pos_neg_item_dict, "
           "interactions_pos_neg_df)")
LISTS = """
interactions_pos_neg_user_dict = None
interactions_pos_neg_item_dict = None
interactions_pos_neg_user_dict, interactions_pos_neg_item_dict = {}, {}
for u, i in interactions_pos_neg_df[["user_id", "item_id"]].values:
    interactions_pos_neg_user_dict.setdefault(u, []).append(i)
    interactions_pos_neg_item_dict.setdefault(i, []).append(u)
"""
BROKEN = {
    "indented wrong": (LINE.replace("    return", "      return"), 4, "IndentationError"),
    "bracket lost": (LINE.replace("1)", "1"), 3, "SyntaxError"),
    "timed": ("%%time" + LINE.replace("slope\n", "slope)\n"), 4, "SyntaxError"),
    "stopped above": ("\nimport nump\n" + LINE, 2, "ModuleNotFoundError"),
    "no def": (LINE.replace("def ", "function "), 2, "SyntaxError"),
    "default of nothing": (LINE.replace("(data)", "(data=points)"), 2, "NameError"),
    "lambda": ("perform_least_squares = lambda data: (1, 2", 1, "SyntaxError"),
    "decorated": ("@timed\n" + LINE.strip(), 1, "NameError"),
}


@pytest.mark.parametrize("cell_id", ["task-1", None])
@pytest.mark.parametrize("name", BROKEN)
def test_a_first_run_that_made_nothing_is_told_with_its_line(name, cell_id, kernel):
    source, line, error = BROKEN[name]
    kernel.run(source, cell_id=cell_id)
    report = kernel.check(CHECK)
    assert report.outcome == "error"
    assert report.hint.startswith(f"Line {line} of your last cell: {error}: "), report.hint
    assert "older" not in report.closer
    kernel.run(LINE, cell_id=cell_id)
    assert kernel.check(CHECK).passed


@pytest.mark.parametrize("name, like", [
    ("perform_least_square", True), ("performLeastSquares", True), ("fit", False)])
def test_another_name_is_told(name, like, kernel):
    kernel.run(LINE.replace("perform_least_squares", name), cell_id="task-1")
    report = kernel.check(CHECK)
    assert (report.outcome, report.mistake) == ("error", "missing")
    assert report.hint == "There is no perform_least_squares" + f", but a {name}" * like + "."


def test_a_cell_that_was_not_run_is_not_attempted(kernel):
    kernel.run("1 + 1", cell_id="another")
    report = kernel.check(CHECK)
    assert report.outcome == "not_attempted" and "has not been run" in report.hint


def test_a_name_that_was_deleted_is_missing(kernel):
    kernel.run(LINE, "del perform_least_squares", cell_id="task-1")
    assert kernel.check(CHECK).mistake == "missing"


@pytest.mark.parametrize("line, broken, error", [
    (6, LISTS.replace("setdefault(u", "setdefault(v"), "NameError"),
    (5, LISTS.replace('"user_id"', '"user"'), "KeyError"),
    (5, LISTS.replace(".values:", ".values"), "SyntaxError"),
    (6, LISTS.replace("setdefault(u, [])", "get(u)"), "AttributeError")])
def test_dictionaries_that_a_cell_began_are_told_with_the_line(line, broken, error, kernel):
    kernel.run(broken, cell_id="task-2")
    report = kernel.check(CHECK_2)
    assert report.outcome == "error"
    assert report.hint.startswith(f"Line {line} of your last cell: {error}"), report.hint
    assert "older" not in report.closer
    kernel.run(LISTS, cell_id="task-2")
    assert kernel.check(CHECK_2).passed


def test_dictionaries_that_are_made_pass_whatever_stops_below_them(kernel):
    kernel.run(LISTS + "print(interactions_pos_neg_user_dict[-1])", cell_id="task-2")
    assert kernel.check(CHECK_2).passed


def test_a_frame_that_is_not_there_is_told(kernel):
    kernel.run(LISTS, "del interactions_pos_neg_df")
    report = kernel.check(CHECK_2)
    assert report.outcome == "error" and report.hint == "There is no interactions_pos_neg_df."


def test_a_student_may_check_inside_of_a_function_or_a_loop(kernel):
    kernel.run(LINE, "def checked(one):\n    return check(1, one)")
    assert kernel.check("checked(perform_least_squares)").passed
    assert kernel.check("[check(1, one) for one in [perform_least_squares]][0]").passed


@pytest.fixture(scope="module")
def outputs():
    """What a kernel of Jupyter's shows for a first try, from the notebook's cells alone."""
    cells = ["import numpy as np\nfrom course_utils.checks import check\n"
             "from course_utils.unsolved import needs",
             LINE.replace("slope\n", "slope)\n"), f"report_1 = {CHECK}\nreport_1",
             "with needs(report_1, report_2):\n    perform_least_squares([])"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in cells])
    client = NotebookClient(notebook, allow_errors=True, timeout=120,
                            resources={"metadata": {"path": str(ROOT)}})
    client.execute()
    return [cell.outputs for cell in notebook.cells]


def test_in_jupyter_a_broken_answer_is_told_and_the_cells_below_wait_for_it(outputs):
    assert outputs[1][0].ename == "SyntaxError"
    assert "Line 4 of your last cell: SyntaxError" in outputs[2][0]["data"]["text/plain"]
    assert outputs[3][0].text.startswith(
        "This cell needs an answer that passes its check. "
        "Open tasks: 1, one whose check has not been run.\nIt stopped with NameError: ")
