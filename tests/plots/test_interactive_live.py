"""The two forms of an interactive figure: where each is shown, and that the live one follows."""

import base64
import io
import json
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from PIL import Image

from course_utils.plots.display import ARTISTS_MIME
from course_utils.plots.interactive.line import interactive_line, line_scene
from course_utils.plots.interactive.live import WITHOUT_KERNEL, live_panel
from course_utils.plots.interactive.painter import painter
from course_utils.plots.interactive.scene import Choice, Slider, figure_of
from course_utils.session import SESSION_VARIABLE
from devtools import execution
from devtools.comparison import nbval_plugin

DATA = np.array([[0.2, 0.52], [0.5, 1.36], [0.9, 1.00], [1.3, 1.69], [1.5, 2.58], [2.8, 2.34]])
WIDGET = "application/vnd.jupyter.widget-view+json"
CONTROLS = {"intercept": Slider("Intercept", -1, 3, 0.05, 0.0),
            "slope": Slider("Slope", -1, 1, 0.1, 1.0, is_log=True)}


@pytest.fixture
def shown(monkeypatch):
    """Whatever is displayed, as pairs of data and metadata."""
    bundles = []

    def publish(data, metadata=None, **_):
        bundles.append((data, metadata))
    monkeypatch.setattr("IPython.core.display_functions.publish_display_data", publish)
    monkeypatch.setattr(InteractiveShell, "initialized", lambda: True)
    return bundles


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=float)


def picture_of(panel):
    page = panel.children[-2].value
    return re.search(r'alt="([^"]*)"', page)[1], base64.b64decode(
        re.search(r"base64,([^\"]*)", page)[1])


def test_without_a_session_there_is_the_static_figure_alone(shown, monkeypatch):
    monkeypatch.delenv(SESSION_VARIABLE, raising=False)
    interactive_line(DATA)
    (data, metadata), = shown
    assert data[ARTISTS_MIME]["axes"] and WIDGET not in data
    assert "6.421 times the minimum" in metadata["image/png"]["alt"]
    assert "course-interactive" not in data["text/html"]


def test_with_a_session_there_is_the_widget_and_the_static_figure_for_later(shown, monkeypatch):
    monkeypatch.setenv(SESSION_VARIABLE, "notebook.ipynb")
    interactive_line(DATA)
    (still, metadata), (live, _) = shown
    assert "6.421 times the minimum" in metadata["image/png"]["alt"]
    assert '<figure class="course-interactive-still">' in still["text/html"]
    assert WITHOUT_KERNEL in still["text/html"]
    assert live[WIDGET]["model_id"]


def test_a_slider_moves_the_picture_its_alt_text_and_the_words():
    panel = live_panel(line_scene(DATA), CONTROLS)
    intercept, slope, _, words = panel.children
    alt, png = picture_of(panel)
    assert "slope 1.00" in words.value and words.value in alt
    slope.value = 0.1
    intercept.value = 1.0
    new_alt, new_png = picture_of(panel)
    assert "intercept 1.00 and slope 0.10" in words.value and words.value in new_alt
    assert new_png != png


def test_a_choice_gives_its_value():
    scene = line_scene(DATA)
    choice = Choice("Slope", {"flat": 0.0, "steep": 1.0}, 1.0)
    panel = live_panel(scene, {**CONTROLS, "slope": choice})
    assert "slope 1.00" in panel.children[-1].value
    panel.children[1].value = 0.0
    assert "slope 0.00" in panel.children[-1].value


def test_what_is_painted_is_the_figure_as_matplotlib_draws_it():
    stored = line_scene(DATA)
    stored.move(1.0, 0.2)
    stream = io.BytesIO()
    figure_of(stored).savefig(stream, format="png")
    scene = line_scene(DATA)
    scene.move(0.0, 0.5)
    paint = painter(scene)
    paint()
    scene.move(1.0, 0.2)
    difference = np.abs(pixels(paint()) - pixels(stream.getvalue()))
    assert difference.mean() < 2 and (difference.max(axis=2) > 40).mean() < 0.005


def test_changed_limits_are_painted():
    scene = line_scene(DATA)
    scene.move(0.0, 0.5)
    paint = painter(scene)
    before = paint()
    scene.axes[0].set(xlim=(-2, 6))
    limits_changed = paint()
    assert limits_changed != before
    scene.axes[0].set(xlim=(-2, 6))
    assert paint() == limits_changed


def test_kernels_of_tests_and_pages_have_no_session(monkeypatch):
    monkeypatch.setenv(SESSION_VARIABLE, "notebook.ipynb")
    assert SESSION_VARIABLE not in execution._variables()
    monkeypatch.setenv("PATH_OF_THE_TEST", "kept")
    assert execution._variables()["PATH_OF_THE_TEST"] == "kept"


def test_nbval_forgets_the_session(monkeypatch):
    monkeypatch.setenv(SESSION_VARIABLE, "notebook.ipynb")
    monkeypatch.setattr(nbval_plugin.IPyNbCell, "compare_outputs",
                        nbval_plugin.IPyNbCell.compare_outputs)
    nbval_plugin.pytest_configure(SimpleNamespace(option=SimpleNamespace()))
    assert SESSION_VARIABLE not in os.environ


def test_ipywidgets_is_loaded_only_where_it_is_used():
    code = ("import sys, json, course_utils.plots.interactive.line, "
            "course_utils.plots.interactive.surface, course_utils.plots.interactive.epochs; "
            "print(json.dumps([*sys.modules]))")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"ipywidgets", "course_utils.solutions.als"} & {*json.loads(run.stdout)}
