"""``course`` from data to pages; a failure leaves the last good ones."""

import shutil
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from notebook_files import ROOT

from devtools import commands, course
from devtools.site import build


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A course of one notebook, with all guides, and the pages of an earlier run."""
    notebook = new_notebook(cells=[new_markdown_cell("# One"), new_code_cell("print(6 * 7)")])
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "01_one.ipynb")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "CHANGELOG.md", tmp_path)
    (tmp_path / "build" / "course").mkdir(parents=True)
    (tmp_path / "build" / "course" / "old.html").touch()
    monkeypatch.setattr(commands, "enter_environment", lambda words: None)
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    monkeypatch.setattr(course, "load_data", lambda: SimpleNamespace(is_fallback=True))
    # The docstrings are read in test_site_build.
    rooms = dict.fromkeys(build.reference_pages(), "A room\n======\n")
    monkeypatch.setattr(build, "reference_pages", lambda: rooms)
    return tmp_path


def built(root):
    """What is in ``build``."""
    paths = (path.relative_to(root / "build") for path in (root / "build").rglob("*"))
    return sorted(path.as_posix() for path in paths)


def test_course_writes_the_pages_says_where_and_leaves_the_notebooks_alone(root, capsys):
    source = root / "notebooks" / "01_one.ipynb"
    before = source.read_bytes()
    assert commands.main(["course"]) == 0
    pages = built(root)
    assert {"course/01_one.html", "course/index.html", "course/docs/teaching.html"} <= {*pages}
    assert "course/old.html" not in pages
    assert [name for name in pages if not name.startswith("course/")] == ["course"]
    assert source.read_bytes() == before
    assert [*(root / "notebooks").iterdir()] == [source]
    assert str(root / "build" / "course" / "index.html") in capsys.readouterr().out
    page = (root / "build" / "course" / "01_one.html").read_text(encoding="utf-8")
    assert "42" in page and build.FALLBACK_NOTE in page


def test_a_failing_cell_is_one_line_and_leaves_the_old_pages(root, capsys):
    bad = new_notebook(cells=[new_code_cell("1"), new_code_cell("{}['<b>']")])
    nbformat.write(bad, root / "notebooks" / "02_bad.ipynb")
    assert commands.main(["course"]) == 1
    line = capsys.readouterr().err.splitlines()[-1]
    assert line == "course: execution failed: 02_bad.ipynb, cell 2: KeyError: '<b>'"
    assert built(root) == ["course", "course/old.html"]


@pytest.mark.parametrize("writes_before_it_fails", [False, True])
def test_failing_pages_leave_the_old_ones(root, monkeypatch, capsys, writes_before_it_fails):
    def fail(notebooks, root, folder, is_fallback):
        if writes_before_it_fails:
            (folder / "index.html").touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "write_site", fail)
    monkeypatch.setattr(course, "execute_folder", lambda folder: {})
    assert commands.main(["course"]) == 1
    expected = "course: pages failed: OSError: [Errno 28] No space left on device\n"
    assert capsys.readouterr().err == expected
    assert built(root) == ["course", "course/old.html"]


def test_a_folder_without_notebooks_is_a_failure(root, capsys):
    (root / "notebooks" / "01_one.ipynb").unlink()
    assert commands.main(["course"]) == 1
    assert "there is no notebook in" in capsys.readouterr().err
