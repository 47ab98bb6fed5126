"""Task 1's check: the errors of a least-squares line sum to zero and do not lean on x.

With errors e = y - theta_0 - theta_1 x, the sum of squares is least where sum(e) = 0 and
sum(x e) = 0. A known mistake satisfies two other equations, by which it is recognised.
"""

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.runner.values import (
    all_the_same,
    change_note,
    changes_between_calls,
    decimals,
    first_match,
    numbers,
    vanishes,
)
from course_utils.checks.task1.hints import HINTS
from course_utils.checks.tasks import Check
from course_utils.checks.twins import apart
from course_utils.personal_data import PERSONAL_DATA

# In units of the spread of y; an optimiser's last steps are allowed for.
_LAST_MISTAKE = "only-near-the-example"
TOLERANCE = 1e-4
_LAST_TOLERANCE = 1e-3


@dataclass(frozen=True)
class _Fit:
    """One data set with the student's line."""

    x: np.ndarray
    y: np.ndarray
    a: float
    b: float


def draw_cases(rng, personal=PERSONAL_DATA):
    """Data sets for the function: the task's six points, three like them, and another.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the data.
    personal : course_utils.personal_data.PersonalData
        Its six points are the task's.

    Returns
    -------
    list of Case
        The only argument is an array of shape (n, 2). The fifth case repeats the first. The
        last is larger, further from zero and longer, for a search that suits the six points
        alone. The notebook's variable ``data`` is set to other points, so that a
        function which reads it is found out.
    """
    data = {"the six points of the task": np.array(personal.six_points)}
    for n in (7, 9, 8):
        data[f"{n} other points"] = _points(rng, n)
    cases = [_case(name, points) for name, points in data.items()]
    return [
        *cases, replace(cases[0], name="the six points once more"),
        _case("24 points from x = 4 to 6.5, with larger y", _far_points(rng)),
    ]


def _case(name, points):
    return apart(1, Case(name, (points,)))


def _points(rng, n):
    """Points around a line, about as large as the task's own but not in the order of x."""
    sign = rng.choice([-1, 1], size=3)
    x = sign[0] * rng.uniform(0.9, 1.3) + rng.uniform(-1.3, 1.3, size=n)
    line = sign[1] * rng.uniform(1, 2) + sign[2] * rng.uniform(0.5, 1.5) * x
    return np.column_stack([x, line + rng.normal(0, 0.5, size=n)])


def _far_points(rng):
    """Around x = 5: too far for a search that suits the six points, not for a patient one."""
    x = rng.permutation(np.linspace(4, 6.5, 24))
    return np.column_stack([x, 50 + 20 * rng.uniform(1, 2) * x + rng.normal(0, 30, size=24)])


def judge(cases, answers):
    """Judge the lines.

    Parameters
    ----------
    cases : list of Case
    answers : list of Answer
        The values are pairs (theta_0, theta_1).

    Returns
    -------
    Verdict
    """
    pairs = _pairs(cases, answers)
    fits = [_Fit(*case.arguments[0].T, *pair) for case, pair in zip(cases, pairs, strict=True)]
    if all_the_same(pairs):
        return Verdict("same-for-all-data")
    if changes_between_calls(pairs, TOLERANCE):
        return Verdict("changes-between-calls")
    if decimals(pairs) is not None:
        return Verdict("rounded")
    if all(_is_right(fit) for fit in fits):
        return Verdict(None, change_note(cases, answers))
    mistake = first_match(_MISTAKES, fits, TOLERANCE) or _by_all_data_sets(fits)
    return Verdict(mistake) if mistake else _unrecognised(cases, fits)


def judge_last(cases, answers):
    """Whether the lines through other kinds of points are right; see `judge`."""
    fits = [_Fit(*case.arguments[0].T, *pair)
            for case, pair in zip(cases, _pairs(cases, answers), strict=True)]
    are_right = all(vanishes(_gradient_of(fit), _LAST_TOLERANCE) for fit in fits)
    return Verdict(None if are_right else _LAST_MISTAKE)


