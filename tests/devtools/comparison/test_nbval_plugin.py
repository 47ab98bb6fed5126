"""The comparison of the notebooks rejects every kind of change, wherever it is."""

import base64
import copy
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest
from nbval.plugin import IPyNbCell, get_sanitize_patterns
from notebook_files import NOTEBOOKS, ROOT, code_cells, is_exempt, read
from PIL import Image

from course_utils.plots.display import ARTISTS_MIME, describe, figure_bundle, new_axes
from devtools.comparison import nbval_plugin

SANITIZE = get_sanitize_patterns(
    Path(nbval_plugin.__file__).with_name("nbval_sanitize.cfg").read_text(encoding="utf-8"))


class StoredCell:
    """Stands in for nbval's cell, so that outputs are compared without being made again."""

    sanitize = IPyNbCell.sanitize
    comparison_traceback = ()

    def __init__(self):
        self.colors = SimpleNamespace(FAIL="", ENDC="", OKBLUE="")
        self.parent = SimpleNamespace(
            nb=nbformat.v4.new_notebook(), fspath="stored", sanitize_patterns=dict(SANITIZE),
            skip_compare=("metadata", "output_type", "name", "execution_count", "image/png"))
        self.cell_num = 0

    def format_output_compare(self, key, left, right):
        pass


def same(ref, test):
    return nbval_plugin._compare_outputs(StoredCell(), copy.deepcopy(test), copy.deepcopy(ref))


def cells_to_compare():
    for path in NOTEBOOKS:
        for cell in code_cells(read(path)):
            if cell.outputs and not is_exempt(cell):
                yield pytest.param(cell, id=f"{path.stem[:2]}-{cell.execution_count}")


def change_digit(text):
    """The text with its last digit changed, or None where it has no digit."""
    match = re.search(r"\d(?=\D*$)", text)
    if match:
        return f"{text[:match.start()]}{(int(match.group()) + 1) % 10}{text[match.end():]}"


def change_picture(picture):
    pixels = np.array(Image.open(io.BytesIO(base64.b64decode(picture))).convert("RGB"))
    row, column = (size // 2 for size in pixels.shape[:2])
    pixels[row:row + 4, column:column + 4] ^= 0x60
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, format="png")
    return base64.b64encode(stream.getvalue()).decode()


