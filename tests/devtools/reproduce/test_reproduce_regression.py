"""A run of nbval under another Python: what is read from it, and one run of it."""

import shutil
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from notebook_files import ROOT

from course_utils.plots.display import describe, figure_bundle, new_axes
from devtools.reproduce.regression import judge, read_report, run_regression
from devtools.reproduce.settings import USUAL

NOTEBOOK = new_notebook(cells=[new_code_cell("1", execution_count=n) for n in (1, 2, 3, 4)])
CHANGES = {"digit": 0, "label": 1, "colour": 2}
GOOD = {**{("a", n): "" for n in range(4)}, **{("a_changed", n): "differs" for n in range(3)}}


def judged(**reasons):
    """The verdict on the good report with cells such as ``a_0`` or ``a_changed_2`` altered."""
    altered = {tuple(name.rsplit("_", 1)): reason for name, reason in reasons.items()}
    report = GOOD | {(stem, int(number)): reason for (stem, number), reason in altered.items()}
    report = {key: reason for key, reason in report.items() if reason is not None}
    return judge({"a": NOTEBOOK}, {"a": CHANGES}, report)


def test_a_good_report_has_neither_differences_nor_misses():
    assert judged() == {"cells": 4, "differences": [], "changes": 3, "missed": []}


def test_a_difference_is_named_with_the_cells_own_count():
    found = judged(a_3="0.1 stored, 0.2 now")
    assert found["differences"] == [
        {"notebook": "a", "cell": 4, "difference": "0.1 stored, 0.2 now"}]
    assert found["missed"] == []


def test_a_cell_that_did_not_run_is_a_difference():
    assert [d["difference"] for d in judged(a_3=None)["differences"]] == ["the cell did not run"]
    assert len(judge({"a": NOTEBOOK}, {"a": CHANGES}, {})["differences"]) == 4


@pytest.mark.parametrize("reasons, missed", [
    ({"a_changed_1": ""}, ["label in a"]),
    ({"a_changed_2": None}, ["colour in a"]),
    ({"a_0": "differs by itself"}, ["digit in a"]),
])
def test_a_change_counts_only_if_it_alone_is_rejected(reasons, missed):
    assert judged(**reasons)["missed"] == missed


def test_a_copy_that_fails_elsewhere_too_proves_nothing():
    changes = {"digit": 0, "label": 1, "colour": 3}
    report = GOOD | {("a_changed", 2): "dead kernel", ("a_changed", 3): "dead kernel"}
    assert len(judge({"a": NOTEBOOK}, {"a": changes}, report)["missed"]) == 3


def test_reports_are_read_by_notebook_and_cell(tmp_path):
    path = tmp_path / "report.xml"
    path.write_text(
        """<testsuites><testsuite>
        <testcase classname="notebooks.01_lines.ipynb" name="Cell 0"/>
        <testcase classname="build.3.11-x.02_films_changed.ipynb" name="Cell 12">
          <failure message="m">Cell 12: Cell outputs differ\n
First difference: stdout[0]: 'a' stored, 'b' now\nmore</failure></testcase>
        <testcase classname="n.03.ipynb" name="Cell 1">
          <failure message="m">Traceback:
\nImportError: no b in a (/x y/a.py)
</failure></testcase>
        <testcase classname="n.03.ipynb" name="Cell 2"><skipped message="timed out"/></testcase>
        </testsuite></testsuites>""",
        encoding="utf-8",
    )
    assert read_report(path) == {
        ("01_lines", 0): "",
        ("02_films_changed", 12): "stdout[0]: 'a' stored, 'b' now",
        ("03", 1): "ImportError: no b in a",
        ("03", 2): "timed out",
    }


FIGURE = """\
ax = new_axes(size=(2, 2))
ax.plot([0, 1], [1, 3], color="#0072B2")
ax.set_xlabel("x")
describe(ax, "alt", "caption")
"""
IMPORTS = "from course_utils.plots.display import describe, new_axes, show\n"


def stored_figure():
    names = {"new_axes": new_axes, "describe": describe}
    exec(FIGURE, names)
    data, metadata = figure_bundle(names["ax"])
    return new_output("display_data", data, metadata=metadata)


def test_here_the_changes_are_caught_and_a_wrong_output_is_found(tmp_path):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    outputs = {
        "print(1.25)": new_output("stream", text="1.25\n"),
        f"{IMPORTS}{FIGURE}show(ax)": stored_figure(),
        f"{FIGURE}show(ax)": stored_figure(),
        "print('wrong')": new_output("stream", text="right\n"),
    }
    cells = [new_code_cell(source, outputs=[output], execution_count=number)
             for number, (source, output) in enumerate(outputs.items(), start=1)]
    path = tmp_path / "small.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    work = tmp_path / "work"
    found = run_regression(tmp_path, Path(sys.executable), USUAL, [path], work)
    assert found == {
        "cells": 4, "changes": 3, "missed": [],
        "differences": [{"notebook": "small", "cell": 4,
                         "difference": "stdout[0], line 1: 'right' stored, 'wrong' now"}],
    }
    stopped = tmp_path / "python"
    stopped.write_text("#!/bin/sh\nexit 1\n")
    stopped.chmod(0o755)
    again = run_regression(tmp_path, stopped, USUAL, [path], work)
    assert [each["difference"] for each in again["differences"]] == ["the cell did not run"] * 4
