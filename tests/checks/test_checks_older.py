"""A name that an older version of a cell has made is told, and does not leave a stale report."""

import pytest

LINE = """
def perform_least_squares(data):
    slope, intercept = np.polyfit(data[:, 0], data[:, 1], 1)
    return intercept, slope
"""
CHECK = "check(1, perform_least_squares)"
BROKEN = {
    "indented wrong": (LINE.replace("    return", "      return"), 4, "IndentationError"),
    "bracket lost": (LINE.replace("1)", "1"), 3, "SyntaxError"),
    "colon lost": (LINE.replace("(data):", "(data)"), 2, "SyntaxError"),
    "timed": ("%%time" + LINE.replace("slope\n", "slope)\n"), 4, "SyntaxError"),
    "blank lines above": (
        "\n  \n" + LINE.replace("    return", "   return"), 6, "IndentationError"),
    "two on one line": (LINE.replace("    return", "    print(data) return"), 4, "SyntaxError"),
    "text not closed": (LINE.replace("    return", "    '''to do\n    return"), 4, "SyntaxError"),
}


@pytest.mark.parametrize("cell_id", ["a", None])
@pytest.mark.parametrize("name", BROKEN)
def test_a_cell_that_does_not_compile_is_told_with_its_line(name, cell_id, kernel):
    source, line, error = BROKEN[name]
    kernel.run(LINE, cell_id="a" if cell_id else None)
    assert kernel.check(CHECK).passed
    kernel.run(source, cell_id=cell_id)
    report = kernel.check(CHECK)
    assert report.outcome == "error"
    assert report.hint.startswith(f"Line {line} of your last cell: {error}: "), report.hint
    kernel.run(LINE, cell_id=cell_id)
    assert kernel.check(CHECK).passed


RENAMED = {
    "a letter": LINE.replace("perform_least_squares", "perform_least_square"),
    "a capital": LINE.replace("perform_least", "Perform_least"),
    "a shorter name": LINE.replace("perform_least_squares", "least_squares"),
}


@pytest.mark.parametrize("cell_id", ["a", None])
@pytest.mark.parametrize("name", RENAMED)
def test_a_function_that_was_renamed_is_told(name, cell_id, kernel):
    kernel.run(LINE, cell_id=cell_id)
    kernel.run(RENAMED[name], cell_id=cell_id)
    report = kernel.check(CHECK)
    assert report.outcome == "error" and "no longer perform_least_squares" in report.hint


def test_a_cell_that_was_emptied_is_told(kernel):
    kernel.run(LINE, cell_id="a")
    kernel.run("# to do", cell_id="a")
    assert "defines no function" in kernel.check(CHECK).hint


def test_a_cell_that_stopped_above_its_function_is_told(kernel):
    kernel.run(LINE, cell_id="a")
    kernel.run("import nump\n" + LINE, cell_id="a")
    report = kernel.check(CHECK)
    assert report.hint.startswith("Line 1 of your last cell: ModuleNotFoundError: ")


STOPPED = {
    "below other names": ("import os\nsize = 3\n1 / 0\n" + LINE, 3),
    "under a magic": ("%%time\nsize = 3\n1 / 0\n" + LINE, 3),
    "below blank lines": ("\n\nsize = 3\n1 / 0\n" + LINE, 4),
    "in a function": ("def fails():\n    return 1 / 0\nfails()\n" + LINE, 3),
}


@pytest.mark.parametrize("name", STOPPED)
def test_the_line_that_stopped_a_cell_is_told(name, kernel):
    source, line = STOPPED[name]
    kernel.run(LINE, source, cell_id="a")
    assert kernel.check(CHECK).hint.startswith(f"Line {line} of your last cell: ZeroDivision")


@pytest.mark.parametrize("magic", ["", "%%time\n", "\n\n"])
def test_a_cell_that_stopped_below_its_function_has_made_it(magic, kernel):
    kernel.run(LINE.replace("intercept, slope\n", "0, slope\n"), cell_id="a")
    kernel.run(f"{magic}size = 3\n{LINE}\nperform_least_squares(3)", cell_id="a")
    assert kernel.check(CHECK).passed


def test_of_two_runs_that_failed_the_last_is_told(kernel):
    kernel.run(LINE, LINE.replace("(data)", "(data"), "1 / 0\n" + LINE, cell_id="a")
    assert kernel.check(CHECK).hint.startswith("Line 1 of your last cell: ZeroDivisionError: ")


def test_dictionaries_of_an_older_cell_are_told(kernel):
    kernel.run("interactions_pos_neg_user_dict = interactions_pos_neg_item_dict = {}", cell_id="a")
    kernel.run("interactions_pos_neg_user_dict = {\ninteractions_pos_neg_item_dict = {}",
               cell_id="a")
    report = kernel.check("check(2, interactions_pos_neg_user_dict, "
                          "interactions_pos_neg_item_dict, interactions_pos_neg_df)")
    assert report.outcome == "error" and "SyntaxError" in report.hint


OTHERS = {
    "a broken try in another cell": ["print(perform_least_squares(np.eye(2))"],
    "another function": ["def draw(data):\n    pass"],
    "a copy under another name in another cell": [LINE.replace("_squares", "_squares_slow")],
    "moved to another cell": [LINE, "# moved"],
    "a call that fails": ["perform_least_squares(3)"],
    "magics": ["%matplotlib inline", "%%bash\ndef perform_least_squares(", "!ls"],
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_right_answer_passes_whatever_other_cells_were_run(name, kernel):
    kernel.run(LINE, cell_id="a")
    for number, source in enumerate(OTHERS[name]):
        is_back = source == "# moved"
        kernel.run(source, cell_id="a" if is_back else f"other-{number}")
    assert kernel.check(CHECK).passed


def test_a_cell_that_made_the_name_by_a_function_is_not_taken_for_an_older_one(kernel):
    kernel.run("def perform_least_squares(data:\n    pass", cell_id="a")
    kernel.run("def make():\n    global perform_least_squares\n    "
               + LINE.strip().replace("\n", "\n    ") + "\nmake()", cell_id="a")
    assert kernel.check(CHECK).passed


def test_the_answer_and_its_check_in_one_cell(kernel):
    kernel.run(LINE.replace("intercept, slope\n", "slope, intercept\n"), cell_id="a")
    kernel.run(LINE + "report = check(1, perform_least_squares)", cell_id="a")
    assert kernel.space["report"].passed
