"""The numbers that an edition is about: the course's, or a student's own.

A student edition that was made from a roster carries ``data/personal_data.json``. Where there is no
such file, all numbers are those of the course.
"""

import json
from typing import NamedTuple

from course_utils.paths import DATA

FILE = DATA / "personal_data.json"


class PersonalData(NamedTuple):
    """What differs between the editions of a class.

    Attributes
    ----------
    student : str
        Whose it is, as in the teacher's roster; "" for the course's own.
    film_seed : int
        Of the selection of films.
    six_points : tuple of tuple of float, shape (6, 2)
        The x and y of task 1.
    theta_0, theta_1 : float
        The true logistic curve.
    point_seed : int
        Of the 20 points that are drawn from it.
    """

    student: str = ""
    film_seed: int = 6789
    six_points: tuple = (
        (0.2, 0.52), (0.5, 1.36), (0.9, 1.00), (1.3, 1.69), (1.5, 2.58), (2.8, 2.34))
    theta_0: float = -10.0
    theta_1: float = 1.5
    point_seed: int = 6789


COURSE = PersonalData()

MOST_TIMES = 12
"""Notebook 1 draws the sum of squares up to so many times its minimum, at least."""


def read_personal_data(path=FILE):
    """Read an edition's numbers.

    Parameters
    ----------
    path : pathlib.Path
        JSON with the fields of a `PersonalData`.

    Returns
    -------
    PersonalData
        `COURSE` where there is no such file.

    Raises
    ------
    ValueError
        If the file holds anything else.
    """
    try:
        personal = PersonalData(**json.loads(path.read_text(encoding="utf-8")))
        points = tuple((float(x), float(y)) for x, y in personal.six_points)
        return personal._replace(six_points=points)
    except FileNotFoundError:
        return COURSE
    except (TypeError, ValueError):
        raise ValueError(
            f"{path} was changed or is damaged: take it again from the zip that you were given."
        ) from None


PERSONAL_DATA = read_personal_data()
