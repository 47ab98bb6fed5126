"""``refresh`` stores outputs, and only what is the same on every machine."""

from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from course_utils.start.failure import CommandFailed
from devtools import refresh as refreshing
from devtools.comparison.normal_form import LANGUAGE, normalise


@pytest.fixture
def root(tmp_path, monkeypatch):
    """Two notebooks that have not run, and the data of 2018."""
    (tmp_path / "notebooks").mkdir()
    for name in ("01_one", "02_two"):
        cell = new_code_cell("print(6 * 7)", id="answer", metadata={"tags": ["kept"]})
        nbformat.write(new_notebook(cells=[cell]), tmp_path / "notebooks" / f"{name}.ipynb")
    monkeypatch.setattr(refreshing, "load_data", lambda: SimpleNamespace(is_fallback=False))
    return tmp_path


def texts(root):
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "notebooks").iterdir()}


def test_outputs_are_stored_once_and_a_second_run_changes_nothing(root):
    (changed,) = refreshing.refresh(root, ["01"])
    assert changed.name == "01_one.ipynb"
    stored = texts(root)
    assert sorted(stored) == ["01_one.ipynb", "02_two.ipynb"]
    notebook = nbformat.reads(stored["01_one.ipynb"], as_version=4)
    cell = notebook.cells[0]
    assert (cell.id, cell.execution_count, cell.outputs[0].text) == ("answer", 1, "42\n")
    assert cell.metadata == {"tags": ["kept"]}
    assert notebook.metadata["language_info"] == LANGUAGE
    assert '"outputs": []' in stored["02_two.ipynb"]
    assert refreshing.refresh(root, ["01"]) == []
    assert texts(root) == stored


def test_the_fallback_release_is_refused(root, monkeypatch):
    before = texts(root)
    monkeypatch.setattr(refreshing, "load_data", lambda: SimpleNamespace(is_fallback=True))
    with pytest.raises(CommandFailed, match="come from the 2018 release"):
        refreshing.refresh(root)
    assert texts(root) == before


def test_a_failing_notebook_leaves_all_files_alone(root):
    bad = new_notebook(cells=[new_code_cell("1 / 0")])
    nbformat.write(bad, root / "notebooks" / "02_two.ipynb")
    before = texts(root)
    with pytest.raises(CommandFailed, match="02_two.ipynb, cell 1: ZeroDivisionError"):
        refreshing.refresh(root)
    assert texts(root) == before


def test_names_choose_by_their_beginning(root):
    paths = sorted((root / "notebooks").iterdir())
    assert refreshing.choose(paths, []) == paths
    assert refreshing.choose(paths, ["02"]) == paths[1:]
    assert refreshing.choose(paths, ["02_two.ipynb", "01"]) == paths
    with pytest.raises(CommandFailed, match=r"'03'; there are: 01_one.ipynb, 02_two.ipynb"):
        refreshing.choose(paths, ["01", "03"])


def test_metadata_is_the_same_from_every_machine(tmp_path):
    written = []
    for version, kernel in (("3.11.7", "venv"), ("3.13.0", "python3")):
        notebook = new_notebook(cells=[new_code_cell("1", id="a")])
        notebook.metadata["language_info"] = {"name": "python", "version": version}
        notebook.metadata["kernelspec"] = {"name": kernel, "display_name": version}
        notebook.metadata["course"] = {"minutes": 5}
        notebook.cells[0].metadata["execution"] = {"iopub.status.busy": version}
        notebook.cells[0].metadata["ExecuteTime"] = {"start_time": version}
        normalise(notebook)
        written.append(notebook)
    assert written[0] == written[1]
    metadata = written[0].metadata
    assert metadata["kernelspec"] == {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    assert "version" not in metadata["language_info"]
    assert metadata["course"] == {"minutes": 5}


def test_an_unchanged_file_is_not_touched(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text("", encoding="utf-8")
    notebook = new_notebook(cells=[new_code_cell("print('é')", id="a")])
    assert refreshing.store(path, notebook) is True
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert refreshing.store(path, notebook) is False
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes().count("é".encode()) == 1 and path.read_bytes().endswith(b"}\n")
