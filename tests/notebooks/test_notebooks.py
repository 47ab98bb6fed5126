"""The notebooks as notebooks: executed, thin, legible, with nothing hidden from nbval."""

import ast
import json
import re
from itertools import pairwise

import nbformat
import pytest
from bs4 import BeautifulSoup
from notebook_files import NOTEBOOKS, code_cells, is_exempt, markdown_cells, outputs, read

from course_utils.plots.display import ARTISTS_MIME

MACHINE_DEPENDENT = re.compile(
    r"0x[0-9a-f]{6,}|/home/|/root/|/tmp/|[A-Z]:\\|np\.(float|int)\d+\(|-0\.0*(?!\d)|\d\.\d{7,}"
)

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def text_of(output):
    data = output.get("data", {})
    texts = [output.get("text", ""), data.get("text/plain", "")]
    html = BeautifulSoup(data.get("text/html", ""), "html.parser")
    return "\n".join([*texts, html.get_text(" ")])


def faults_in_execution(notebook):
    """What nbval would pass over: cells without a count, out of order, exempt, or failed."""
    cells = code_cells(notebook)
    counts = [cell.execution_count for cell in cells]
    if counts != [*range(1, len(cells) + 1)]:
        yield f"execution counts are {counts}"
    exempt = [cell.execution_count for cell in cells if is_exempt(cell)]
    if len(exempt) > 1:
        yield f"cells {exempt} are exempt from comparison; one may be"
    errors = [cell.execution_count for cell, output in outputs(notebook)
              if output.output_type == "error"]
    if errors:
        yield f"cells {errors} ended in an error"


def figure_alts(notebook):
    return [output.metadata.get("image/png", {}).get("alt", "")
            for _, output in outputs(notebook) if "image/png" in output.get("data", {})]


def test_there_are_notebooks_numbered_in_teaching_order():
    numbers = [int(path.stem[:2]) for path in NOTEBOOKS]
    assert numbers == sorted({*numbers}) and {1, 2, 3} <= {*numbers}
    for number, path in zip(numbers, NOTEBOOKS, strict=True):
        assert read(path).cells[0].source.startswith(f"# {number}. ")


@each_notebook
def test_file_is_valid_and_every_cell_was_executed_in_order(path):
    nbformat.validate(read(path))
    assert list(faults_in_execution(read(path))) == []


def change_count(notebook):
    code_cells(notebook)[1].execution_count = None


def swap_counts(notebook):
    first, second = code_cells(notebook)[:2]
    first.execution_count, second.execution_count = 2, 1


def exempt_two_cells(notebook):
    first, second = code_cells(notebook)[-2:]
    first.metadata["tags"] = ["nbval-ignore-output"]
    second.source = "# NBVAL_IGNORE_OUTPUT\n" + second.source


@pytest.mark.parametrize("damage", [change_count, swap_counts, exempt_two_cells])
def test_faults_in_execution_are_found(damage):
    notebook = nbformat.reads(json.dumps(read(NOTEBOOKS[0])), as_version=4)
    damage(notebook)
    assert list(faults_in_execution(notebook))


@each_notebook
def test_cells_with_something_to_see_have_stored_it(path):
    for cell in code_cells(read(path)):
        if re.search(r"\b(print|show|display|show_answer)\(", cell.source):
            assert cell.outputs, cell.source


@each_notebook
def test_the_first_cell_says_what_it_loads_before_it_does(path):
    # Importing the package alone loads none of the large ones.
    assert code_cells(read(path))[0].source.startswith(
        "import course_utils.session\n\ncourse_utils.session.say_loading()\n\n")


@each_notebook
def test_outputs_hold_nothing_that_differs_between_machines(path):
    for cell, output in outputs(read(path)):
        found = MACHINE_DEPENDENT.search(text_of(output))
        assert not found, f"{found.group()!r} in the output of:\n{cell.source}"
        assert output.get("name") != "stderr", cell.source


@each_notebook
def test_figures_have_different_alternative_texts_and_their_numbers(path):
    alts = figure_alts(read(path))
    assert all(len(alt) > 40 for alt in alts)
    assert len({*alts}) == len(alts) > 0
    for _, output in outputs(read(path)):
        data = output.get("data", {})
        if "image/png" in data:
            assert data[ARTISTS_MIME]["axes"]
            page = BeautifulSoup(data["text/html"], "html.parser")
            assert page.img["alt"] == output.metadata["image/png"]["alt"]
            assert page.figcaption.get_text().strip()


@each_notebook
def test_functions_are_defined_in_the_package(path):
    for cell in code_cells(read(path)):
        source = "\n".join(line for line in cell.source.splitlines() if line[:1] not in "%!")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                assert node.end_lineno - node.lineno <= 4, cell.source


@each_notebook
def test_notebook_opens_with_title_objectives_time_and_notation(path):
    text = "\n\n".join(cell.source for cell in markdown_cells(read(path)))
    assert text.startswith("# ") and len(re.findall(r"^# ", text, re.M)) == 1
    assert "After this notebook you can" in text
    assert f"**Expected time:** {read(path).metadata['course']['minutes']} minutes" in text
    assert re.search(r"^## Notation\n+\|", text, re.M)


@each_notebook
def test_headings_go_down_one_level_at_a_time(path):
    text = "\n\n".join(cell.source for cell in markdown_cells(read(path)))
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.M)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@each_notebook
def test_metadata_does_not_depend_on_the_machine(path):
    notebook = read(path)
    assert notebook.metadata["kernelspec"]["name"] == "python3"
    assert "version" not in notebook.metadata.get("language_info", {})
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


def test_notebook_02_stores_the_figures_of_the_full_release():
    path = next(path for path in NOTEBOOKS if path.stem.startswith("02"))
    text = "\n".join(text_of(output) for _, output in outputs(read(path)))
    for figure in ("Number of interactions left: 2761", "n_items=100", "n_users=555"):
        assert figure in text
    assert re.search(r"615\s+780\s+Independence Day \(a\.k\.a\. ID4\) \(1996\)", text)
    assert re.search(r"235\s+1\s+7\s+4\.0\s+1445714885", text)
