"""Task 10's check: the gradient agrees with the loss itself, and vanishes where that is least.

A point's slopes are taken from its loss by complex steps: for a tiny h the imaginary part of
loss(theta + ih) is h times the slope, to the last digits, for nothing is subtracted. The slopes
of all points add up to the gradient, and a known mistake adds up something else. At the best
parameters the residuals are orthogonal to the regressors, so there the sums are zero.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import root

from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.runner.values import (
    all_the_same,
    change_note,
    changes_between_calls,
    decimals,
    numbers,
    vanishes,
)
from course_utils.checks.task10.hints import HINTS
from course_utils.checks.tasks import Check
from course_utils.checks.twins import apart

# Relative to the sizes of all points' slopes: a difference quotient with a sensible step is as
# good as the formula, be it one-sided (1e-8 to 1e-6) or central (1e-7 to 1e-3).
TOLERANCE = 1e-5
NAMES = ("theta_0", "theta_1")
_NEARLY = 2e-2
_STEP = 1e-20
_LAST_MISTAKE = "overflow"


class Call(NamedTuple):
    """One call's parameters, shape (2,), and points, shape (n,), and the student's result."""

    theta: np.ndarray
    x: np.ndarray
    y: np.ndarray
    result: np.ndarray


def draw_cases(rng):
    """Calls of the function, each with parameters, x and y.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the data.

    Returns
    -------
    list of Case
        The second has the points of the first, the third its parameters. The fifth is at the
        best parameters of its points. The sixth has whole numbers for parameters, the seventh
        repeats the first, and in the last the exponents are too large for floating point.
    """
    few, more, middle = points(rng, 9), points(rng, 14), points(rng, 11, around_zero=True)
    theta = draw_theta(rng, few[0], more[0])
    return [
        _case("9 points", theta, *few),
        _case("the same points, other parameters", draw_theta(rng, few[0]), *few),
        _case("14 other points", theta, *more),
        _case("11 points on both sides of x = 0, a falling curve",
              draw_theta(rng, middle[0], falling=True), *middle),
        _case("14 points at their best parameters", _best(*more), *more),
        _case("parameters that are whole numbers", (-4, 1), *points(rng, 8)),
        _case("the 9 points once more", theta, *few),
        _steep_case(rng),
    ]


def _case(name, theta, x, y):
    return apart(10, Case(name, (as_params(theta), x, y)))


def as_params(theta):
    """Parameters as the functions of the course take them."""
    return dict(zip(NAMES, theta, strict=True))


def points(rng, size, around_zero=False):
    """Draw x, between 0 and 10 or around 0, and labels, which overlap."""
    while True:
        x = rng.normal(0, 2, size=size) if around_zero else rng.uniform(0, 10, size=size)
        y = rng.permutation(np.arange(size) % 2)
        if x[y == 1].min() < x[y == 0].max() and x[y == 0].min() < x[y == 1].max():
            return x, y


def draw_theta(rng, *all_x, falling=False, largest=6.0):
    """Draw parameters with exponents up to `largest`: no point is sure, none quite undecided."""
    x = np.concatenate(all_x)
    while True:
        theta = (float(rng.uniform(-5, 1)), float(rng.uniform(0.3, 1.1)))
        if falling:
            theta = (float(rng.uniform(0.3, 1)), float(rng.uniform(-1.4, -0.5)))
        line = np.abs(theta[0] + theta[1] * x)
        if 0.05 < line.min() and line.max() < largest:
            return theta


def _best(x, y):
    """The parameters at which the points' slopes cancel."""
    found = root(lambda theta: slopes(surprise, theta, x, y).sum(axis=0), [0.0, 0.0], tol=1e-13)
    return tuple(map(float, found.x))


def _steep_case(rng):
    """The exponents reach 900; only near the middle are there labels on the wrong side."""
    x = np.concatenate([rng.uniform(0, 1, 3), rng.uniform(4.6, 4.8, 2), rng.uniform(5.2, 5.4, 2),
                        rng.uniform(9, 10, 3)])
    y = np.array([0, 0, 0, 1, 0, 1, 0, 1, 1, 1])
    return _case("a very steep curve", (-900.0, 180.0), x, y)


def surprise(theta_0, theta_1, x, y):
    """Minus the log-probability of each label, also for complex parameters."""
    line = (1 - 2 * y) * (theta_0 + theta_1 * x)
    above = np.where(np.real(line) > 0, line, 0)
    return above + np.log1p(np.exp(line - 2 * above))


def square(theta_0, theta_1, x, y):
    """The squared error of each label, also for complex parameters."""
    return (1 - np.exp(-surprise(theta_0, theta_1, x, y))) ** 2


