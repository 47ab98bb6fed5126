"""The choice between the live and the static form of an interactive figure."""

from course_utils.plots.display import describe, show
from course_utils.session import is_live


def present(scene, controls):
    """Show a figure: with its controls where it can be touched, as a picture elsewhere.

    Parameters
    ----------
    scene : Scene
    controls : dict of str to Slider or Choice
        By the names under which `scene.move` takes their values.
    """
    words = scene.move(**{name: control.start for name, control in controls.items()})
    describe(scene.axes, f"{scene.alt} {words}", scene.caption)
    if is_live():
        # ipywidgets is of no use elsewhere.
        from course_utils.plots.interactive.live import show_live
        show_live(scene, controls)
    else:
        show(scene.axes)