def _pairs(cases, answers):
    results = [_flat_numbers(answer.value) for answer in answers]
    if all(result.size == 2 and result.shape[:1] == (2,) for result in results):
        return [result.ravel() for result in results]
    if all(result.size == 1 for result in results):
        raise Mistaken("one-number")
    if all(result.size == len(case.arguments[0])
           for result, case in zip(results, cases, strict=True)):
        raise Mistaken("predictions-returned")
    raise Mistaken("not-a-pair")


def _flat_numbers(value):
    """The result as an array; parts that hold one number each may have any shape."""
    if isinstance(value, (dict, set)):
        raise Mistaken("not-a-pair")
    if isinstance(value, (tuple, list)):
        parts = [numbers(part) for part in value]
        if all(part.size == 1 for part in parts):
            return np.array([part.item() for part in parts])
        raise Mistaken("not-a-pair")
    return numbers(value)


def _gradient(x, y, a, b):
    """Half the gradient of the mean squared error, in units of the spreads."""
    errors = y - a - b * x
    return np.array([errors.mean() / y.std(), _lean(x, y, b)])


def _gradient_of(fit):
    return _gradient(fit.x, fit.y, fit.a, fit.b)


def _is_right(fit):
    return vanishes(_gradient_of(fit), TOLERANCE)


def _balance(fit):
    """0 if the line runs through the mean of the points."""
    return (fit.y - fit.a - fit.b * fit.x).mean() / fit.y.std()


def _lean(x, y, b):
    """0 if b is the slope for which the errors do not lean on x."""
    return _together(x, y - b * x) / (x.std() * y.std())


def _slope(fit):
    return _lean(fit.x, fit.y, fit.b)


def _together(u, v):
    return np.mean((u - u.mean()) * (v - v.mean()))


def _errors(fit):
    return (fit.y - fit.a - fit.b * fit.x) / fit.y.std()


def _smallest(*choices):
    """Of several ways to make a mistake, the one that fits best."""
    return min((np.atleast_1d(choice) for choice in choices), key=lambda c: np.abs(c).max())


def _mixed_divisors(fit):
    n = len(fit.x)
    return _smallest(*(_lean(fit.x, fit.y, fit.b * ratio) for ratio in (n / (n - 1), 1 - 1 / n)))


def _slope_is_covariance(fit):
    n = len(fit.x)
    return _smallest(*(fit.b * times - _together(fit.x, fit.y) for times in (1, 1 / n, 1 - 1 / n)))


def _wrong_divisor(fit):
    n, spread = len(fit.x), fit.x.std()
    units = (n, fit.y.var() / fit.x.var(), spread / fit.x.var(), fit.y.std() / fit.x.var())
    same_n = np.sqrt(1 - 1 / n)
    factors = [*units, units[2] * same_n, units[3] * same_n]
    return _smallest(*(_lean(fit.x, fit.y, fit.b * factor) for factor in factors))


def _multiplied(fit):
    """0 if the right side of the normal equations was multiplied by their matrix."""
    powers = np.vander(fit.x, 2, increasing=True)
    product = powers.T @ (powers @ (powers.T @ fit.y))
    return (product - [fit.a, fit.b]) / product


def _curve(fit):
    """0 if a term in x^2 makes up for what the line leaves."""
    errors, square = _errors(fit), fit.x**2
    rest = errors - errors.sum() / square.sum() * square
    return [np.mean(rest * power) for power in (1, fit.x, square)]


def _standardised_x(fit):
    n, spread = len(fit.x), fit.x.std()
    slopes = (fit.b / spread, fit.b / spread * np.sqrt(1 - 1 / n))
    centre = (fit.a - fit.y.mean()) / fit.y.std()
    return centre, _smallest(*(_lean(fit.x, fit.y, slope) for slope in slopes))


