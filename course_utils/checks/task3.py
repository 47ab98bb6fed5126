"""Task 3's check: at the ridge step's result the gradient of its objective is zero.

With the representations as rows of A, the objective |r - A p|^2 + reg_l |p|^2 is least where
the pull of the errors equals the pull of the penalty: A'(r - A p) = reg_l p. A known mistake
balances two other pulls, by which it is recognised.
"""

from dataclasses import dataclass, replace

import numpy as np

from course_utils.checks.cases import Case, Mistaken, Verdict
from course_utils.checks.task3_hints import HINTS
from course_utils.checks.twins import apart
from course_utils.checks.values import (
    all_the_same,
    change_note,
    changes_between_calls,
    decimals,
    first_match,
    numbers,
    vanishes,
)

__all__ = ["FUNCTION", "HINTS", "draw_cases", "judge"]

FUNCTION = "perform_mf_als_step"
# Relative to the pull at p = 0; an iterative solver's last steps are allowed for.
TOLERANCE = 2e-4
_SEED_REPRS = ((0.75, 0.15), (-0.12, 0.32), (0.44, -0.95))


@dataclass(frozen=True)
class Fit:
    """One call's inputs with the student's representation p."""

    reprs: np.ndarray
    r_ui: np.ndarray
    reg_l: float
    p: np.ndarray


def draw_cases(rng):
    """Calls of the function: the task's example, then three drawn ones.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the data.

    Returns
    -------
    list of Case
        The arguments are representations of shape (n, d), values of 0 and 1 of shape (n,), and
        the penalty. The notebook's variables of the same names are set to other values, so
        that a function which reads them is found out. The last case repeats the first.
    """
    example = np.array(_SEED_REPRS), np.array([1, 0, 0]), 0.1
    cases = [_case("the example of the task", example)]
    for n, d, largest in ((6, 2, 0.6), (9, 2, 3.0), (8, 3, 1.0)):
        name = f"{n} other representations of length {d}"
        cases.append(_case(name, draw_inputs(rng, n, d, largest)))
    return [*cases, replace(cases[0], name="the example once more")]


def draw_inputs(rng, n, d, largest):
    """Rows whose first number is negative where the value is 1, so that p's is negative, too."""
    # The last value is 1: a function that forgets all rows but the last does not return zeros.
    r_ui = np.append(rng.permutation(np.arange(n - 1) % 5 < 2), 1).astype(int)
    reprs = rng.normal(0.4, 1, size=(n, d))
    reprs[:, 0] = rng.uniform(0.5, 2, size=n) * np.where(r_ui == 1, -1, 1)
    return reprs, r_ui, float(np.round(rng.uniform(0.6, 0.9) * largest, 3))


def _case(name, inputs):
    return apart(3, Case(name, inputs))


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
    results = [read_vector(answer.value) for answer in answers]
    if all_the_same(results):
        return Verdict("same-for-all-data")
    if changes_between_calls(results, TOLERANCE):
        return Verdict("changes-between-calls")
    fits = [Fit(*case.arguments, result)
            for case, result in zip(cases, results, strict=True)]
    _check_shapes(fits)
    if not any(result.any() for result in results):
        return Verdict("all-zeros")
    if decimals(results) is not None:
        return Verdict("rounded")
    if all(_is_right(fit) for fit in fits):
        return Verdict(None, change_note(cases, answers))
    mistake = first_match(_MISTAKES, fits, TOLERANCE) or _of_the_penalty(fits)
    return Verdict(mistake) if mistake else _unrecognised(cases, fits)


def read_vector(value):
    if isinstance(value, tuple) and any(isinstance(part, (tuple, list, np.ndarray))
                                        for part in value):
        raise Mistaken("several-parts")
    return numbers(value)


def _check_shapes(fits):
    sizes = [(fit.p.shape, *fit.reprs.shape) for fit in fits]
    shapes = {
        "row-shape": lambda n, d: (1, d),
        "column-shape": lambda n, d: (d, 1),
        "intercept-returned": lambda n, d: (d + 1,),
        "one-number": lambda n, d: (),
    }
    for mistake, expected in shapes.items():
        if all(shape == expected(n, d) for shape, n, d in sizes):
            raise Mistaken(mistake)
    if all(fit.p.size == len(fit.reprs) for fit in fits):
        flat = [replace(fit, p=fit.p.ravel()) for fit in fits]
        raise Mistaken(first_match(_ONE_FOR_EACH_ROW, flat, TOLERANCE) or "one-for-each-row")
    if any(shape != (d,) for shape, n, d in sizes):
        raise Mistaken("wrong-shape")


def _pull(reprs, r_ui, p):
    """Half the pull of the squared errors on p."""
    return reprs.T @ (r_ui - reprs @ p)


