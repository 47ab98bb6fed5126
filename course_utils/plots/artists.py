"""The numbers, words and colours behind a figure, as plain JSON that a test can compare."""

import numpy as np
from matplotlib.axis import Axis
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.spines import Spine
from matplotlib.text import Text

PLACED = "placed"
"""Group id of artists whose place an algorithm chose from the sizes of letters.

Letter sizes belong to the font engine, so their places are compared in the picture only.
"""


def figure_data(figure):
    """Describe all that was drawn in a figure.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    dict
        JSON-ready: for each axes its labels, limits, and the artists in drawing order with data
        coordinates rounded to five significant digits, colours as hexadecimal text.
    """
    words = [*figure.texts, *(text for legend in figure.legends for text in legend.get_texts())]
    return {
        "texts": [text.get_text() for text in words],
        "axes": [_axes_data(ax) for ax in figure.axes],
    }


def _axes_data(ax):
    background = ax.patch
    artists = [a for a in ax.get_children() if a is not background and a.get_visible()]
    return {
        "title": ax.get_title(),
        "labels": [ax.get_xlabel(), ax.get_ylabel()],
        "scales": [ax.get_xscale(), ax.get_yscale()],
        "limits": _numbers([*ax.get_xlim(), *ax.get_ylim()]),
        "artists": [data for a in artists if (data := _artist_data(a)) is not None],
    }


def _artist_data(artist):
    """One artist as a dict, or None for the furniture of the axes."""
    if isinstance(artist, (Axis, Spine)):
        return None
    for kind, describe in _DESCRIBERS:
        if isinstance(artist, kind):
            data = describe(artist)
            return data and {"kind": kind.__name__, **data}
    raise TypeError(f"figure_data cannot describe a {type(artist).__name__} yet.")


def _line(line):
    data = {
        "label": line.get_label(),
        "colour": to_hex(line.get_color(), keep_alpha=True),
        "style": [line.get_linestyle(), str(line.get_marker())],
        "widths": _numbers([line.get_linewidth(), line.get_markersize()]),
    }
    if line.get_gid() != PLACED:
        data["xy"] = _numbers(line.get_xydata().ravel())
    return data


def _collection(collection):
    values = collection.get_array()
    data = {
        "label": collection.get_label(),
        "face": _colours(collection.get_facecolors()),
        "edge": _colours(collection.get_edgecolors()),
        "widths": _numbers(collection.get_linewidths()),
        "values": None if values is None else _numbers(np.ma.filled(values, np.nan)),
    }
    if hasattr(collection, "get_sizes"):
        data["sizes"] = _numbers(collection.get_sizes())
    if collection.get_gid() != PLACED:
        data["xy"] = _numbers(np.ma.filled(collection.get_offsets(), np.nan).ravel())
        data["paths"] = [_numbers(path.vertices.ravel()) for path in collection.get_paths()]
    return data


def _patch(patch):
    vertices = patch.get_patch_transform().transform(patch.get_path().vertices)
    return {
        "label": patch.get_label(),
        "face": to_hex(patch.get_facecolor(), keep_alpha=True),
        "edge": to_hex(patch.get_edgecolor(), keep_alpha=True),
        "vertices": _numbers(vertices.ravel()),
    }


def _text(text):
    if not text.get_text():
        return None
    data = {"text": text.get_text(), "colour": to_hex(text.get_color(), keep_alpha=True),
            "size": _number(text.get_fontsize())}
    if text.get_gid() != PLACED:
        data["xy"] = _numbers(getattr(text, "xy", text.get_position()))
    return data


def _image(image):
    return {"values": _numbers(np.ma.filled(image.get_array(), np.nan).ravel()),
            "limits": _numbers(image.get_extent())}


def _legend(legend):
    return {"texts": [text.get_text() for text in legend.get_texts()]}


_DESCRIBERS = (
    (Line2D, _line), (Collection, _collection), (Patch, _patch), (Text, _text),
    (AxesImage, _image), (Legend, _legend),
)


def _colours(rgba):
    """The hexadecimal colours; one stands for all where they are equal."""
    colours = [to_hex(colour, keep_alpha=True) for colour in rgba]
    return colours[:1] if len(set(colours)) == 1 else colours


def _numbers(values):
    return [_number(value) for value in np.asarray(values, dtype=float).ravel()]


def _number(value):
    """Five significant digits; zero for what is only rounding noise; None for NaN."""
    if not np.isfinite(value):
        return None
    return 0.0 if abs(value) < 1e-9 else float(f"{value:.5g}")
