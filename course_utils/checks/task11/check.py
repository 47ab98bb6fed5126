"""Task 11's check: along the step the gradient would vanish, if it kept on changing as it does.

That is what a step of Newton's method is. How the gradient changes along a step is taken from
differences of it, so no formula of a Hessian decides. A known mistake makes another step.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.runner.values import (
    all_the_same,
    change_note,
    changes_between_calls,
    decimals,
    numbers,
    vanishes,
)
from course_utils.checks.task10.check import (
    NAMES,
    as_params,
    draw_theta,
    points,
    slopes,
    square,
    surprise,
)
from course_utils.checks.task11.hints import HINTS
from course_utils.checks.tasks import Check
from course_utils.checks.twins import apart

# Relative to the sizes of all points' slopes: a Hessian from differences of the gradient, or
# from second differences of the loss, is good enough.
TOLERANCE = 1e-4
_NEARLY = 2e-2
_LARGEST = 4.0
_PART = 1e-3
_LAST_MISTAKE = "whole-numbers"


@dataclass(frozen=True)
class Step:
    """One call's parameters, shape (2,), and points, shape (n,), and the student's parameters."""

    theta: np.ndarray
    x: np.ndarray
    y: np.ndarray
    new: np.ndarray

    @property
    def call(self):
        """What the function was called with."""
        return self.theta, self.x, self.y

    @cached_property
    def moved(self):
        """The step."""
        return self.new - self.theta

    @cached_property
    def gradient(self):
        """By theta_0 and theta_1, shape (2,)."""
        return slopes(surprise, *self.call).sum(axis=0)

    @cached_property
    def hessian(self):
        """Shape (2, 2)."""
        return bends(surprise, *self.call)

    @cached_property
    def right(self):
        """The step of Newton's method."""
        return _towards_zero(self.hessian, self.gradient)


def draw_cases(rng):
    """Calls of the function, each with parameters, x and y.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the data.

    Returns
    -------
    list of Case
        The second has the points of the first, the third its parameters; from the fifth a whole
        step makes the loss larger. The seventh repeats the first, and the last has whole
        numbers for parameters. No exponent is large, so the equations of each step have one
        solution, and few digits are lost.
    """
    few, more, middle = points(rng, 9), points(rng, 14), points(rng, 11, around_zero=True)
    theta = draw_theta(rng, few[0], more[0], largest=_LARGEST)
    return [
        _case("9 points", theta, *few),
        _case("the same points, other parameters",
              draw_theta(rng, few[0], largest=_LARGEST), *few),
        _case("14 other points", theta, *more),
        _case("11 points on both sides of x = 0, a falling curve",
              draw_theta(rng, middle[0], falling=True, largest=_LARGEST), *middle),
        _overshooting_case(rng),
        _case("7 points, from zero", (0.0, 0.0), *points(rng, 7)),
        _case("the 9 points once more", theta, *few),
        _case("parameters that are whole numbers", (-3, 1), *_near_the_middle(rng, 10)),
    ]


def _case(name, theta, x, y):
    return apart(11, Case(name, (as_params(theta), x, y)))


def _overshooting_case(rng):
    while True:
        x, y = points(rng, 10)
        theta = draw_theta(rng, x)
        step = Step(np.array(theta), x, y, np.zeros(2))
        before, after = (surprise(*at, x, y).sum() for at in (theta, theta + step.right))
        if after > 1.1 * before and np.linalg.cond(step.hessian) < 1e4:
            return _case("10 points, from where a whole step makes the loss larger", theta, x, y)


def _near_the_middle(rng, size):
    """Points for which a curve that is one half at x = 3 is sure of nothing."""
    while True:
        x, y = points(rng, size)
        if np.ptp(x) > 4:
            return 6 * x / x.max(), y


def bends(loss, theta, x, y):
    """How the sums of the slopes of a loss change with theta_0 and theta_1, shape (2, 2)."""
    ends = theta + np.multiply.outer(_PART * np.array([1, -1, 2, -2]), np.eye(2))
    ahead, behind, far_ahead, far_behind = slopes(loss, ends, x, y).sum(axis=-2)
    # Two differences, of which one is twice as long, take off each other's largest error.
    return (8 * (ahead - behind) - (far_ahead - far_behind)).T / (12 * _PART)


def _towards_zero(matrix, vector):
    """The step along which `vector` vanishes, if it changes as `matrix` says."""
    return -np.linalg.pinv(matrix) @ vector