def change_number(value):
    """A copy of nested JSON with its last number changed, in place of the first found."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value * 1.001 + 0.001
    if isinstance(value, (list, dict)):
        keys = range(len(value)) if isinstance(value, list) else value
        for key in reversed(list(keys)):
            changed = change_number(value[key])
            if changed is not None:
                result = copy.copy(value)
                result[key] = changed
                return result
    return None


def change_words(html):
    """The HTML with a digit changed that does not belong to an embedded picture."""
    picture = nbval_plugin.EMBEDDED_PICTURE.search(html)
    if picture is None:
        return change_digit(html)
    before, after = html[:picture.start()], html[picture.end():]
    changed = change_digit(before)
    return changed and changed + picture.group() + after


CHANGES = {"text/html": change_words, "image/png": change_picture, ARTISTS_MIME: change_number}


def changed_outputs(outputs):
    """Every copy of the outputs that differs from them in one place of one form."""
    for number, output in enumerate(outputs):
        forms = output["data"] if "data" in output else {"text": output["text"]}
        for form, value in forms.items():
            changed = CHANGES.get(form, change_digit)(value)
            if changed is not None:
                result = copy.deepcopy(outputs)
                (result[number]["data"] if "data" in output else result[number])[form] = changed
                yield form, result


@pytest.mark.parametrize("cell", list(cells_to_compare()))
def test_each_stored_output_is_compared_in_each_of_its_forms(cell, monkeypatch, tmp_path):
    monkeypatch.setattr(nbval_plugin, "DIFFERENCES", tmp_path)
    assert same(cell.outputs, cell.outputs)
    if not nbval_plugin._pictures_can_be_compared():
        pytest.skip("pictures are compared under the locked matplotlib only")
    for form, changed in changed_outputs(cell.outputs):
        assert not same(cell.outputs, changed), form
    assert not same(cell.outputs, cell.outputs[1:])


def test_a_picture_embedded_in_html_alone_is_compared(monkeypatch, tmp_path):
    monkeypatch.setattr(nbval_plugin, "DIFFERENCES", tmp_path)
    notebook = read(NOTEBOOKS[0])
    data = next(o.data for c in code_cells(notebook) for o in c.outputs
                if "image/png" in o.get("data", {}))
    picture = data["image/png"]
    ref, test = ([nbformat.v4.new_output(
        "display_data", {"text/html": f'<img src="data:image/png;base64,{p}">'})]
        for p in (picture, change_picture(picture)))
    assert same(ref, ref)
    assert not same(ref, test)
    assert {path.name for path in tmp_path.iterdir()} == {
        "stored-cell-0-picture-0-stored.png", "stored-cell-0-picture-0-new.png"}


def test_a_missing_picture_is_a_difference():
    output = next(o for c in code_cells(read(NOTEBOOKS[0])) for o in c.outputs
                  if "image/png" in o.get("data", {}))
    without = copy.deepcopy(output)
    del without.data["image/png"]
    assert not same([output], [without])


def test_pictures_of_another_size_differ_without_bound():
    small, large = (Image.new("RGB", (size, size)) for size in (4, 5))
    pngs = []
    for image in (small, large):
        stream = io.BytesIO()
        image.save(stream, format="png")
        pngs.append(stream.getvalue())
    assert nbval_plugin.picture_difference(*pngs) == float("inf")
    assert nbval_plugin.picture_difference(pngs[0], pngs[0]) == 0


def test_a_notebook_on_movielens_is_not_compared_on_the_fallback_release(monkeypatch):
    monkeypatch.setattr(nbval_plugin, "_is_fallback", lambda: True)
    output = [nbformat.v4.new_output("stream", text="1")]
    other = [nbformat.v4.new_output("stream", text="2")]
    cell = StoredCell()
    assert not nbval_plugin._compare_outputs(cell, other, output)
    cell.parent.nb.metadata["course"] = {"movielens": True}
    assert nbval_plugin._compare_outputs(cell, other, output)
    assert any("executed, not compared" in line for line in nbval_plugin._what_was_not_compared())


PLOT = """\
ax = new_axes()
ax.plot([0, 1, 2], [1, 3, 2], color="#0072B2", linewidth=1.5, label="fit")
ax.scatter([0.5, 1.5], [2, 2.5], color="#D55E00")
ax.set_xlabel("x")
ax.legend()
show(describe(ax, "alt {0}", "caption"))"""

ALTERATIONS = {
    "nothing": ("", ""),
    "a point": ("[2, 2.5]", "[2, 2.51]"),
    "a line's point": ("[1, 3, 2]", "[1, 3.01, 2]"),
    "a label": ('"fit"', '"fits"'),
    "an axis label": ('"x"', '"y"'),
    "a colour": ("#D55E00", "#D55F00"),
    "a line's colour": ("#0072B2", "#0072B3"),
    "a line's width": ("1.5, label", "1.6, label"),
    "the alternative text": ("alt", "another alt"),
    "the caption": ('"caption"', '"captions"'),
}


def output_of(plot):
    """What a kernel would store for the cell."""
    shown = []
    exec(plot, {"new_axes": new_axes, "describe": describe, "show": shown.append})
    data, metadata = figure_bundle(*shown)
    return nbformat.v4.new_output("display_data", data, metadata=metadata)


@pytest.fixture(scope="module")
def report_of_altered_plots(tmp_path_factory):
    """Run nbval on a notebook whose plots were altered after its outputs were stored."""
    folder = tmp_path_factory.mktemp("altered")
    imports = "from course_utils.plots.display import describe, new_axes, show"
    cells = [nbformat.v4.new_code_cell(imports)]
    for number, (old, new) in enumerate(ALTERATIONS.values()):
        plot = PLOT.format(number)
        assert old in plot
        cells.append(nbformat.v4.new_code_cell(
            plot.replace(old, new), outputs=[output_of(plot)], execution_count=number))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "altered.ipynb")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", folder,
         "-p", "no:cacheprovider", "-p", "no:xdist", "-rA", "-q", "--tb=no",
         folder / "altered.ipynb"],
        capture_output=True, text=True, cwd=folder, env={**os.environ, "NO_COLOR": "1"})
    lines = re.findall(r"^(PASSED|FAILED) \S*::Cell (\d+)", run.stdout, re.M)
    return {int(number): outcome for outcome, number in lines}


@pytest.mark.parametrize("number, name", list(enumerate(ALTERATIONS, start=1)))
def test_nbval_rejects_a_figure_with_one_thing_altered(number, name, report_of_altered_plots):
    expected = "PASSED" if name == "nothing" else "FAILED"
    assert report_of_altered_plots[number] == expected
