"""A small course made by Sphinx: what is on its pages, and what they ask for."""

import copy
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urlparse

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course_utils.start.failure import CommandFailed
from devtools.site import build, front
from devtools.site.build import FALLBACK_NOTE, write_site

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FIGURE = (f'<figure><img alt="Six &amp; &quot;a&quot; line" src="data:image/png;base64,{PIXEL}">'
          "<figcaption>See <b>it</b> &lt; that.</figcaption></figure>")
TABLE = ('<style scoped>th {}</style><table border="1"><thead><tr><th></th><th>a</th></tr></thead>'
         "<tbody><tr><th>0</th><td>7</td></tr></tbody></table>")
PROSE = """\
# Least squares

Let $a < b_1 * c_2 *$ be; `$5`. More in [two](02_b.ipynb#part). See `log_curve` and `no_such`.

<details><summary>Answer</summary>

It is **two**, $x_1$.

</details>"""
REFERENCE = """\
Reference
=========

.. automodule:: course_utils.likelihood.curve
   :members:
"""


shown = partial(new_output, "display_data")


@pytest.fixture(scope="module")
def notebooks():
    code = new_code_cell(
        "from course_utils import log_curve\nlog_curve(1, 2, 3)", id="code", execution_count=1,
        metadata={"execution": {"iopub.status.busy": "2026-01-01"}},
        outputs=[shown(data={"text/html": FIGURE, "image/png": PIXEL, "text/plain": "Figure."}),
                 shown(data={"text/html": TABLE, "text/plain": "a table"}),
                 shown(data={"application/javascript": "alert(1)", "text/html": "<b>static</b>"}),
                 new_output("stream", name="stdout", text="5 < 6 $\n")])
    first = new_notebook(cells=[new_markdown_cell(PROSE, id="prose"), code],
                         metadata={"course": {"minutes": 25}})
    second = new_notebook(cells=[new_markdown_cell("# Two\n\n## Part", id="two")])
    return {Path("01_a.ipynb"): first, Path("02_b.ipynb"): second}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A repository with short guides."""
    root = tmp_path_factory.mktemp("repository")
    (root / "docs").mkdir()
    for name in ("student", "teaching", "misconceptions", "glossary", "numba",
                 "reproducibility"):
        (root / "docs" / f"{name}.md").write_text(f"# On {name}\n", encoding="utf-8")
    links = "# Where\n\n[`a.py`](../devtools/a.py), [numba](numba.md)\n"
    (root / "docs" / "architecture.md").write_text(links, encoding="utf-8")
    (root / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def write(notebooks, root, tmp_path_factory):
    """Write the site into a new folder."""
    def write(is_fallback=False, notebooks=notebooks):
        folder = tmp_path_factory.mktemp("the site") / "course"
        folder.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(build, "reference_pages", lambda: {"index": REFERENCE})
            patch.setattr(front, "ROOMS", ())
            write_site(copy.deepcopy(notebooks), root, folder, is_fallback)
        return folder
    return write


@pytest.fixture(scope="module")
def site(write):
    return write()


def soup_of(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def page(site, name):
    return soup_of(site / f"{name}.html")


def main(site, name):
    return page(site, name).find("article")


def test_a_figure_is_a_file_with_its_text_and_its_caption(site):
    figure = main(site, "01_a").figure
    assert figure.img["alt"] == 'Six & "a" line'
    assert figure.figcaption.find(class_="caption-text").get_text() == "See it < that."
    assert figure.a["href"] == figure.img["src"]
    assert (site / figure.img["src"]).is_file() and "1px" in figure.img["style"]


def test_a_table_has_no_empty_header_and_scrolls_alone(site):
    table = main(site, "01_a").table
    assert [cell.get("scope") for cell in table("th")] == ["col", "row"]
    assert table.parent["class"] == ["pst-scrollable-table-container"]
    assert not main(site, "01_a")("style")


def test_a_page_shows_what_is_stored_and_runs_nothing(site):
    article = main(site, "01_a")
    assert article.b.get_text() == "static"
    assert "alert(1)" not in str(article)
    assert [p.get_text() for p in article(class_="visually-hidden")] == ["Output:"]
    assert "5 < 6 $" in article.get_text()


def test_mathematics_stays_tex_and_code_stays_code(site):
    article = main(site, "01_a")
    assert article.find(class_="math").get_text() == r"\(a < b_1 * c_2 *\)"
    assert "$5" in [code.get_text() for code in article("code")]


def test_a_folded_answer_stays_folded_and_its_text_is_markdown(site):
    details = main(site, "01_a").details
    assert not details.has_attr("open")
    assert details.strong.get_text() == "two"


def test_names_of_functions_lead_to_the_reference_from_text_and_from_code(site):
    links = [a["href"] for a in main(site, "01_a")("a") if a.get_text() == "log_curve"]
    target = "reference/index.html#course_utils.likelihood.curve.log_curve"
    assert links == [target] * 3
    assert page(site, "reference/index").find(id=target.partition("#")[2])


def test_lessons_and_guides_lead_to_each_other_and_to_no_file_that_is_not_there(site):
    assert "02_b.html#part" in [a["href"] for a in main(site, "01_a")("a", href=True)]
    where = main(site, "docs/architecture")
    assert [a["href"] for a in where.find("p")("a")] == ["numba.html"]
    assert where.find("code").get_text() == "a.py"


def test_the_download_is_the_notebook_as_executed_without_its_times(site, notebooks):
    (button,) = page(site, "01_a").find_all("a", class_="btn-download-source-button")
    stored = nbformat.read(site / button["href"], as_version=4)
    assert stored.cells[1].metadata == {}
    assert stored.cells[1].outputs == notebooks[Path("01_a.ipynb")].cells[1].outputs


def test_no_page_asks_another_place_for_anything(site):
    asked = []
    for path in site.rglob("*.html"):
        soup = soup_of(path)
        asked += [tag["src"] for tag in soup(src=True)]
        asked += [tag["href"] for tag in soup("link", href=True)]
    assert asked and not [address for address in asked if urlparse(address).netloc]
    for path in site.glob("_static/*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//", path.read_text(encoding="utf-8")), path


WITH_ADDRESS = (
    "import sys; from devtools.site import launch; from sphinx.cmd.build import main; "
    "launch.REPOSITORY = 'https://github.com/a/b'; sys.exit(main(sys.argv[1:]))")


@pytest.fixture(scope="module")
def other_site(write):
    """The site of the fallback release, in a repository with an address."""
    run = subprocess.run
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "run", lambda words, **options: run(
            [sys.executable, "-c", WITH_ADDRESS, *words[3:]], **options))
        return write(is_fallback=True)


def test_the_banner_is_on_every_page_of_the_fallback_release_and_on_no_other(site, other_site):
    pages = [path.relative_to(site) for path in site.glob("*.html")]
    assert len(pages) > 5
    for path in pages:
        assert (other_site / path).read_text(encoding="utf-8").count(FALLBACK_NOTE) == 1
        assert FALLBACK_NOTE not in (site / path).read_text(encoding="utf-8")


def test_the_same_notebooks_give_the_same_files_in_another_folder(site, write):
    written = [{str(path.relative_to(folder)): path.read_bytes()
                for path in folder.rglob("*") if path.is_file()} for folder in (site, write())]
    assert written[0] == written[1]
    for name, content in written[0].items():
        assert str(site.parent).encode() not in content, name


def test_a_link_that_leads_nowhere_ends_the_build(write):
    bad = new_notebook(cells=[new_markdown_cell("# One\n\n[two](02_no.ipynb)", id="one")])
    with pytest.raises(CommandFailed):
        write(notebooks={Path("01_a.ipynb"): bad})


def test_only_with_an_address_there_are_launch_buttons_and_links_to_files(site, other_site):
    assert not page(site, "01_a").find_all("a", href=re.compile("binder|colab"))
    links = [a["href"] for a in page(other_site, "01_a")("a", href=True)]
    assert "https://colab.research.google.com/github/a/b/blob/main/notebooks/01_a.ipynb" in links
    assert any(link.startswith("https://mybinder.org/v2/gh/a/b/main") for link in links)
    where = main(other_site, "docs/architecture").find("p")
    assert where.a["href"] == "https://github.com/a/b/blob/main/devtools/a.py"
