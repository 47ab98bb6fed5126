"""The pages: titles, banner, front page, the way from page to page, what they ask for."""

import html.parser
import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from devtools.site.facts import objectives_of, title_of
from devtools.site.pages import FALLBACK_NOTE, index_page, notebook_page, write_pages

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FIGURE = (
    '<figure><img alt="Six &amp; a line" src="data:,"><figcaption>See it.</figcaption></figure>'
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

    def links(self):
        return [a["href"] for a in self.attributes("a") if not a["href"].startswith("#")]

    def levels(self):
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]


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


@pytest.fixture
def notebooks(notebook):
    return {"01_a": notebook, "02_b": new_notebook(cells=[new_markdown_cell("# Two")])}


def test_title_is_the_first_heading_without_marks(notebook):
    assert title_of(notebook) == "Least squares & y < 2"
    assert title_of(new_notebook(cells=[new_code_cell("# no heading")])) == "Notebook"


def test_objectives_are_the_list_under_their_line(notebook):
    assert objectives_of(notebook) == ["fit a line & know its slope;", "draw it."]
    bare = new_notebook(cells=[new_markdown_cell("# T\n\n- After this notebook you can rest.")])
    assert objectives_of(bare) == []


def test_page_says_its_language_title_and_what_its_pictures_show(notebook, notebooks):
    before = nbformat.writes(notebook)
    page = Page(notebook_page("01_a", notebooks, is_fallback=False))
    assert page.attributes("html") == [{"lang": "en"}]
    assert page.title == "Least squares & y < 2 – Least squares, ALS and maximum likelihood"
    (picture,) = page.attributes("img")
    assert picture["alt"] == 'Six points & a "line" <'
    assert picture["src"] == f"data:image/png;base64,{PIXEL}"
    assert nbformat.writes(notebook) == before


def test_pages_lead_to_each_other(notebooks):
    pages = ["index.html", "01_a.html", "02_b.html"]
    first = Page(notebook_page("01_a", notebooks, is_fallback=False))
    assert first.links() == [*pages, "02_b.html#x", "01_a.ipynb", "02_b.html"]
    last = Page(notebook_page("02_b", notebooks, is_fallback=False))
    assert last.links() == [*pages, "02_b.ipynb", "01_a.html"]
    assert [a["href"] for a in last.attributes("a") if a.get("aria-current")] == ["02_b.html"]


def test_banner_is_on_every_page_of_the_fallback_release_and_on_no_other(notebooks):
    for is_fallback in (True, False):
        page = notebook_page("01_a", notebooks, is_fallback)
        for text in (page, index_page(notebooks, is_fallback)):
            assert text.count(FALLBACK_NOTE) == int(is_fallback)
            assert text.count('<p role="note">') == int(is_fallback)
    assert "2016" in FALLBACK_NOTE and "2018 release" in FALLBACK_NOTE


def test_front_page_lists_the_notebooks_with_figure_objectives_and_time(notebook, notebooks):
    notebook.cells[1].metadata["tags"] = ["readme-picture"]
    notebook.cells[1].outputs[0].data["text/html"] = FIGURE
    text = index_page(notebooks, is_fallback=False)
    page = Page(text)
    names = ["01_a.html", "02_b.html"]
    assert page.links() == ["index.html", *names, *names]
    assert "<li>fit a line &amp; know its slope;</li>\n<li>draw it.</li>" in text
    assert text.count("minutes.</p>") == 1 and "About 25 minutes." in text
    assert "Least squares &amp; y &lt; 2</a>" in text
    assert [image["alt"] for image in page.attributes("img")] == ["Six & a line"]
    assert page.levels() == [1, 2, 3, 3, 2]


def test_every_page_has_landmarks_and_a_way_past_the_links(notebooks):
    for text in (index_page(notebooks, False), notebook_page("01_a", notebooks, False)):
        page = Page(text)
        assert page.levels().count(1) == 1
        for landmark in ("header", "main", "footer"):
            assert len(page.attributes(landmark)) == 1
        labels = [nav["aria-label"] for nav in page.attributes("nav")]
        assert labels and len({*labels}) == len(labels)
        assert page.attributes("a")[0] == {"class": "skip", "href": "#main"}
        assert page.attributes("main")[0]["id"] == "main"


def test_a_page_asks_for_nothing_but_its_mathjax(notebooks):
    texts = [index_page(notebooks, False), notebook_page("01_a", notebooks, False)]
    asked = [attributes[name] for text in texts for _, attributes in Page(text).tags
             for name in ("src", "srcset", "data", "poster") if name in attributes]
    assert {source for source in asked if not source.startswith("data:")} == {
        "mathjax/MathJax.js"}
    assert not any(Page(text).attributes("link") for text in texts)
    assert not any("//" in re.sub(r"^ *// .*$", "", text, flags=re.M) for text in texts)
    assert not any("url(" in text or "@import" in text for text in texts)


def test_the_same_notebooks_give_the_same_files(notebook, tmp_path):
    written = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        write_pages({Path("01_a.ipynb"): notebook}, folder, is_fallback=False)
        written.append({str(path.relative_to(folder)): path.read_bytes()
                        for path in folder.rglob("*") if path.is_file()})
    pages = [name for name in written[0] if not name.startswith("mathjax")]
    assert sorted(pages) == ["01_a.html", "01_a.ipynb", "index.html"]
    assert written[0] == written[1]
    stored = nbformat.reads(written[0]["01_a.ipynb"].decode(), as_version=4)
    assert stored.cells[1].metadata == {}
