"""What an interactive figure is made of."""

from typing import NamedTuple

import numpy as np


class Scene(NamedTuple):
    """A figure, a part of which moves.

    Attributes
    ----------
    axes : Axes or ndarray of Axes
    moving : list of matplotlib artists
        All that `move` changes, in drawing order; it is drawn over the rest.
    move : callable
        Takes the controls' values by name, moves the artists, and returns a sentence that
        states the numbers of the new picture.
    alt : str
        What the picture shows, whatever the controls' values; that sentence follows it.
    caption : str
    """

    axes: object
    moving: list
    move: object
    alt: str
    caption: str


class Slider(NamedTuple):
    """A number to choose. On a logarithmic slider `low`, `high` and `step` are exponents of 10."""

    label: str
    low: float
    high: float
    step: float
    start: float
    is_log: bool = False


class Choice(NamedTuple):
    """One of several values to choose, each with a name for the reader."""

    label: str
    names: dict
    start: object


def figure_of(scene):
    """The matplotlib figure of a scene."""
    return np.ravel(scene.axes)[0].figure