def _along_the_cloud(fit):
    """0 if the line is a main axis of the cloud: along and across it do not vary together."""
    across, along = fit.y - fit.b * fit.x, fit.x + fit.b * fit.y
    return _balance(fit), _together(across, along) / (across.std() * along.std())


def _least_absolute(fit):
    """0 if a step of any kind makes the sum of absolute errors no smaller."""
    errors = fit.y - fit.a - fit.b * fit.x
    total = np.abs(errors).sum()
    steps = 0.02 * np.array([[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1], [1, -1],
                             [-1, 1]])
    x = fit.x - fit.x.mean()
    after = np.abs(errors - steps[:, :1] - steps[:, 1:] * x).sum(axis=1)
    touched = np.sort(np.abs(errors))[:2] * 0.05
    return touched, np.minimum(0, (after - total) / total)


def _pair_slopes(fit):
    return np.array([(fit.y[j] - fit.y[i]) / (fit.x[j] - fit.x[i])
                     for i, j in combinations(range(len(fit.x)), 2)])


def _averaged_slopes(fit):
    return _smallest(fit.b - _pair_slopes(fit).mean(),
                     fit.b - np.mean(np.diff(fit.y) / np.diff(fit.x)))


def _mean_ratio(fit):
    ratios = fit.y.mean() / fit.x.mean(), np.mean(fit.y / fit.x)
    return fit.a, _smallest(*(fit.b - ratio for ratio in ratios))


def _first_two_rows(fit):
    """0 if the first row was taken for x and the second for y."""
    at_first, at_second = fit.a + fit.b * fit.x[0], fit.a + fit.b * fit.y[0]
    return at_first - fit.x[1], at_second - fit.y[1]


def _sorted_columns(fit):
    x, y = np.sort(fit.x), np.sort(fit.y)
    choices = (x, y), (x, fit.y), (fit.x, y)
    return _smallest(*(_gradient(*columns, fit.a, fit.b) for columns in choices))


def _part(fit, rows):
    return _gradient(fit.x[rows], fit.y[rows], fit.a, fit.b)


def _not_centred_above(fit):
    return _balance(fit), fit.b * fit.x.var() - np.mean(fit.x * fit.y)


def _not_centred_below(fit):
    return _balance(fit), fit.b * np.mean(fit.x**2) - _together(fit.x, fit.y)


def _sums_for_means(fit):
    x, y = fit.x, fit.y
    products = np.sum(x * y) - x.sum() * y.sum()
    return (fit.b * (np.sum(x**2) - x.sum() ** 2) - products) / products


