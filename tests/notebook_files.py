"""The course's notebooks, read once for the tests."""

from functools import cache
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXEMPTING_TAGS = {
    "nbval-ignore-output", "nbval-skip", "nbval-raises-exception", "nbval-check-output",
    "raises-exception", "skip-execution",
}


@cache
def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def markdown_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def is_exempt(cell):
    """Whether nbval is told, by a tag or a comment, not to compare this cell."""
    tags = {*cell.metadata.get("tags", [])}
    return bool(tags & EXEMPTING_TAGS) or "nbval" in cell.source.lower()


def outputs(notebook):
    return [(cell, output) for cell in code_cells(notebook) for output in cell.outputs]
