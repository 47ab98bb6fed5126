"""A pytest plugin that makes nbval's comparison of the notebooks complete.

nbval compares text, tables and, through `course_utils.plots.artists`, the numbers behind each
figure. It ignores pictures. This plugin compares those too, under the locked matplotlib: other
versions draw the same data with other pixels. A notebook that works on MovieLens is executed
but not compared where only the embedded release is at hand. After a notebook's cells the code in
the answers to its exercises is run in the same kernel, and what it prints is compared.
"""

import base64
import io
import os
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import matplotlib
import numpy as np
from nbval.plugin import IPyNbCell, IPyNbFile
from PIL import Image

from course_utils.data.movielens import load_movielens
from course_utils.paths import ROOT
from course_utils.session import SESSION_VARIABLE
from course_utils.start.pins import pinned_versions
from devtools.comparison.answers import answer_cells
from devtools.comparison.first_difference import MARK, first_difference

DIFFERENCES = ROOT / "build" / "picture-differences"
# A line drawn 1.6 instead of 1.5 points wide differs by 0.4; the same figure drawn twice by 0.
MOST_RMS = 0.02
EMBEDDED_PICTURE = re.compile(r'src="data:image/png;base64,([^"]*)"')

_compare_text = IPyNbCell.compare_outputs
_collect_cells = IPyNbFile.collect


def pytest_configure(config):
    config.option.nbval_sanitize_with = str(Path(__file__).with_name("nbval_sanitize.cfg"))
    IPyNbCell.compare_outputs = _compare_outputs
    IPyNbFile.collect = _collect
    # pytest may have been started in a notebook; interactive figure are compared in static form.
    os.environ.pop(SESSION_VARIABLE, None)


def pytest_unconfigure():
    IPyNbCell.compare_outputs = _compare_text
    IPyNbFile.collect = _collect_cells


def pytest_terminal_summary(terminalreporter):
    reports = (report for group in terminalreporter.stats.values() for report in group)
    if any(".ipynb::" in getattr(report, "nodeid", "") for report in reports):
        for line in _what_was_not_compared():
            terminalreporter.write_line(line, yellow=True)


def pictures(outputs):
    """All pictures in a cell's outputs, as bytes of PNG files.

    Parameters
    ----------
    outputs : list of dict
        Outputs in the notebook format; pictures embedded in HTML count as well.

    Returns
    -------
    list of bytes
    """
    found = []
    for output in outputs:
        data = output.get("data", {})
        texts = [data["image/png"]] if "image/png" in data else []
        texts += EMBEDDED_PICTURE.findall(data.get("text/html", ""))
        found += [base64.b64decode(text) for text in texts]
    return found


def picture_difference(stored, new):
    """The root mean square of the differences of two pictures.

    Parameters
    ----------
    stored, new : bytes
        PNG files.

    Returns
    -------
    float
        On the scale of 0 to 255; infinite where the sizes differ.
    """
    stored, new = _pixels(stored), _pixels(new)
    if stored.shape != new.shape:
        return float("inf")
    return float(np.sqrt(np.mean((stored - new) ** 2)))


def _collect(file):
    """The notebook's cells, then the answers to its exercises."""
    cells = [*_collect_cells(file)]
    yield from cells
    for number, cell in enumerate(answer_cells(file.nb)):
        options = defaultdict(bool, check=bool(cell.outputs) and file.compare_outputs)
        yield IPyNbCell.from_parent(file, name=f"Answer {number + 1}", options=options,
                                    cell_num=len(cells) + number, cell=cell)


def _compare_outputs(cell, test, ref, skip_compare=None):
    if _needs_full_release(cell.parent.nb) and _is_fallback():
        return True
    if not _compare_text(cell, test, ref, skip_compare):
        difference = first_difference(_texts(cell, ref), _texts(cell, test))
        cell.comparison_traceback.append(f"{MARK}{difference}")
        return False
    return not _pictures_can_be_compared() or _compare_pictures(cell, pictures(ref), pictures(test))


def _texts(cell, outputs):
    """What nbval compares of the outputs, by form and number, such as ``text/plain``."""
    texts = {}
    for output in outputs:
        forms = output.get("data", {output.get("name", "error"): output.get("text", "")})
        for form, value in forms.items():
            if form not in cell.parent.skip_compare:
                texts.setdefault(form, []).append(cell.sanitize(value))
    return texts


def _compare_pictures(cell, stored, new):
    """False, with the reason in the cell's report, unless all pictures agree."""
    if len(stored) != len(new):
        cell.comparison_traceback.append(
            f"{MARK}{len(stored)} pictures stored, {len(new)} drawn now.")
        return False
    differences = [picture_difference(*pair) for pair in zip(stored, new, strict=True)]
    for number, difference in enumerate(differences):
        if difference > MOST_RMS:
            name = f"{Path(cell.parent.fspath).stem}-cell-{cell.cell_num}-picture-{number}"
            _keep(name, stored[number], new[number])
            cell.comparison_traceback.append(
                f"{MARK}picture {number} differs by {difference:.3g} (root mean square; at "
                f"most {MOST_RMS}). Stored and new: build/{DIFFERENCES.name}/{name}-*.png"
            )
    return max(differences, default=0) <= MOST_RMS


def _keep(name, stored, new):
    DIFFERENCES.mkdir(parents=True, exist_ok=True)
    (DIFFERENCES / f"{name}-stored.png").write_bytes(stored)
    (DIFFERENCES / f"{name}-new.png").write_bytes(new)


def _pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=float)


def _needs_full_release(notebook):
    return notebook.metadata.get("course", {}).get("movielens", False)


@cache
def _is_fallback():
    return load_movielens().is_fallback


@cache
def _pictures_can_be_compared():
    return matplotlib.__version__ == _locked_matplotlib()


def _locked_matplotlib():
    return pinned_versions((ROOT / "requirements.lock").read_text(encoding="utf-8"))["matplotlib"]


def _what_was_not_compared():
    if _is_fallback():
        yield (
            "notebooks that work on MovieLens: executed, not compared, since the stored outputs "
            "are those of the 2018 release and only the embedded 2016 release is at hand"
        )
    if not _pictures_can_be_compared():
        yield (
            f"pictures: not compared, since matplotlib is {matplotlib.__version__} and they were "
            f"drawn with {_locked_matplotlib()}; the numbers behind them are compared"
        )
