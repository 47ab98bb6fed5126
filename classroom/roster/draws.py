"""Each student's own numbers, drawn from the secret and the id until they are well-posed.

What the notebooks say of all editions is part of well-posed: that the labels overlap, for
instance, or that one misplaced decimal point turns the rising line into a falling one.
"""

import json

import numpy as np

from classroom.roster.secret import keyed_digest
from classroom.roster.students import plain_id
from course_utils.data.interactions import N_RANDOM_FILMS, WELL_KNOWN_FILMS, select_films
from course_utils.data.movielens import load_embedded, load_movielens
from course_utils.likelihood.curve import logistic_points
from course_utils.likelihood.fits import SEARCH_BOX, fit_newton, is_separable
from course_utils.likelihood.squared_error import fit_squared_error
from course_utils.personal_data import MOST_TIMES, PersonalData
from course_utils.solutions.least_squares import perform_least_squares
from course_utils.solutions.likelihood import loss_mle

LEAST_INTERACTIONS = 2000
LEAST_OF_A_LABEL = 5
MOST_OF_THE_TRUTH = 0.1
"""The likelihood of the true curve, which the text calls a small number, stays below."""

GUESS = (0.5, 1.0)
"""The line of notebook 1 that is compared with the best one."""


def draw_personal_data(secret, student, editions):
    """Draw a student's numbers.

    Parameters
    ----------
    secret : bytes
    student : classroom.roster.students.Student
    editions : list of MovieLens
        All that students may have: the films are good in each of them.

    Returns
    -------
    PersonalData
        Always the same for the same arguments; the order and the number of other students do
        not matter.
    """
    theta_0, theta_1, point_seed = _draw_curve(_random(secret, student, "curve"))
    return PersonalData(
        student=student.student,
        film_seed=_draw_film_seed(_random(secret, student, "films"), editions),
        six_points=_draw_six_points(_random(secret, student, "six points")),
        theta_0=theta_0, theta_1=theta_1, point_seed=point_seed,
    )


def tag(secret, personal):
    """What an edition carries to show that it holds these numbers, made with this secret.

    Returns
    -------
    str
        16 hexadecimal digits.
    """
    numbers = json.dumps(personal._replace(student=plain_id(personal.student)))
    return keyed_digest(secret, "edition", numbers).hex()[:16]


def class_personal_data(secret, students):
    """Draw the numbers of a class.

    Returns
    -------
    dict of str to PersonalData
        By `Student.key`.

    Raises
    ------
    ValueError
        Where the main release of MovieLens cannot be had: whether films are good, and so the
        numbers of a student, must not depend on the day's network.
    """
    editions = movielens_releases()
    return {student.key: draw_personal_data(secret, student, editions) for student in students}


def movielens_releases():
    """The releases of MovieLens that students may have; ValueError where one is missing."""
    movielens = load_movielens()
    if movielens.is_fallback:
        raise ValueError(
            "each student's films are checked in the release of MovieLens of 2018, which could "
            "not be loaded: connect to the internet, or set MOVIELENS_SMALL_ZIP to its archive.")
    return [movielens, load_embedded()]


def film_counts(movielens, seed):
    """Count a selection of films.

    Returns
    -------
    n_ratings, n_users, n_films : int
        Films without ratings are not counted.
    """
    ratings_df, _ = select_films(movielens, seed)
    return len(ratings_df), ratings_df["user_id"].nunique(), ratings_df["item_id"].nunique()


def are_good_films(movielens, seed):
    """Whether the selection has 100 films, each with a rating, and ratings enough."""
    n_ratings, _, n_films = film_counts(movielens, seed)
    n_wanted = N_RANDOM_FILMS + len(WELL_KNOWN_FILMS)
    return n_films == n_wanted and n_ratings >= LEAST_INTERACTIONS


def are_good_six_points(points):
    """Whether all that notebook 1 says of six points holds.

    Parameters
    ----------
    points : ndarray of float64, shape (6, 2)

    Returns
    -------
    bool
        The line rises; the last point is the furthest from the mean, and a tenth of its y makes
        the line fall; the guess does not pass the test of its residuals; the first line of the
        interactive figure lies below all points, and its sum of squares fits on the axis.
    """
    x, y = points.T
    if len(np.unique(x)) < 2 or np.argmax(np.abs(x - x.mean())) != len(x) - 1:
        return False
    theta_0, theta_1 = perform_least_squares(points)
    mistyped = np.column_stack([x, [*y[:-1], y[-1] / 10]])
    least, first = (np.sum((y - a - b * x) ** 2) for a, b in ((theta_0, theta_1), (0.0, 0.5)))
    guessed = np.sum(y - GUESS[0] - GUESS[1] * x)
    return bool(
        theta_0 > 0.1 and theta_1 > 0.1 and perform_least_squares(mistyped)[1] < -0.02
        and abs(guessed) > 0.1 and np.all(y > 0.5 * x + 0.1)
        and least > 0.2 and 3 * least < first < MOST_TIMES * least)


def are_good_labels(x, y, theta_0, theta_1):
    """Whether both losses of the points have their best curve well inside the search box.

    Parameters
    ----------
    x, y : ndarray, shape (20,)
    theta_0, theta_1 : float
        The true curve.
    """
    if min(y.sum(), len(y) - y.sum()) < LEAST_OF_A_LABEL or is_separable(x, y):
        return False
    truth = -loss_mle({"theta_0": theta_0, "theta_1": theta_1}, x, y)
    if truth > MOST_OF_THE_TRUTH or not _is_well_inside(fit_newton(x, y)):
        return False
    squares = fit_squared_error(x, y)
    return squares.finite and _is_well_inside(squares[:2])


def _is_well_inside(curve):
    (low_0, high_0), (_, high_1) = SEARCH_BOX.values()
    return 0.9 * low_0 < curve[0] < 0.9 * high_0 and 0.3 < curve[1] < 0.5 * high_1


def _random(secret, student, purpose):
    # A RandomState draws the same numbers under every version of NumPy, a Generator need not:
    # editions are graded months after they were made.
    words = np.frombuffer(keyed_digest(secret, purpose, student.key), dtype=">u4")
    return np.random.RandomState(words.astype(np.uint32))


def _draw_film_seed(rng, editions):
    while True:
        seed = _seed(rng)
        if all(are_good_films(movielens, seed) for movielens in editions):
            return seed


def _draw_six_points(rng):
    while True:
        x = np.sort(rng.choice(np.arange(1, 33), 6, replace=False)) / 10
        y = rng.uniform(0.4, 1.2) + rng.uniform(0.4, 1.0) * x + rng.normal(0, 0.45, size=6)
        points = np.column_stack([x, y.round(2)])
        if are_good_six_points(points):
            return tuple(map(tuple, points.tolist()))


def _draw_curve(rng):
    while True:
        theta_1 = rng.randint(12, 21) / 10
        # It is one half between 5.8 and 7.2, right of the curve with which the interactive figure
        # starts, and has room for both labels.
        theta_0 = -round(theta_1 * rng.uniform(5.8, 7.2), 1)
        curve = PersonalData(theta_0=theta_0, theta_1=theta_1, point_seed=_seed(rng))
        if are_good_labels(*logistic_points(curve), theta_0, theta_1):
            return theta_0, theta_1, curve.point_seed


def _seed(rng):
    return int(rng.randint(2**32, dtype=np.uint32))