def _imbalance(reprs, r_ui, p, penalty):
    """0 at the least of |r - A p|^2 + penalty |p|^2; relative to the pull at p = 0."""
    return (_pull(reprs, r_ui, p) - penalty * p) / _scale(reprs, r_ui)


def _scale(reprs, r_ui):
    return np.linalg.norm(reprs.T @ r_ui)


def objective(fit, **changes):
    fit = replace(fit, **changes)
    return _imbalance(fit.reprs, fit.r_ui, fit.p, fit.reg_l)


def _is_right(fit):
    return vanishes(objective(fit), TOLERANCE)


def _with_penalty(rule):
    return lambda fit: objective(fit, reg_l=rule(fit, *fit.reprs.shape))


def _along(vector, other):
    """0 if the vectors point the same or the opposite way."""
    rest = vector - (vector @ other) / (other @ other) * other
    return rest / np.linalg.norm(vector)


def _centred(array):
    return array - array.mean(axis=0)


def _without_identity(fit):
    pull = _pull(fit.reprs, fit.r_ui, fit.p)
    return (pull - fit.reg_l * fit.p.sum()) / _scale(fit.reprs, fit.r_ui)


def _intercept_fitted(fit):
    centred = {"reprs": _centred(fit.reprs), "r_ui": _centred(fit.r_ui)}
    return _smallest(*(objective(fit, reg_l=reg_l, **centred) for reg_l in (fit.reg_l, 0, 1)))


def _smallest(*choices):
    """Of several ways to make a mistake, the one that fits best."""
    return min(choices, key=lambda choice: np.abs(choice).max())


def _intercept_penalised(fit):
    errors = fit.r_ui - fit.reprs @ fit.p
    return objective(fit, r_ui=fit.r_ui - errors.sum() / (len(errors) + fit.reg_l))


def _lasso(fit, ridge_share=0):
    """A pull of fixed strength against each number, which stays 0 where the errors pull less."""
    total = len(fit.reprs) * fit.reg_l
    strength = total * (1 - ridge_share)
    pull = _pull(fit.reprs, fit.r_ui, fit.p) - total * ridge_share * fit.p
    moved = pull - strength * np.sign(fit.p)
    kept = np.maximum(0, np.abs(pull) - strength)
    return np.where(fit.p == 0, kept, moved) / _scale(fit.reprs, fit.r_ui)


def _never_negative(fit):
    imbalance = np.where(fit.p == 0, 0, objective(fit))
    return imbalance, np.minimum(fit.p, 0)


def _shrunk_afterwards(fit):
    return objective(fit, p=fit.p * (1 + fit.reg_l), reg_l=0)


def _one_at_a_time(fit):
    alone = fit.reprs.T @ fit.r_ui - np.sum(fit.reprs**2, axis=0) * fit.p
    return (alone - fit.reg_l * fit.p) / _scale(fit.reprs, fit.r_ui)


def _positives_only(fit):
    liked = fit.r_ui == 1
    return objective(fit, reprs=fit.reprs[liked], r_ui=fit.r_ui[liked])


def _rows(fit, rows):
    return _pull(fit.reprs[rows], fit.r_ui[rows], fit.p) - fit.reg_l * fit.p


def _row_left_out(fit):
    return _smallest(_rows(fit, slice(1, None)), _rows(fit, slice(-1)))


def _logistic(fit):
    chances = 1 / (1 + np.exp(-fit.reprs @ fit.p))
    pull = fit.reprs.T @ (fit.r_ui - chances)
    # Its solvers stop early unless told otherwise, so the pulls agree to some digits only.
    return 0.05 * _along(pull, fit.p)


def _misplaced(fit):
    choices = ({"r_ui": fit.r_ui + fit.reg_l}, {"reprs": fit.reprs + fit.reg_l})
    return _smallest(*(objective(fit, reg_l=0, **choice) for choice in choices))


def _entry_by_entry(fit):
    matrix = fit.reprs.T @ fit.reprs + fit.reg_l * np.eye(fit.reprs.shape[1])
    return fit.p - (1 / matrix) @ _right_side(fit)


def _right_side(fit):
    return fit.reprs.T @ fit.r_ui


def _system_times(fit, vector):
    return fit.reprs.T @ (fit.reprs @ vector) + fit.reg_l * vector


def _direction(fit):
    """0 if p is the right representation times some number."""
    return _along(_system_times(fit, fit.p), _right_side(fit))