def slopes(loss, theta, x, y):
    """How fast each point's loss grows with theta_0 and with theta_1, shape (..., n, 2).

    `theta` has shape (..., 2).
    """
    theta = np.asarray(theta, dtype=float)[..., np.newaxis, :, np.newaxis] * np.ones(2)
    ahead = theta + 1j * _STEP * np.eye(2)
    return loss(*np.moveaxis(ahead, -2, 0), x[:, np.newaxis], y[:, np.newaxis]).imag / _STEP


def judge(cases, answers):
    """Name the mistake in the gradients.

    Parameters
    ----------
    cases : list of Case
    answers : list of Answer
        The values are arrays of shape (2,).

    Returns
    -------
    Verdict
    """
    results = [_read(answer.value) for answer in answers]
    if changes_between_calls([results[0], results[-1]], TOLERANCE):
        return Verdict("changes-between-calls")
    calls = [_call(case, result) for case, result in zip(cases, results, strict=True)]
    _check_shapes(calls)
    if all(is_gradient(call) for call in calls):
        return Verdict(None, change_note(cases, answers))
    if all_the_same(results):
        return Verdict("always-the-same")
    mistake = _sum_of(calls) or _not_varying(results) or _scaled(calls) or _in_part(calls)
    return Verdict(mistake or "not-the-gradient")


def judge_last(cases, answers):
    """Whether the gradient of a very steep curve is right, too."""
    results = [_read(answer.value) for answer in answers]
    is_right = all(result.shape == (2,) and is_gradient(_call(case, result))
                   for case, result in zip(cases, results, strict=True))
    return Verdict(None if is_right else _LAST_MISTAKE)


def _call(case, result):
    params, x, y = case.arguments
    return Call(np.array([params[name] for name in NAMES], dtype=float), x, y, result)


def _read(value):
    if isinstance(value, dict):
        raise Mistaken("dictionary")
    if isinstance(value, tuple) and any(not isinstance(part, (int, float)) for part in value):
        raise Mistaken("several-parts")
    return numbers(value)


def _check_shapes(calls):
    shapes = {call.result.shape for call in calls}
    if shapes == {()} or shapes == {(1,)}:
        losses = [surprise(*call.theta, call.x, call.y).sum() for call in calls]
        given = [float(call.result.reshape(())) for call in calls]
        raise Mistaken("loss-returned" if np.allclose(losses, given) else "one-number")
    if shapes <= {(1, 2), (2, 1)}:
        raise Mistaken("matrix")
    if all(len(call.x) in call.result.shape for call in calls):
        raise Mistaken("one-for-each-point")
    if shapes != {(2,)}:
        raise Mistaken("not-two-numbers")


def is_gradient(call):
    """Whether the result is the gradient; at the best parameters that is zero."""
    return _is_sum(call, slopes(surprise, *call[:3]))


def _is_sum(call, parts):
    """Whether the rows of `parts` add up to the result."""
    return vanishes((call.result - parts.sum(axis=0)) / np.abs(parts).sum(axis=0), TOLERANCE)


def _not_varying(results):
    """See `draw_cases` for what the first three have in common."""
    if np.allclose(results[0], results[2], rtol=TOLERANCE):
        return "data-ignored"
    if np.allclose(results[0], results[1], rtol=TOLERANCE):
        return "parameters-ignored"
    return "rounded" if decimals(results) is not None else None


def _sum_of(calls):
    """The mistake that adds up what the results are sums of."""
    for name, parts_of in _MISTAKES.items():
        tries = zip(*map(parts_of, calls), strict=True)
        if any(all(map(_is_sum, calls, parts)) for parts in tries):
            return name
    return None


def _errors(call):
    return slopes(surprise, *call[:3])[:, 0]


def _chances(call):
    """The chances of a 1, which are the slopes by theta_0 of points with the label 0."""
    return slopes(surprise, call.theta, call.x, 0 * call.y)[:, 0]


def _by_both(first, call):
    return np.column_stack([first, first * call.x])


def _others(**changes):
    """The slopes for other parameters or labels."""
    def parts_of(call):
        other = call._replace(**{name: change(call) for name, change in changes.items()})
        yield slopes(surprise, *other[:3])
        yield -slopes(surprise, *other[:3])
    return parts_of


def _signs_in_curve(call):
    for signs in ((-1, 1), (1, -1), (-1, -1)):
        other = slopes(surprise, call.theta * signs, call.x, call.y)
        yield from (other, other * signs, -other)


def _parameter_missing(call):
    for kept in ((0, 1), (1, 0)):
        yield slopes(surprise, call.theta * kept, call.x, call.y)


def _of_squares(call):
    parts = slopes(square, *call[:3])
    return [factor * parts / size for factor in (1, 0.5, -1, -0.5) for size in (1, len(call.x))]


