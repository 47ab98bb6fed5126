"""Showing figures: alternative text, caption, and the numbers behind the picture."""

import json
import os
import subprocess
import sys
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from course_utils.plots.artists import PLACED, figure_data
from course_utils.plots.display import (
    ARTISTS_MIME,
    alt_text,
    describe,
    figure_bundle,
    new_axes,
    show,
    show_folded,
)


def described_axes():
    ax = new_axes(size=(3, 2))
    ax.plot([0, 1], [2, 3], label="fit")
    return describe(ax, 'alt <b> & "quotes"', "a < caption")


@pytest.fixture
def ax():
    return described_axes()


def data_after(draw):
    """The artists' data of axes after `draw` has drawn on them."""
    ax = new_axes(size=(3, 2))
    draw(ax)
    return figure_data(ax.figure)


DRAWN = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
import test_plots_display as tests
ax = tests.described_axes()
ax.scatter([0, 1], [3, 2])
ax.legend()
print(hashlib.sha256(json.dumps(tests.figure_bundle(ax)).encode()).hexdigest())
"""
STYLE = """
axes.facecolor: black
axes.grid: True
axes.prop_cycle: cycler("color", ["r"])
font.size: 22
lines.linewidth: 9
savefig.dpi: 30
scatter.marker: x
"""


def test_a_users_own_style_changes_no_figure(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "matplotlibrc").write_text(STYLE)
    words = [sys.executable, "-c", DRAWN, str(Path(__file__).parent)]
    # matplotlib looks into the working folder first.
    plain, styled = (
        subprocess.check_output(words, cwd=tmp_path, env={**os.environ, **more}, text=True)
        for more in ({"MATPLOTLIBRC": matplotlib.get_data_path()},
                     {"MATPLOTLIBRC": str(tmp_path / "own")}))
    assert plain == styled


def test_bundle_has_the_alternative_text_where_each_reader_looks(ax):
    data, metadata = figure_bundle(ax)
    assert metadata["image/png"]["alt"] == alt_text(ax) == 'alt <b> & "quotes"'
    assert 'alt="alt &lt;b&gt; &amp; &quot;quotes&quot;"' in data["text/html"]
    assert "<figcaption>a &lt; caption</figcaption>" in data["text/html"]
    assert data["image/png"] in data["text/html"]
    assert alt_text(ax) in data["text/plain"]
    json.dumps(data[ARTISTS_MIME])


def test_the_same_figure_gives_the_same_bundle():
    assert figure_bundle(described_axes()) == figure_bundle(described_axes())


def test_figure_without_alternative_text_is_refused():
    with pytest.raises(ValueError, match="describe"):
        show(new_axes())


def test_a_folded_table_shows_every_row_under_its_summary(monkeypatch):
    shown = []
    monkeypatch.setattr("course_utils.plots.display.display", lambda data, raw: shown.append(data))
    show_folded(pd.DataFrame({"n": range(100)}, index=[f"row {i}" for i in range(100)]), "A < B")
    text, page = shown[0]["text/plain"], shown[0]["text/html"]
    assert text.startswith("A < B\n") and page.startswith("<details><summary>A &lt; B</summary>")
    assert all(f"<th>row {i}</th>" in page and f"row {i} " in text for i in range(100))


def test_axes_in_a_grid_share_the_description():
    axes = describe(new_axes(1, 2), "alt", "caption")
    assert alt_text(axes) == alt_text(axes[1]) == "alt"


def test_no_figure_is_left_open(ax):
    figure_bundle(ax)
    assert plt.get_fignums() == []


@pytest.mark.parametrize("one, other", [
    (lambda ax: ax.plot([0, 1], [2, 3]), lambda ax: ax.plot([0, 1], [2, 3.001])),
    (lambda ax: ax.plot([0, 1], [2, 3], "b-"), lambda ax: ax.plot([0, 1], [2, 3], "b--")),
    (lambda ax: ax.plot([0, 1], "b"), lambda ax: ax.plot([0, 1], "r")),
    (lambda ax: ax.plot([0, 1], lw=1.5), lambda ax: ax.plot([0, 1], lw=1.6)),
    (lambda ax: ax.plot([0, 1], label="a"), lambda ax: ax.plot([0, 1], label="b")),
    (lambda ax: ax.scatter([0], [1], s=20), lambda ax: ax.scatter([0], [1], s=21)),
    (lambda ax: ax.scatter([0], [1], c="r"), lambda ax: ax.scatter([0], [1], c="g")),
    (lambda ax: ax.scatter([0], [1]), lambda ax: ax.scatter([0], [1], marker="x")),
    (lambda ax: ax.bar([0], [1]), lambda ax: ax.bar([0], [1.1])),
    (lambda ax: ax.text(0, 0, "a"), lambda ax: ax.text(0, 0.1, "a")),
    (lambda ax: ax.annotate("a", (0, 0)), lambda ax: ax.annotate("a", (0, 1))),
    (lambda ax: ax.imshow([[1, 2]]), lambda ax: ax.imshow([[1, 3]])),
    (lambda ax: ax.contour(np.eye(3)), lambda ax: ax.contour(np.eye(3) * 2)),
    (lambda ax: ax.set_title("a"), lambda ax: ax.set_title("b")),
    (lambda ax: ax.set_xlabel("a"), lambda ax: ax.set_xlabel("b")),
    (lambda ax: ax.set_yscale("log"), lambda ax: ax.set_yscale("linear")),
    (lambda ax: ax.set_xlim(0, 1), lambda ax: ax.set_xlim(0, 2)),
    (lambda ax: ax.figure.suptitle("a"), lambda ax: ax.figure.suptitle("b")),
    (lambda ax: ax.fill_between([0, 1], [1, 1]), lambda ax: ax.fill_between([0, 1], [1, 2])),
])
def test_artists_data_tell_figures_apart(one, other):
    assert data_after(one) == data_after(one)
    assert data_after(one) != data_after(other)


def test_rounding_noise_does_not_show_in_the_data():
    assert data_after(lambda ax: ax.plot([0, 1], [1 / 3, 1e-17])) == data_after(
        lambda ax: ax.plot([0, 1], [1 / 3 + 1e-13, -1e-17]))


def test_places_that_an_algorithm_chose_are_left_to_the_picture():
    def label(x):
        return lambda ax: ax.text(x, 0, "word").set_gid(PLACED)
    assert data_after(label(0.1)) == data_after(label(0.2))
