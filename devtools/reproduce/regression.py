"""One run of nbval on the notebooks and on their tampered copies, under another Python."""

import re
import subprocess
import xml.etree.ElementTree as ElementTree

import nbformat

from course_utils.start.failure import one_line
from devtools.comparison.first_difference import MARK
from devtools.reproduce.settings import variables
from devtools.reproduce.tampering import tampered


def run_regression(root, python, setting, paths, work):
    """Execute notebooks and tampered copies of them, and compare what they store.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    python : pathlib.Path
        The environment's Python.
    setting : dict of str to str
        See `settings.VARIABLES`.
    paths : list of pathlib.Path
        The notebooks.
    work : pathlib.Path
        A folder for the copies, pytest's report and its output ``pytest.txt``.

    Returns
    -------
    dict
        ``cells``, how many there are; ``differences``, a list of dicts with ``notebook``,
        ``cell`` (as in ``In [n]``) and ``difference``; ``changes``, how many were made in the
        copies; ``missed``, a list of those that were not rejected.
    """
    notebooks = {path.stem: nbformat.read(path, as_version=4) for path in paths}
    work.mkdir(parents=True, exist_ok=True)
    changes = {stem: _write_copy(notebook, work / f"{_copy_name(stem)}.ipynb")
               for stem, notebook in notebooks.items()}
    copies = [work / f"{_copy_name(stem)}.ipynb" for stem in notebooks]
    report = _run_pytest(root, python, setting, [*paths, *copies], work)
    return judge(notebooks, changes, report)


def judge(notebooks, changes, report):
    """Say what differed and which changes were missed.

    Parameters
    ----------
    notebooks : dict of str to nbformat.NotebookNode
        By the stem of the file.
    changes : dict of str to dict of str to int
        For each stem the second value of `tampering.tampered`.
    report : dict of (str, int) to str
        See `read_report`.

    Returns
    -------
    dict
        See `run_regression`.
    """
    differences = [found for stem, notebook in notebooks.items()
                   for found in _differences(stem, notebook, report)]
    missed = [f"{kind} in {stem}" for stem, cells in changes.items()
              for kind, cell in cells.items() if not _is_caught(stem, cell, cells, report)]
    return {
        "cells": sum(len(_code_cells(notebook)) for notebook in notebooks.values()),
        "differences": differences,
        "changes": sum(map(len, changes.values())),
        "missed": missed,
    }


def read_report(path):
    """Read pytest's report.

    Parameters
    ----------
    path : pathlib.Path
        What ``--junitxml`` wrote.

    Returns
    -------
    dict of (str, int) to str
        For the notebook's stem and the cell's number, from 0, the first difference; empty where
        there is none.
    """
    found = {}
    for case in ElementTree.parse(path).iter("testcase"):
        stem = case.get("classname", "").removesuffix(".ipynb").split(".")[-1]
        number = case.get("name", "").removeprefix("Cell ")
        if number.isdigit():
            found[stem, int(number)] = "".join(map(_reason, case))
    return found


def _reason(element):
    """What failed, in one line, from the message that nbval makes of it."""
    if element.tag in ("system-out", "system-err"):
        return ""
    lines = [line for line in (element.text or "").splitlines() if line.strip()]
    first = [line.split(MARK, 1)[1] for line in lines if MARK in line]
    last = lines[-1:] or [element.get("message", "")]
    # Where a module lies is this machine's own affair.
    told = re.sub(r" \((?:/|[A-Za-z]:\\)[^)]*\)", "", (first or last)[0])
    return one_line(told, longest=200) or element.tag


def _write_copy(notebook, path):
    copied, changes = tampered(notebook)
    nbformat.write(copied, path)
    return changes


def _copy_name(stem):
    return f"{stem}_changed"


def _run_pytest(root, python, setting, paths, work):
    """Return the report of the run, empty where pytest could not write one."""
    report = work / "report.xml"
    report.unlink(missing_ok=True)
    command = [python, "-m", "pytest", "-c", root / "pyproject.toml", "--rootdir", root,
               "-p", "no:cacheprovider", "--color", "no", "-n", "2", "--dist", "loadscope",
               "--junitxml", report, *paths]
    with open(work / "pytest.txt", "w", encoding="utf-8") as output:
        subprocess.run([str(word) for word in command], cwd=root, stdin=subprocess.DEVNULL,
                       env=variables(python, setting), stdout=output, stderr=subprocess.STDOUT)
    return read_report(report) if report.exists() else {}


def _differences(stem, notebook, report):
    for number, cell in enumerate(_code_cells(notebook)):
        difference = report.get((stem, number), "the cell did not run")
        if difference:
            yield {"notebook": stem, "cell": cell.execution_count, "difference": difference}


def _is_caught(stem, cell, cells, report):
    """Whether a changed cell fails in the copy alone, and the change spoils no other cell."""
    name = _copy_name(stem)
    others = {*range(max(cells.values()) + 1)} - {*cells.values()}
    return (report.get((stem, cell)) == "" and bool(report.get((name, cell)))
            and all(report.get((name, k)) == report.get((stem, k)) for k in others))


def _code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]