def _of_product(call):
    likelihood = np.exp(-surprise(*call.theta, call.x, call.y).sum())
    return [sign * likelihood * slopes(surprise, *call[:3]) for sign in (1, -1)]


def _of_line(call):
    errors = call.theta[0] + call.theta[1] * call.x - call.y
    return [_by_both(factor * errors, call) / size
            for factor in (1, 2, -1, -2) for size in (1, len(call.x))]


def _chain_cut_short(call):
    """The derivative by the probability, with what comes inside of it left out."""
    chances, errors = _chances(call), _errors(call)
    by_chance = errors / (chances * (1 - chances))
    return [_by_both(by_chance, call), np.column_stack([by_chance, by_chance])]


def _x_outside(call):
    errors = _errors(call)
    return [np.column_stack([errors, errors * factor]) for factor in (call.x.mean(), call.x.sum())]


def _only(label):
    return lambda call: [slopes(surprise, *call[:3])[call.y == label]]


def _rows(*choices):
    return lambda call: [slopes(surprise, *call[:3])[rows] for rows in choices]


def _penalised(call):
    parts = slopes(surprise, *call[:3])
    return [np.vstack([parts, call.theta * kept]) for kept in ((1, 1), (0, 1), (2, 2), (0, 2))]


def _absolute(call):
    errors = np.abs(_errors(call))
    return [_by_both(errors, call), np.abs(_by_both(errors, call))]


def _squared(call):
    errors = _errors(call)
    return [_by_both(errors ** 2, call), _by_both(errors, call) ** 2]


def _signs_for_labels(call):
    return [sign * _by_both(_chances(call) - (2 * call.y - 1), call) for sign in (1, -1)]


def _hits(call):
    guesses = call.theta[0] + call.theta[1] * call.x > 0
    return [sign * _by_both(guesses - call.y, call) for sign in (1, -1)]


_MISTAKES = {
    "of-the-log-likelihood": lambda call: [
        -slopes(surprise, *call[:3]), -slopes(surprise, *call[:3]) / len(call.x)],
    "averaged": lambda call: [slopes(surprise, *call[:3]) / len(call.x)],
    "swapped-components": lambda call: [
        slopes(surprise, *call[:3])[:, ::-1], -slopes(surprise, *call[:3])[:, ::-1]],
    "x-missing": lambda call: [np.column_stack([_errors(call)] * 2)],
    "x-in-both": lambda call: [np.column_stack([_errors(call) * call.x] * 2)],
    "x-squared": lambda call: [np.column_stack([_errors(call), _errors(call) * call.x ** 2])],
    "x-outside-the-sum": _x_outside,
    "of-squared-error": _of_squares,
    "of-the-product": _of_product,
    "line-for-curve": _of_line,
    "labels-ignored": _others(y=lambda call: 0 * call.y),
    "ones-and-zeros-exchanged": _others(y=lambda call: 1 - call.y),
    "labels-as-signs": _signs_for_labels,
    "zeros-ignored": _only(1),
    "ones-ignored": _only(0),
    "sign-in-the-curve": _signs_in_curve,
    "thetas-swapped": _others(theta=lambda call: call.theta[::-1]),
    "parameter-missing": _parameter_missing,
    "chain-cut-short": _chain_cut_short,
    "hits-for-probabilities": _hits,
    "absolute-errors": _absolute,
    "errors-squared": _squared,
    "one-point-only": _rows(slice(1), slice(-1, None)),
    "one-point-left-out": _rows(slice(1, None), slice(-1)),
    "penalty-added": _penalised,
}


def _scaled(calls):
    """Whether only the length of the gradient is wrong."""
    if np.allclose([np.linalg.norm(call.result) for call in calls], 1, rtol=TOLERANCE):
        return "normalised"
    parts = [slopes(surprise, *call[:3]) for call in calls]
    gradient = parts[0].sum(axis=0)
    factor = calls[0].result @ gradient / (gradient @ gradient)
    is_scaled = factor and all(map(_is_sum, calls, (factor * one for one in parts)))
    return "constant-factor" if is_scaled else None


def _in_part(calls):
    """What of the numbers is right, or nearly."""
    parts = [slopes(surprise, *call[:3]) for call in calls]
    off = np.array([np.abs(call.result - one.sum(axis=0)) / np.abs(one).sum(axis=0)
                    for call, one in zip(calls, parts, strict=True)])
    if (off < _NEARLY).all():
        return "nearly"
    if (off[:, 0] < TOLERANCE).all():
        return "second-number-wrong"
    if (off[:, 1] < TOLERANCE).all():
        return "first-number-wrong"
    return "only-the-example" if (off[0] < TOLERANCE).all() else None


CHECK = Check(draw_cases, judge, HINTS, last_cases=1, judge_last=judge_last,
              last_mistake=_LAST_MISTAKE)
