"""The map of notebook 02 that can be searched."""

import configparser
import json
import re
from html import unescape
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from course_utils.plots.interactive import map as module
from course_utils.plots.interactive.map import (
    PLACEHOLDER,
    show_interactive_map,
    without_frame,
)
from course_utils.plots.interactive.map_page import map_page
from devtools.comparison import nbval_plugin

USERS = np.array([[0.5, 0.25], [-1.0, 2.0]])
ITEMS = np.array([[3.0, 4.0], [0.0, 1.0]])
FILMS = pd.DataFrame({"title": ["<b>Tom</b> & Jerry (1940)", "Alien (1979)"], "ratings": [7, 146],
                      "distance": [5.0, 1.0], "angle": [53.1, 90.0]})


@pytest.fixture(scope="module")
def page():
    return map_page(USERS, ITEMS, FILMS)


@pytest.fixture
def shown(monkeypatch):
    found = []
    monkeypatch.setattr(module, "display", lambda data, raw: found.append(data))
    show_interactive_map(USERS, ITEMS, FILMS)
    return found[0]


def models(page):
    """Bokeh's description of the page, as text of JSON that holds everything drawn."""
    scripts = BeautifulSoup(page, "html.parser").find_all("script", type="application/json")
    (document,) = json.loads(unescape(scripts[0].string)).values()
    return json.dumps(document)


def test_every_film_and_user_can_be_found_with_its_numbers(page):
    text = models(page)
    for words in ("Alien (1979)", "<b>Tom</b> & Jerry (1940)", "user 0", "user 1",
                  "146 ratings, distance 1.00, angle 90.0 degrees", "at -1.00, 2.00"):
        assert words in text
    assert "AutocompleteInput" in text and "HoverTool" in text and "WheelZoomTool" in text


def test_the_two_ranges_have_one_length(page):
    ranges = re.findall(r'"Range1d".*?"start": (\S+), "end": (\S+?)[},]', models(page))
    (low_x, high_x), (low_y, high_y) = (map(float, pair) for pair in ranges[:2])
    assert high_x - low_x == pytest.approx(high_y - low_y)
    assert low_x < -1 and high_x > 3 and low_y < 0.25 and high_y > 4


def test_the_page_needs_nothing_from_elsewhere(page):
    soup = BeautifulSoup(page, "html.parser")
    assert not soup.find_all(["script", "link", "img", "iframe"], src=True)
    assert not soup.find_all("link", href=True)


def test_the_same_map_is_the_same_bytes(page):
    assert map_page(USERS, ITEMS, FILMS) == page


def test_the_frame_holds_the_page_and_a_title(shown, page):
    frame = BeautifulSoup(shown["text/html"], "html.parser").iframe
    assert frame["srcdoc"] == page and frame["title"]
    assert "2 films and 2 users" in shown["text/plain"]


def test_what_is_stored_is_short_and_equal_to_what_nbval_compares(shown):
    stored = without_frame(shown["text/html"])
    assert PLACEHOLDER in stored and len(stored) < 500
    config = configparser.RawConfigParser()
    config.read(Path(nbval_plugin.__file__).with_name("nbval_sanitize.cfg"))
    (rule,) = (config[name] for name in config.sections() if "map" in name)
    assert re.sub(rule["regex"], rule["replace"], shown["text/html"]) == stored
