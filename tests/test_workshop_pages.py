"""The pages: titles, alternative texts, banner, index."""

import html.parser
import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_utils.workshop.pages import (
    FALLBACK_NOTE,
    index_page,
    notebook_page,
    objectives_of,
    title_of,
    write_pages,
)

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Page(html.parser.HTMLParser):
    """Collect tags with their attributes, and the title's text."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)
        self.title = html.unescape(re.search(r"<title>(.*?)</title>", text).group(1))

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def attributes(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def notebook():
    picture = new_output(
        "display_data",
        data={"image/png": PIXEL, "text/plain": "<Figure>"},
        metadata={"image/png": {"alt": 'Six points & a "line" <'}},
    )
    code = new_code_cell("1", outputs=[picture], id="code", execution_count=1)
    code.metadata["execution"] = {"iopub.status.busy": "2026-01-01"}
    text = (
        "# Least *squares* & `y` < 2\n\n**After this notebook you can**\n\n"
        "- fit a `line` & know\n  its slope;\n- *draw* it.\n\nMore in [two](02_b.ipynb#x)."
    )
    prose = new_markdown_cell(text, id="prose")
    return new_notebook(cells=[prose, code], metadata={"course": {"minutes": 25}})


def test_title_is_the_first_heading_without_marks(notebook):
    assert title_of(notebook) == "Least squares & y < 2"
    assert title_of(new_notebook(cells=[new_code_cell("# no heading")])) == "Notebook"


def test_objectives_are_the_list_under_their_line(notebook):
    assert objectives_of(notebook) == ["fit a line & know its slope;", "draw it."]
    bare = new_notebook(cells=[new_markdown_cell("# T\n\n- After this notebook you can rest.")])
    assert objectives_of(bare) == []


def test_page_says_its_language_title_and_what_its_pictures_show(notebook):
    before = nbformat.writes(notebook)
    text = notebook_page(notebook, is_fallback=False)
    page = Page(text)
    assert page.attributes("html") == [{"lang": "en"}]
    assert page.title == "Least squares & y < 2"
    (picture,) = page.attributes("img")
    assert picture["alt"] == 'Six points & a "line" <'
    assert picture["src"] == f"data:image/png;base64,{PIXEL}"
    links = [a["href"] for a in page.attributes("a") if not a["href"].startswith("#")]
    assert links == ["index.html", "02_b.html#x"]
    assert nbformat.writes(notebook) == before


def test_banner_is_on_every_page_of_the_fallback_edition_and_on_no_other(notebook):
    for is_fallback in (True, False):
        page = notebook_page(notebook, is_fallback)
        for text in (page, index_page({"a": notebook}, is_fallback)):
            assert text.count(FALLBACK_NOTE) == int(is_fallback)
            assert text.count('role="note"') == int(is_fallback)
    assert "2016" in FALLBACK_NOTE and "2018 edition" in FALLBACK_NOTE


def test_index_lists_the_notebooks_with_objectives_and_time(notebook):
    bare = new_notebook(cells=[new_markdown_cell("# Two")])
    text = index_page({"01_a": notebook, "02_b": bare}, is_fallback=False)
    page = Page(text)
    links = [a["href"] for a in page.attributes("a")]
    assert links == ["#main", "01_a.html", "02_b.html"]
    assert text.count("<li>") == 2 and "<li>fit a line &amp; know its slope;</li>" in text
    assert text.count("minutes.</p>") == 1 and "About 25 minutes." in text
    assert "Least squares &amp; y &lt; 2</a>" in text


def test_index_is_accessible_and_needs_nothing_from_elsewhere(notebook):
    text = index_page({"01_a": notebook, "02_b": notebook}, is_fallback=True)
    page = Page(text)
    assert page.attributes("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 3, 3]
    assert page.attributes("main") == [{"id": "main"}]
    assert "prefers-color-scheme: dark" in text
    assert not {"script", "link", "img"} & {tag for tag, _ in page.tags}
    assert "//" not in text and "url(" not in text and "@import" not in text


def test_the_same_notebooks_give_the_same_files(notebook, tmp_path):
    written = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        write_pages({Path("01_a.ipynb"): notebook}, folder, is_fallback=False)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert sorted(written[0]) == ["01_a.html", "01_a.ipynb", "index.html"]
    assert written[0] == written[1]
    stored = nbformat.reads(written[0]["01_a.ipynb"].decode(), as_version=4)
    assert stored.cells[1].metadata == {}
