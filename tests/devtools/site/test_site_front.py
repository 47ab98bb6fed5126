"""The front page, and what it says of a notebook."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from devtools.site.facts import objectives_of, title_of
from devtools.site.front import front_page
from devtools.site.readme_pictures import TAG

FIGURE = '<figure><img alt="Six" src="data:,"><figcaption>See it.</figcaption></figure>'


@pytest.fixture
def notebook():
    text = (
        "# Least *squares* & `y` < 2\n\n**After this notebook you can**\n\n"
        "- fit a `line` & know\n  its slope;\n- *draw* it."
    )
    output = new_output("display_data", data={"text/html": FIGURE})
    cells = [new_markdown_cell(text),
             new_code_cell("show()", outputs=[output], metadata={"tags": [TAG]})]
    return new_notebook(cells=cells, metadata={"course": {"minutes": 25}})


def test_title_is_the_first_heading_without_marks(notebook):
    assert title_of(notebook) == "Least squares & y < 2"
    assert title_of(new_notebook(cells=[new_code_cell("# no heading")])) == "Notebook"


def test_objectives_are_the_list_under_their_line(notebook):
    assert objectives_of(notebook) == ["fit a line & know its slope;", "draw it."]
    bare = new_notebook(cells=[new_markdown_cell("# T\n\n- After this notebook you can rest.")])
    assert objectives_of(bare) == []


def test_front_page_lists_the_notebooks_with_figure_objectives_and_time(notebook):
    other = new_notebook(cells=[new_markdown_cell("# Two")])
    text = front_page({"01_a": notebook, "02_b": other})
    lesson, _, rest = text.partition("### [Least squares & y < 2](01_a.ipynb)")[2].partition("###")
    assert lesson.split("\n\n")[1:-1] == [
        FIGURE, "About 25 minutes.", "After this notebook you can",
        "- fit a line & know its slope;\n- draw it."]
    assert rest.split("\n##")[0].strip() == "[Two](02_b.ipynb)"
    assert ":caption: Lessons\n\n01_a\n02_b\n```" in text
