"""Show a figure so that everyone can read it and a test can compare it.

A figure leaves the notebook in four forms: the picture (PNG, its alternative text in the
metadata, where nbconvert looks), the same picture in HTML with the alternative text and the
caption (what JupyterLab shows), the alternative text alone, and the numbers behind the picture
as JSON, which nbval compares on every run.
"""

import base64
import html
import io

import matplotlib
import numpy as np
from IPython.display import display
from matplotlib.figure import Figure

from course_utils.plots.artists import figure_data

# Whatever a user's matplotlibrc says: the text describes the figures as they are then.
matplotlib.rcdefaults()

DPI = 110
ARTISTS_MIME = "application/vnd.course-utils.artists+json"

# Okabe and Ito's palette: distinct also with the common forms of colour blindness.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
BLUE, VERMILION, PURPLE, GREY = "#0072B2", "#D55E00", "#CC79A7", "#6E6E6E"


def new_axes(rows=1, columns=1, size=(8.0, 5.0), **subplot_options):
    """Make a figure outside pyplot, so that none stays open behind the reader's back.

    Parameters
    ----------
    rows, columns : int
        The grid of axes.
    size : tuple of float
        Width and height in inches.
    **subplot_options
        Handed to `matplotlib.figure.Figure.subplots`.

    Returns
    -------
    Axes or ndarray of Axes
    """
    figure = Figure(figsize=size, dpi=DPI, layout="constrained")
    axes = figure.subplots(rows, columns, **subplot_options)
    for ax in np.ravel(axes):
        ax.grid(True, color="#DDDDDD", linewidth=0.6)
        ax.set_axisbelow(True)
        ax.spines[["top", "right"]].set_visible(False)
    return axes


def describe(axes, alt, caption):
    """Attach the alternative text and the caption to the figure of `axes`.

    Parameters
    ----------
    axes : Axes or ndarray of Axes
    alt : str
        What the picture shows, with the numbers that matter, for a reader who cannot see it.
    caption : str
        What to look at, for a reader who can.

    Returns
    -------
    Axes or ndarray of Axes
        The same `axes`.
    """
    _figure_of(axes).course_description = (alt, caption)
    return axes


def alt_text(axes):
    """The alternative text that was attached to the figure of `axes`."""
    return _description(axes)[0]


def show(axes):
    """Display the figure of `axes` in the notebook, with its alternative text and caption.

    Parameters
    ----------
    axes : Axes or ndarray of Axes
        What a function of `course_utils.plots` returned.

    Raises
    ------
    ValueError
        If the figure has no alternative text (see `describe`).
    """
    data, metadata = figure_bundle(axes)
    display(data, metadata=metadata, raw=True)


def show_folded(table, summary):
    """Display a long table that opens with a click.

    Parameters
    ----------
    table : DataFrame
        Shown whole.
    summary : str
        The line to click: what the table holds.
    """
    folded = f"<details><summary>{html.escape(summary)}</summary>{table.to_html()}</details>"
    display({"text/html": folded, "text/plain": f"{summary}\n{table.to_string()}"}, raw=True)


def figure_bundle(axes):
    """The MIME bundle of a figure and its metadata, as `IPython.display.display` takes them."""
    alt, caption = _description(axes)
    figure = _figure_of(axes)
    picture = base64.b64encode(_png(figure)).decode("ascii")
    data = {
        "image/png": picture,
        "text/html": (
            f'<figure><img alt="{html.escape(alt)}" style="max-width:100%" '
            f'src="data:image/png;base64,{picture}">'
            f"<figcaption>{html.escape(caption)}</figcaption></figure>"
        ),
        "text/plain": f"Figure. {caption}\n{alt}",
        ARTISTS_MIME: figure_data(figure),
    }
    return data, {"image/png": {"alt": alt}}


def _png(figure):
    stream = io.BytesIO()
    # Without the Software entry the bytes do not depend on matplotlib's version string.
    figure.savefig(stream, format="png", metadata={"Software": None})
    return stream.getvalue()


def _figure_of(axes):
    return np.ravel(axes)[0].figure


def _description(axes):
    try:
        return _figure_of(axes).course_description
    except AttributeError:
        raise ValueError(
            "axes: the figure has no alternative text; call describe(axes, alt, caption) first."
        ) from None
