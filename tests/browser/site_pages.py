"""The site for the tests: made from the stored notebooks, opened from the file system."""

import copy
import html
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
import pandas as pd
from conftest import WINDOW
from notebook_files import NOTEBOOKS, ROOT, read

from course_utils.plots.interactive.map import PLACEHOLDER
from course_utils.plots.interactive.map_page import map_page
from devtools.site.build import write_site

LESSONS = [path.stem for path in NOTEBOOKS]
PAGES = ["index", *LESSONS, "docs/teaching", "docs/glossary", "reference/index",
         "reference/likelihood"]

# A page is whole once its formulas are set.
TYPESET = """
() => document.readyState === "complete"
  && (!window.MathJax?.Hub || new Promise(resolve => MathJax.Hub.Queue(() => resolve(true))))
"""
# The theme's sidebar slides in beside the text when a window becomes wide.
AT_REST = "() => document.getAnimations().every(({playState}) => playState !== 'running')"
# In the second frame the page's own scripts have answered to what was changed.
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def write_whole_site(folder):
    """Write the site, with a small map to search, into a new folder."""
    folder.mkdir()
    notebooks = {path: copy.deepcopy(read(path)) for path in NOTEBOOKS}
    assert sum(map(_show_map, notebooks.values())) == 1
    write_site(notebooks, ROOT, folder, is_fallback=False)


def _show_map(notebook):
    """Put a map where a stored notebook has none, and say how many there are."""
    points = np.array([[0.5, 0.25], [-1.0, 2.0]])
    films = pd.DataFrame({"title": ["Alien (1979)", "Heat (1995)"], "ratings": [7, 146],
                          "distance": [5.0, 1.0], "angle": [53.1, 90.0]})
    frame = ('<iframe class="course-map" title="Map of films and users, to search" '
             'style="width:100%;height:780px;border:0" '
             f'srcdoc="{html.escape(map_page(points, points, films))}"></iframe>')
    data = [output.data for cell in notebook.cells for output in cell.get("outputs", [])
            if PLACEHOLDER in output.get("data", {}).get("text/html", "")]
    for each in data:
        each["text/html"] = each["text/html"].replace(PLACEHOLDER, frame)
    return len(data)


def open_page(window, site, name):
    """Open a page of the site by its name, and wait until it is whole."""
    window.goto((site / f"{name}.html").as_uri())
    window.wait_for_function(TYPESET)


def is_lesson(page):
    """Whether the open page is a notebook's."""
    return Path(urlparse(page.url).path).stem in LESSONS


def resize(page, width, scheme="light"):
    """Give the window a width, and the system a theme."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({**WINDOW, "width": width})
    page.evaluate(SETTLED)
    page.wait_for_function(AT_REST)
    page.evaluate(SETTLED)