_MISTAKES = {
    "swapped-coefficients": lambda fit: _gradient(fit.x, fit.y, fit.b, fit.a),
    "no-bias": lambda fit: (fit.a, np.mean(fit.x * (fit.y - fit.b * fit.x))),
    "bias-dropped": lambda fit: (fit.a, _slope(fit)),
    "flat-line": lambda fit: (fit.b, _balance(fit)),
    "mean-ratio": _mean_ratio,
    "x-on-y": lambda fit: _smallest(
        _gradient(fit.y, fit.x, fit.a, fit.b), _gradient(fit.y, fit.x, fit.b, fit.a)),
    "x-on-y-inverted": lambda fit: (_balance(fit), _together(fit.y, _errors(fit))),
    "rows-for-columns": _first_two_rows,
    "sorted-columns": _sorted_columns,
    "first-six-points": lambda fit: _part(fit, slice(6)),
    "point-left-out": lambda fit: _smallest(_part(fit, slice(1, None)), _part(fit, slice(-1))),
    "intercept-sign": lambda fit: _gradient(fit.x, fit.y, -fit.a, fit.b),
    "slope-sign": lambda fit: _gradient(fit.x, fit.y, fit.a, -fit.b),
    "standardised-x": _standardised_x,
    "intercept-is-mean": lambda fit: (_slope(fit), fit.a - fit.y.mean()),
    "intercept-is-one-y": lambda fit: (_slope(fit), np.abs(fit.y - fit.a).min()),
    "intercept-adds": lambda fit: (
        _slope(fit), fit.a - fit.y.mean() - fit.b * fit.x.mean()),
    "intercept-means-swapped": lambda fit: (
        _slope(fit), fit.a - fit.x.mean() + fit.b * fit.y.mean()),
    "intercept-total": lambda fit: (
        _slope(fit), fit.a / len(fit.x) + (fit.b * fit.x - fit.y).mean()),
    "intercept-median": lambda fit: (_slope(fit), np.median(_errors(fit))),
    "intercept-from-one-point": lambda fit: (_slope(fit), np.abs(_errors(fit)).min()),
    "slope-through-origin": lambda fit: (
        _balance(fit), np.mean(fit.x * (fit.y - fit.b * fit.x))),
    "numerator-not-centred": _not_centred_above,
    "denominator-not-centred": _not_centred_below,
    "sums-for-means": _sums_for_means,
    "mixed-divisors": _mixed_divisors,
    "correlation-as-slope": lambda fit: (
        fit.b - _together(fit.x, fit.y) / (fit.x.std() * fit.y.std())),
    "covariance-as-slope": _slope_is_covariance,
    "both-divided-by-n": lambda fit: _gradient(
        fit.x, fit.y, fit.a * len(fit.x), fit.b * len(fit.x)),
    "wrong-divisor": _wrong_divisor,
    "slope-inverted": lambda fit: fit.b * _together(fit.x, fit.y) - fit.x.var(),
    "multiplied-not-solved": _multiplied,
    "curve-fitted": _curve,
    "ratio-of-spreads": lambda fit: np.abs(fit.b) - fit.y.std() / fit.x.std(),
    "total-least-squares": _along_the_cloud,
    "first-and-last-point": lambda fit: _errors(fit)[[0, -1]],
    "first-two-points": lambda fit: _errors(fit)[:2],
    "extreme-points": lambda fit: _errors(fit)[[np.argmin(fit.x), np.argmax(fit.x)]],
    "median-of-slopes": lambda fit: fit.b - np.median(_pair_slopes(fit)),
    "averaged-slopes": _averaged_slopes,
    "least-absolute": _least_absolute,
}


def _by_all_data_sets(fits):
    """Mistakes with a number of their own, such as a penalty, which is the same everywhere."""
    # A penalty on both coefficients leaves sum(e) = penalty theta_0, sum(x e) = penalty theta_1.
    sums = np.array([[_errors(fit).sum(), fit.x @ _errors(fit)] for fit in fits])
    sums *= np.array([[fit.y.std()] for fit in fits])
    both, slope_only = (sums / [[fit.a, fit.b] for fit in fits]).T
    if _constant(np.hstack([both, slope_only])):
        return "penalised-intercept"
    is_balanced = vanishes([_balance(fit) for fit in fits], TOLERANCE)
    if is_balanced and _constant(slope_only):
        return "penalised-slope"
    return None


def _constant(penalties):
    return penalties.min() > 0 and vanishes(penalties / penalties.mean() - 1, 10 * TOLERANCE)


def _unrecognised(cases, fits):
    if _is_right(fits[0]):
        return Verdict("only-the-example")
    sums = [np.sum(fit.y - fit.a - fit.b * fit.x) for fit in fits]
    detail = f"With your line the errors of {cases[0].name} sum to {sums[0]:.3g}."
    if vanishes([_balance(fit) for fit in fits], TOLERANCE):
        return Verdict("wrong-slope", detail)
    if vanishes([_slope(fit) for fit in fits], TOLERANCE):
        return Verdict("wrong-intercept", detail)
    return Verdict("not-the-least-squares", detail)


CHECK = Check(draw_cases, judge, HINTS, last_cases=1,
    judge_last=judge_last, last_mistake=_LAST_MISTAKE)
