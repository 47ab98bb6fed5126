"""A tampered copy differs from its notebook in one digit, one label and one colour."""

import copy

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_files import NOTEBOOKS, read

from course_utils.plots.display import ARTISTS_MIME
from devtools.comparison.first_difference import first_difference
from devtools.reproduce.tampering import tampered


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_notebook_gets_three_changes_in_three_cells(path):
    before = copy.deepcopy(read(path))
    copied, changes = tampered(read(path))
    assert read(path) == before
    assert [*changes] == ["digit", "label", "colour"]
    assert len({*changes.values()}) == 3
    pairs = list(zip(code(before), code(copied), strict=False))
    assert len(pairs) == len(code(copied)) == max(changes.values()) + 1
    changed = [number for number, (old, new) in enumerate(pairs) if old != new]
    assert changed == sorted(changes.values())


def figure(colour):
    artists = {"axes": [{"labels": ["", "y"], "artists": [{"kind": "Text"}, {"colour": colour}]}]}
    return new_output("display_data", {"text/plain": "Figure 1.5", ARTISTS_MIME: artists})


def cell(*outputs, **more):
    return new_code_cell("1", outputs=[*outputs], **more)


def test_the_changes_are_the_smallest_there_are():
    notebook = new_notebook(
        cells=[
            new_markdown_cell("0.1"),
            cell(new_output("stream", text="no. 7")),
            cell(figure("#0072bfff")),
            cell(figure("#0072bfff")),
            cell(new_output("stream", text="a_1 = 0.29, b = 3.5\n")),
            cell(),
        ]
    )
    copied, changes = tampered(notebook)
    assert changes == {"digit": 3, "label": 1, "colour": 2}
    assert [first_difference(old.outputs, new.outputs)
            for old, new in zip(code(notebook), code(copied), strict=False)] == [
        None,
        f"[0].data.{ARTISTS_MIME}.axes[0].labels[1]: 'y' stored, 'ys' now",
        f"[0].data.{ARTISTS_MIME}.axes[0].artists[1].colour: '#0072bfff' stored, "
        "'#0072b0ff' now",
        "[0].text, line 1: 'a_1 = 0.29, b = 3.5' stored, 'a_1 = 0.20, b = 3.5' now",
    ]


def test_cells_that_nbval_ignores_are_not_changed():
    number = new_output("stream", text="1.5")
    ignored = cell(number, metadata={"tags": ["nbval-ignore-output"]})
    figures = [cell(figure("#000000ff")), cell(figure("#000000ff"))]
    assert tampered(new_notebook(cells=[ignored, *figures, cell(number)]))[1]["digit"] == 3
    with pytest.raises(ValueError, match="no digit"):
        tampered(new_notebook(cells=[ignored, *figures]))
    with pytest.raises(ValueError, match="no colour"):
        tampered(new_notebook(cells=[cell(number), figures[0]]))
