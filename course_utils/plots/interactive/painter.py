"""Draw the moving part of a figure over the part that stays, fast enough for a slider."""

import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from course_utils.plots.interactive.scene import figure_of


def painter(scene):
    """Draw what stays, and return a function that draws the rest.

    What stays is drawn again only where the limits of axes have changed.

    Parameters
    ----------
    scene : Scene
        Its layout is frozen and its moving artists are left out of ordinary drawing from now on.

    Returns
    -------
    callable
        Without arguments; it returns the picture as it is now, the bytes of a PNG.
    """
    figure = figure_of(scene)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # with everything, so that the layout is that of the static picture
    figure.set_layout_engine("none")
    for artist in scene.moving:
        artist.set_animated(True)
    limits = background = None

    def paint():
        nonlocal limits, background
        if limits != (limits := _limits(figure)):
            canvas.draw()
            background = canvas.copy_from_bbox(figure.bbox)
        canvas.restore_region(background)
        for artist in scene.moving:
            figure.draw_artist(artist)
        return _png(np.asarray(canvas.buffer_rgba()))

    return paint


def _limits(figure):
    return [(*ax.get_xlim(), *ax.get_ylim()) for ax in figure.axes]


def _png(pixels):
    # 256 colours are enough for a chart, and written in half the time of millions.
    picture = Image.fromarray(pixels).convert("RGB").quantize(
        method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    picture.save(stream, format="png", compress_level=1)
    return stream.getvalue()
