"""The numbers by which an edition is recognised, and where they stand in a text."""

import re

import numpy as np

from classroom.roster.draws import film_counts
from course_utils.data.interactions import N_NEG_PER_POS
from course_utils.likelihood.curve import logistic_points
from course_utils.likelihood.fits import fit_newton
from course_utils.solutions.least_squares import perform_least_squares

MOST_LETTERS = 2_000_000
LONGEST_NUMBER = 30
DECIMALS = (2, 4)
"""As the notebooks print: points with two, everything else with four."""

# A digit of a name, as in theta_0 or float64, is no number.
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?", flags=re.ASCII)


def key_numbers(personal, editions):
    """List what the notebooks print of a student's own data that nobody else's are likely to print.

    Parameters
    ----------
    personal : PersonalData
    editions : list of MovieLens
        Those that a student may have.

    Returns
    -------
    dict of str to set of frozenset of tuple
        For each kind of number the ways in which it may appear. A way is a set of rows that all
        must be there, each a pair: the decimals, and numbers that follow one another.
    """
    x, y = logistic_points(personal)
    labels = {_row(2, np.sort(x[y == label])) for label in (0, 1)}
    return {
        "six points": {frozenset({_row(2, np.ravel(personal.six_points))})},
        "line": {frozenset({_row(4, perform_least_squares(personal.six_points))})},
        "films": {_film_rows(movielens, personal.film_seed) for movielens in editions},
        "twenty points": {frozenset(labels)},
        "curve": {frozenset({_row(4, fit_newton(x, y))})},
    }


class NumbersIn:
    """The numbers of a text that may be hostile, by where they stand.

    Parameters
    ----------
    text : str
        What is behind `MOST_LETTERS` is not read.
    """

    def __init__(self, text):
        words = _NUMBER.findall(text[:MOST_LETTERS])
        found = [float(word) if len(word) <= LONGEST_NUMBER else np.inf for word in words]
        self._numbers = {decimals: [round(one, decimals) for one in found]
                         for decimals in DECIMALS}
        self._places = {decimals: {} for decimals in DECIMALS}
        for decimals, numbers in self._numbers.items():
            for place, number in enumerate(numbers):
                self._places[decimals].setdefault(number, []).append(place)

    def has(self, rows):
        """Whether all rows of a way of `key_numbers` are there."""
        return all(self._has_row(*row) for row in rows)

    def _has_row(self, decimals, row):
        # A text may hold one number very often, so the search begins with the rarest.
        numbers, places = self._numbers[decimals], [self._places[decimals].get(n, ()) for n in row]
        offset = min(range(len(row)), key=lambda k: len(places[k]))
        starts = (place - offset for place in places[offset])
        return any(tuple(numbers[start:start + len(row)]) == row for start in starts if start >= 0)


def _row(decimals, numbers):
    return decimals, tuple(round(float(number), decimals) for number in numbers)


def _film_rows(movielens, seed):
    """The counts that notebook 2 prints: of films and users, and of pairs."""
    n_ratings, n_users, n_films = film_counts(movielens, seed)
    n_negatives = N_NEG_PER_POS * n_ratings
    return frozenset({_row(4, (n_films, n_users)),
                      _row(4, (n_ratings, n_negatives, n_ratings + n_negatives))})