_MISTAKES = {
    "penalty-ignored": _with_penalty(lambda fit, n, d: 0),
    "penalty-times-n": _with_penalty(lambda fit, n, d: fit.reg_l * n),
    "penalty-divided-by-n": _with_penalty(lambda fit, n, d: fit.reg_l / n),
    "penalty-squared": _with_penalty(lambda fit, n, d: fit.reg_l**2),
    "penalty-root": _with_penalty(lambda fit, n, d: np.sqrt(fit.reg_l)),
    "penalty-halved": _with_penalty(lambda fit, n, d: fit.reg_l / 2),
    "penalty-doubled": _with_penalty(lambda fit, n, d: fit.reg_l * 2),
    "penalty-inverted": _with_penalty(lambda fit, n, d: 1 / fit.reg_l),
    "penalty-default": _with_penalty(lambda fit, n, d: 1),
    "penalty-sign": _with_penalty(lambda fit, n, d: -fit.reg_l),
    "penalty-times-d": _with_penalty(lambda fit, n, d: fit.reg_l * d),
    "penalty-without-identity": _without_identity,
    "intercept-fitted": _intercept_fitted,
    "intercept-penalised": _intercept_penalised,
    "values-negated": lambda fit: objective(fit, r_ui=-fit.r_ui),
    "values-ignored": lambda fit: objective(fit, r_ui=np.ones(len(fit.r_ui))),
    "values-flipped": lambda fit: objective(fit, r_ui=1 - fit.r_ui),
    "values-as-signs": lambda fit: objective(fit, r_ui=2 * fit.r_ui - 1),
    "values-centred": lambda fit: objective(fit, r_ui=_centred(fit.r_ui)),
    "positives-only": _positives_only,
    "last-row-only": lambda fit: _rows(fit, slice(-1, None)),
    "row-left-out": _row_left_out,
    "reprs-standardised": lambda fit: objective(
        fit, reprs=_centred(fit.reprs) / fit.reprs.std(axis=0), r_ui=_centred(fit.r_ui)),
    "reprs-normalised": lambda fit: objective(
        fit, reprs=fit.reprs / np.linalg.norm(fit.reprs, axis=1, keepdims=True)),
    "one-at-a-time": _one_at_a_time,
    "shrunk-afterwards": _shrunk_afterwards,
    "lasso": _lasso,
    "elastic-net": lambda fit: _lasso(fit, ridge_share=0.5),
    "never-negative": _never_negative,
    "penalty-misplaced": _misplaced,
    "entry-by-entry": _entry_by_entry,
    "average-of-rows": lambda fit: fit.p - fit.reprs.mean(axis=0),
    "right-side-only": lambda fit: fit.p - _right_side(fit),
    "average-of-liked": lambda fit: fit.p - _right_side(fit) / fit.r_ui.sum(),
    "one-gradient-step": lambda fit: _along(fit.p, _right_side(fit)),
    "multiplied-not-solved": lambda fit: fit.p - _system_times(fit, _right_side(fit)),
    "normalised": lambda fit: (_direction(fit), np.linalg.norm(fit.p) - 1),
    "wrong-length": _direction,
    "logistic-regression": _logistic,
}

# The fitted values v = A p, the errors e = r - A p and the weights w of the rows in p = A'w
# satisfy the step's equation multiplied by A from the left.
_ONE_FOR_EACH_ROW = {
    "predictions-returned": lambda fit: (
        fit.reprs @ _pull(fit.reprs, fit.r_ui - fit.p, 0 * fit.reprs[0]) - fit.reg_l * fit.p),
    "errors-returned": lambda fit: (
        fit.reprs @ (fit.reprs.T @ fit.p) - fit.reg_l * (fit.r_ui - fit.p)),
    "wrong-side": lambda fit: (
        fit.reprs @ (fit.reprs.T @ fit.p) + fit.reg_l * fit.p - fit.r_ui),
}


def _of_the_penalty(fits):
    """A penalty that is none of the known ones: the pull of the errors still points along p."""
    pulls = [_pull(fit.reprs, fit.r_ui, fit.p) for fit in fits]
    if not vanishes([_along(pull, fit.p) for pull, fit in zip(pulls, fits, strict=True)],
                    TOLERANCE):
        return None
    penalties = np.array([pull @ fit.p / (fit.p @ fit.p)
                          for pull, fit in zip(pulls, fits, strict=True)])
    is_constant = vanishes(penalties / penalties.mean() - 1, 10 * TOLERANCE)
    return "penalty-fixed" if is_constant else "penalty-scaled"


def _unrecognised(cases, fits):
    if _is_right(fits[0]):
        return Verdict("only-the-example")
    left = np.linalg.norm(objective(fits[0])) * 100
    return Verdict("not-the-minimum", f"For {cases[0].name}, {left:.2g} % of the pull at the "
                                      "zero vector is still unbalanced.")