def judge(cases, answers):
    """Name the mistake in the parameters after a step.

    Parameters
    ----------
    cases : list of Case
    answers : list of Answer
        The values are dictionaries with two numbers.

    Returns
    -------
    Verdict
    """
    steps = [_step(case, _read(answer.value))
             for case, answer in zip(cases, answers, strict=True)]
    if changes_between_calls([steps[0].new, steps[-1].new], TOLERANCE):
        return Verdict("changes-between-calls")
    if all(map(_is_right, steps)):
        return Verdict(None, change_note(cases, answers))
    mistake = _not_varying(steps) or _other_step(steps) or _of_length(steps) or _in_part(steps)
    return Verdict(mistake or "not-the-step")


def judge_last(cases, answers):
    """Whether whole numbers as parameters are no obstacle."""
    steps = [_step(case, _read(answer.value))
             for case, answer in zip(cases, answers, strict=True)]
    return Verdict(None if all(map(_is_right, steps)) else _LAST_MISTAKE)


def _step(case, new):
    params, x, y = case.arguments
    return Step(np.array([params[name] for name in NAMES], dtype=float), x, y, new)


def _read(value):
    if isinstance(value, tuple) and any(isinstance(part, dict) for part in value):
        raise Mistaken("several-parts")
    if not isinstance(value, dict):
        raise Mistaken("no-dictionary")
    if {*value} != {*NAMES}:
        raise Mistaken("other-keys")
    parts = [numbers(value[name]) for name in NAMES]
    if any(part.size != 1 for part in parts):
        raise Mistaken("arrays-as-values")
    return np.array([float(part.reshape(())) for part in parts])


def _left(step):
    """What is left of the gradient after its change along the step."""
    sizes = np.abs(slopes(surprise, *step.call)).sum(axis=0)
    return (step.gradient + step.hessian @ step.moved) / sizes


def _is_right(step):
    return vanishes(_left(step), TOLERANCE)


def _not_varying(steps):
    """See `draw_cases` for what the first three have in common."""
    results = [step.new for step in steps]
    if all_the_same(results):
        return "always-the-same"
    if not any(step.moved.any() for step in steps):
        return "not-moved"
    if all(_is_step(step, replace(step, theta=np.zeros(2)).right - step.theta) for step in steps):
        return "starts-at-zero"
    if all(map(_is_best, steps)):
        return "all-the-way"
    if np.allclose(results[0], results[2], rtol=TOLERANCE):
        return "data-ignored"
    if np.allclose(results[0], results[1], rtol=TOLERANCE):
        return "parameters-ignored"
    return "rounded" if decimals(results) is not None else None


def _is_best(step):
    """Whether the new parameters are as good as the best, or nearly."""
    pulls = slopes(surprise, step.new, step.x, step.y)
    return vanishes(pulls.sum(axis=0) / np.abs(pulls).sum(axis=0), _NEARLY)


def _is_step(step, moved):
    """Whether the step that was made is this one."""
    return bool(np.allclose(step.moved, moved, rtol=TOLERANCE, atol=1e-6 * np.linalg.norm(moved)))


def _other_step(steps):
    """The mistake that makes these steps."""
    for name, steps_of in _MISTAKES.items():
        tries = zip(*map(steps_of, steps), strict=True)
        if any(all(map(_is_step, steps, moves)) for moves in tries):
            return name
    return None


def _regressors(step):
    return np.column_stack([np.ones(len(step.x)), step.x])


def _weighted(step, weights):
    """A step whose Hessian gives the points these weights."""
    regressors = _regressors(step)
    return _towards_zero((regressors.T * weights) @ regressors, step.gradient)


def _chances(step):
    return slopes(surprise, step.theta, step.x, 0 * step.y)[:, 0]


def _other_weights(step):
    chances = _chances(step)
    errors = np.abs(chances - step.y)
    flat = chances * (1 - chances)
    return [_weighted(step, weights) for weights in (
        chances, 1 - chances, errors, flat ** 2, np.sqrt(flat), 1 / flat)]


def _up_and_down(step):
    return [sign * step.hessian @ step.gradient for sign in (1, -1)]


def _entry_by_entry(step):
    return [sign * (1 / step.hessian) @ step.gradient for sign in (1, -1)]


def _diagonal(step):
    moved = step.gradient / np.diag(step.hessian)
    return [-moved, moved]


def _cross_term(step):
    (a, b), (_, d) = step.hessian
    return [_towards_zero(np.array(changed), step.gradient) for changed in (
        ((a, -b), (-b, d)), ((a, a), (a, d)), ((a, b), (b, b)), ((a, a), (a, a + b)),
        ((a, a), (a, b)), ((d, b), (b, a)))]


def _averaged(step):
    n = len(step.x)
    return [step.right / n, step.right * n]


def _penalised(step):
    """Steps of a loss with a penalty of one half, or one, of the squared parameters."""
    for strength in (1, 2):
        for kept in ((1, 1), (0, 1)):
            penalty = strength * np.diag(kept)
            yield _towards_zero(step.hessian + penalty, step.gradient + penalty @ step.theta)


