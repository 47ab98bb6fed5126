"""The README shows the pictures that the notebooks store."""

import base64

import nbformat
from notebook_files import ROOT

from devtools.site.readme_pictures import TAG, readme_pictures, store_readme_pictures


def test_the_readmes_pictures_are_those_that_the_notebooks_store():
    pictures = readme_pictures(ROOT)
    assert len(pictures) == 4
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path, png in pictures.items():
        assert path.read_bytes() == png
        assert f"({path.relative_to(ROOT).as_posix()})" in readme


def test_a_picture_that_differs_is_written_anew(tmp_path):
    (tmp_path / "notebooks").mkdir()
    output = nbformat.v4.new_output(
        "display_data", {"image/png": base64.b64encode(b"new").decode()})
    cell = nbformat.v4.new_code_cell("show()", outputs=[output], metadata={"tags": [TAG]})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "notebooks" / "a.ipynb")
    expected = tmp_path / "docs" / "pictures" / "a.png"
    assert store_readme_pictures(tmp_path) == [expected]
    assert expected.read_bytes() == b"new"
    assert store_readme_pictures(tmp_path) == []
