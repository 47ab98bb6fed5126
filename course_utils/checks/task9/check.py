"""Task 9's check: a user is folded in by the ridge step of task 3 on the rows of the listed films.

So the gradient of the step's objective is zero, and the mistakes of task 3 are recognised as they
are there. The mistakes of this task take other rows, or put rows and values together wrongly.
"""

from dataclasses import replace

import numpy as np

from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.runner.values import change_note, first_match, vanishes
from course_utils.checks.task3 import check as task3
from course_utils.checks.task3.check import TOLERANCE, Fit, draw_inputs, objective, read_vector
from course_utils.checks.task4 import check as task4
from course_utils.checks.task9.hints import HINTS
from course_utils.checks.tasks import Check
from course_utils.checks.twins import apart


def draw_cases(rng):
    """Calls of the function: a small example, then three drawn ones.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the data.

    Returns
    -------
    list of Case
        The arguments are ids of shape (n,), values of 0 and 1 of shape (n,), the films'
        representations of shape (m, d), and the penalty. The notebook's variables of the same
        names are set to other values, so that a function which reads them is found out. The
        last case repeats the first.
    """
    cases = [
        _case(np.random.default_rng(6789), "five of eight films", 8, 5, 2, 0.6),
        _case(rng, "six of eleven films", 11, 6, 2, 0.6),
        _case(rng, "nine of 15 films", 15, 9, 2, 3.0),
        _case(rng, "eight of twelve films, three numbers each", 12, 8, 3, 1.0),
    ]
    return [*cases, replace(cases[0], name="five of eight films once more")]


def _case(rng, name, m, n, d, largest):
    return apart(9, Case(name, _inputs(rng, m, n, d, largest)))


def _inputs(rng, m, n, d, largest):
    """Films of which some are listed, in no order; the first and the last film never are."""
    reprs, r_ui, reg_l = draw_inputs(rng, n, d, largest)
    item_repr_matrix = rng.normal(0.4, 1, size=(m, d))
    item_ids = rng.permutation(np.arange(1, m - 1))[:n]
    while np.array_equal(r_ui, r_ui[np.argsort(item_ids)]) or np.all(np.diff(item_ids) < 0):
        item_ids = rng.permutation(item_ids)
    item_repr_matrix[item_ids] = reprs
    return item_ids, r_ui, item_repr_matrix, reg_l


def judge(cases, answers):
    """Judge the representations.

    Parameters
    ----------
    cases : list of Case
    answers : list of Answer
        The values are arrays of shape (d,).

    Returns
    -------
    Verdict
    """
    _refuse_scores(cases, answers)
    verdict = task3.judge([_step_case(case) for case in cases],
                          [replace(answer, arguments_after=None) for answer in answers])
    if verdict.mistake is None:
        return Verdict(None, change_note(cases, answers))
    if verdict.mistake not in _UNNAMED:
        return verdict
    results = [read_vector(answer.value) for answer in answers]
    named = first_match(_MISTAKES, list(zip(cases, results, strict=True)), TOLERANCE)
    return Verdict(named) if named else verdict


_UNNAMED = ("not-the-minimum", "only-the-example")


def _step_case(case):
    return Case(case.name, _step_inputs(case.arguments))


def _step_inputs(arguments):
    item_ids, interacted, item_repr_matrix, reg_l = arguments
    return item_repr_matrix[item_ids], interacted, reg_l


def _refuse_scores(cases, answers):
    """Where there is one number for each film, they are scores, or something else."""
    results = [read_vector(answer.value) for answer in answers]
    matrices = [case.arguments[2] for case in cases]
    if any(result.shape != matrix.shape[:1]
           for result, matrix in zip(results, matrices, strict=True)):
        return
    lie_flat = all(_is_spanned(result, matrix) for result, matrix in zip(
        results, matrices, strict=True))
    raise Mistaken("scores-returned" if lie_flat else "one-for-each-film")


def _is_spanned(scores, matrix):
    """Whether the numbers are products of the films with some user."""
    user, *_ = np.linalg.lstsq(matrix, scores, rcond=None)
    return vanishes(matrix @ user - scores, TOLERANCE)


def _with(changes):
    """A mistake that solves the step for other inputs, one of `changes(...)`."""
    def imbalances(pair):
        case, p = pair
        tries = (Fit(reprs, r_ui, case.arguments[3], p)
                 for reprs, r_ui in changes(*case.arguments[:3]))
        return min((objective(fit) for fit in tries), key=lambda left: np.abs(left).max())
    return imbalances


def _all_films(item_ids, interacted, item_repr_matrix):
    r_ui = np.zeros(len(item_repr_matrix))
    r_ui[item_ids] = interacted
    yield item_repr_matrix, r_ui


def _other_rows(item_ids, interacted, item_repr_matrix):
    n = len(item_ids)
    return [(item_repr_matrix[rows], interacted) for rows in (slice(n), slice(-n, None))]


def _shifted_ids(item_ids, interacted, item_repr_matrix):
    return [(item_repr_matrix[item_ids + by], interacted) for by in (1, -1)]


def _sorted_ids(item_ids, interacted, item_repr_matrix):
    rows = item_repr_matrix[np.sort(item_ids)]
    return [(rows, interacted), (rows[::-1], interacted)]


def _sorted_values(item_ids, interacted, item_repr_matrix):
    listed = item_repr_matrix[item_ids]
    return [(listed, np.sort(interacted)), (listed, np.sort(interacted)[::-1]),
            (listed, interacted[::-1])]


def _liked_and_all_others(item_ids, interacted, item_repr_matrix):
    """Whether the films that are not listed count as negatives, and the listed negatives do not."""
    liked = item_ids[interacted == 1]
    others = np.setdiff1d(np.arange(len(item_repr_matrix)), item_ids)
    rows = item_repr_matrix[[*liked, *others]]
    yield rows, np.repeat([1, 0], [len(liked), len(others)])


def _ids_as_values(item_ids, interacted, item_repr_matrix):
    yield item_repr_matrix[item_ids], item_ids


_MISTAKES = {
    "all-films-used": _with(_all_films),
    "negatives-exchanged": _with(_liked_and_all_others),
    "other-rows-used": _with(_other_rows),
    "ids-shifted": _with(_shifted_ids),
    "ids-sorted": _with(_sorted_ids),
    "values-sorted": _with(_sorted_values),
    "ids-as-values": _with(_ids_as_values),
}


CHECK = Check(draw_cases, judge, HINTS, helpers=task4.CHECK.helpers)
