"""The live form of an interactive figure: controls, the picture, and its numbers in words.

For tests and style sheets: the whole has the CSS class ``course-interactive``, the picture
``course-interactive-picture`` (an ``img`` in a ``figure``), the words
``course-interactive-words``. The static picture stands above, in a ``figure`` of class
``course-interactive-still``. It is hidden as long as the live one is there. So a reader who opens
the saved notebook without a kernel sees it again.
"""

import base64
import html

import ipywidgets as widgets
from IPython.display import display

from course_utils.plots.display import figure_bundle
from course_utils.plots.interactive.painter import painter
from course_utils.plots.interactive.scene import Slider, figure_of

WIDE = {"width": "min(100% - 4px, 48em)"}
LABEL_WIDTH = {"description_width": "14em"}
WITHOUT_KERNEL = "Run this cell in JupyterLab to get the sliders."
# ipywidgets gives the handle of a slider no name, and of a logarithmic one the exponent as value.
NAME_CONTROLS = """
const panel = this.closest('.course-interactive');
for (const slider of panel.querySelectorAll('.widget-slider')) {
  const handle = slider.querySelector('[role=slider]');
  handle.ariaLabel = slider.querySelector('.widget-label').textContent;
  handle.ariaValueText = slider.querySelector('.widget-readout').textContent;
}
panel.querySelector('.course-interactive-words .widget-html-content').role = 'status';
"""
# Of the two outputs, the one that is of use: the live one as long as it lives, else the static.
# In a narrow window a slider stands below its label and its number.
STYLE = """<style>
.jp-OutputArea-child:has(figure.course-interactive-still):has(+ * .course-interactive),
.jp-OutputArea-child:has(figure.course-interactive-still) + :not(:has(.course-interactive)) {
  display: none}
.course-interactive {container-type: inline-size; width: 100%}
.course-interactive .widget-html-content {min-width: 0}
@container (max-width: 36em) {
  .course-interactive .widget-slider {flex-wrap: wrap; height: auto}
  .course-interactive .widget-slider .slider-container {order: 1; flex: 1 0 90%}
}
</style>"""


def show_live(scene, controls):
    """Display a figure with its controls, and the static picture for readers without them.

    Parameters are those of `course_utils.plots.interactive.present.present`; the figure is
    described.
    """
    data, metadata = figure_bundle(scene.axes)
    data["text/html"] = STYLE + data["text/html"].replace(
        "<figure>", '<figure class="course-interactive-still">', 1).replace(
        "</figcaption>", f" {WITHOUT_KERNEL}</figcaption>", 1)
    display(data, metadata=metadata, raw=True)
    panel = live_panel(scene, controls)
    display({**panel._repr_mimebundle_(), "text/plain": ""}, raw=True)


def live_panel(scene, controls):
    """The widget of `show_live`.

    Returns
    -------
    ipywidgets.VBox
    """
    made = {name: _control(control) for name, control in controls.items()}
    picture = widgets.HTML().add_class("course-interactive-picture")
    words = widgets.HTML().add_class("course-interactive-words")
    paint = painter(scene)

    def refresh(_change=None):
        said = scene.move(**{name: widget.value for name, widget in made.items()})
        picture.value = _figure(scene, paint(), said)
        words.value = html.escape(said)

    for widget in made.values():
        widget.observe(refresh, names="value")
    refresh()
    return widgets.VBox([*made.values(), picture, words]).add_class("course-interactive")


def _control(control):
    shared = {"description": control.label, "value": control.start, "layout": WIDE,
              "style": LABEL_WIDTH}
    if not isinstance(control, Slider):
        options = [(name, value) for name, value in control.names.items()]
        return widgets.RadioButtons(options=options, **shared)
    limits = {"min": control.low, "max": control.high, "step": control.step}
    if control.is_log:
        return widgets.FloatLogSlider(readout_format=".3g", **limits, **shared)
    if isinstance(control.step, int):
        return widgets.IntSlider(**limits, **shared)
    return widgets.FloatSlider(readout_format=".2f", **limits, **shared)


def _figure(scene, png, said):
    # With its size stated, the picture leaves no gap, and nothing jumps, while it is replaced.
    width, height = figure_of(scene).canvas.get_width_height()
    source = base64.b64encode(png).decode("ascii")
    return (
        f'<figure style="margin:0"><img alt="{html.escape(f"{scene.alt} {said}")}" width="{width}" '
        f'height="{height}" decoding="sync" onload="{html.escape(NAME_CONTROLS)}" '
        f'style="max-width:100%;height:auto" '
        f'src="data:image/png;base64,{source}">'
        f"<figcaption>{html.escape(scene.caption)}</figcaption></figure>"
    )