def _of_squares(step):
    gradient = slopes(square, *step.call).sum(axis=0)
    changes = _regressors(step).T * (_chances(step) * (1 - _chances(step)))
    yield _towards_zero(bends(square, *step.call), gradient)
    yield _towards_zero(2 * changes @ changes.T, gradient)
    yield _towards_zero(changes @ changes.T, gradient)


def _of_product(step):
    return [_towards_zero(step.hessian - np.outer(step.gradient, step.gradient), step.gradient)]


def _one_after_the_other(step):
    for first in (0, 1):
        theta = step.theta.copy()
        for place in (first, 1 - first):
            at = replace(step, theta=theta)
            theta = theta.copy()
            theta[place] -= at.gradient[place] / at.hessian[place, place]
        yield theta - step.theta


def _one_only(step):
    parts = step.right, -step.gradient / np.diag(step.hessian)
    return [part * kept for part in parts for kept in ((1, 0), (0, 1))]


def _several(step):
    """What two to five steps come to, and ten."""
    theta = step.theta
    for number in range(1, 11):
        theta = theta + replace(step, theta=theta).right
        if number in (2, 3, 4, 5, 10):
            yield theta - step.theta


def _with_other_curve(step):
    for signs in ((-1, 1), (1, -1), (-1, -1)):
        yield replace(step, theta=step.theta * signs).right
    yield replace(step, theta=step.theta[::-1]).right


_MISTAKES = {
    "uphill": lambda step: [-step.right],
    "keys-swapped": lambda step: [(step.theta + step.right)[::-1] - step.theta],
    "step-returned": lambda step: [step.right - step.theta, -step.right - step.theta],
    "one-parameter-only": _one_only,
    "multiplied-not-solved": _up_and_down,
    "entry-by-entry": _entry_by_entry,
    "diagonal-only": _diagonal,
    "one-after-the-other": _one_after_the_other,
    "several-steps": _several,
    "weights-missing": lambda step: [_weighted(step, 1)],
    "outer-products": lambda step: [_weighted(step, (_chances(step) - step.y) ** 2)],
    "other-weights": _other_weights,
    "cross-term": _cross_term,
    "averaged-in-part": _averaged,
    "of-squared-error": _of_squares,
    "of-the-product": _of_product,
    "penalty-added": _penalised,
    "gradient-swapped": lambda step: [_towards_zero(step.hessian, step.gradient[::-1])],
    "ones-and-zeros-exchanged": lambda step: [replace(step, y=1 - step.y).right],
    "sign-in-the-curve": _with_other_curve,
    "loss-to-zero": lambda step: [
        -surprise(*step.theta, step.x, step.y).sum() / step.gradient],
}


def _of_length(steps):
    """Whether the direction is Newton's, or the gradient's, and what the lengths have in common."""
    if _are_parallel(steps, [step.gradient for step in steps]):
        return "gradient-step"
    if _are_parallel(steps, [step.right for step in steps]):
        return _by_factors([step.moved @ step.right / (step.right @ step.right)
                            for step in steps])
    raised = [_raised_by(step) for step in steps]
    is_raised = None not in raised and np.allclose(raised, raised[0], rtol=1e-2)
    return "diagonal-raised" if is_raised else None


def _by_factors(factors):
    """What steps along Newton's have in common that are so many times as long."""
    if max(factors) < 0:
        return "uphill"
    if min(factors) < 0:
        return None
    is_fixed = np.allclose(factors, factors[0], rtol=10 * TOLERANCE)
    return "wrong-length" if is_fixed else "length-adapted"


def _are_parallel(steps, others):
    return all(abs(np.linalg.det([step.moved, other]))
               <= TOLERANCE * np.linalg.norm(step.moved) * np.linalg.norm(other)
               for step, other in zip(steps, others, strict=True))


def _raised_by(step):
    """What was added to the Hessian's diagonal, if that explains the step."""
    left = -step.gradient - step.hessian @ step.moved
    added = left @ step.moved / (step.moved @ step.moved)
    explained = np.linalg.norm(left - added * step.moved) <= 1e-2 * np.linalg.norm(left)
    return added if explained and added > 0 else None


def _in_part(steps):
    """What of the numbers is right, or nearly."""
    if all(vanishes(_left(step), _NEARLY) for step in steps):
        return "nearly"
    return "only-the-example" if _is_right(steps[0]) else None


def _gradient(params, data_x, data_y):
    """A right function of task 10."""
    theta = [float(params[name]) for name in NAMES]
    x, y = (np.asarray(values, dtype=float) for values in (data_x, data_y))
    return slopes(surprise, theta, x, y).sum(axis=0)


CHECK = Check(draw_cases, judge, HINTS, helpers={"loss_gradient": _gradient}, last_cases=1,
              judge_last=judge_last, last_mistake=_LAST_MISTAKE)
