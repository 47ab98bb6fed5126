"""Task 6's check: answers for single points fit a logistic curve, and together they multiply.

For a point alone the answers for its two labels follow from two rules: they are minus two
probabilities that add up to one, and the logarithm of their ratio is the line of the curve's
exponent. What many points give together is then compared with what the points give alone.
"""

from typing import NamedTuple

import numpy as np

from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.runner.values import numbers
from course_utils.checks.task6.hints import HINTS  # noqa: F401
from course_utils.checks.tasks import Check
from course_utils.checks.twins import apart
from course_utils.personal_data import PERSONAL_DATA

TOLERANCE = 1e-6
_MAX_LINE = 9.0
# Further out a wrong curve's smaller chance is lost in the rounding of the larger one.
_MAX_READABLE = 15.0
_NAMES = ("theta_0", "theta_1")
_EXAMPLES = ((-10.0, 1.5), (-4.2, 0.75), (-2.0, 0.4), (-8.0, 1.1))


def draw_cases(rng, personal=PERSONAL_DATA):
    """Points together, then the same points alone with either label.

    The first data are the 20 points of `personal`. All parameters lie in the course's search
    box, and no point is so far from the curve's middle that rounding hides its probability.
    """
    x, y = _points_of(personal)
    drawn = [_draw_points(rng, size) for size in (7, 9)]
    groups = [(x, y, params) for params in ((-10.0, 1.5), (-4.2, 0.75))]
    groups += [(x, y, _draw_params(rng, x)) for x, y in drawn for _ in range(2)]
    return [case for number, group in enumerate(groups) for case in _group_cases(number, *group)]


def _points_of(personal):
    """As `curve.logistic_points` draws them: a judge loads no module that holds an answer."""
    rng = np.random.RandomState(personal.point_seed)
    rng.standard_normal((555 + 100) * 2)
    x = rng.uniform(0, 10, size=20)
    return x, rng.binomial(1, 1 / (1 + np.exp(-personal.theta_0 - personal.theta_1 * x)))


def _draw_points(rng, size):
    y = rng.permutation(np.arange(size) % 2)
    return rng.uniform(0, 10, size), y


def _draw_params(rng, x):
    while True:
        params = float(rng.uniform(-8, 2)), float(rng.uniform(0.2, 1.6))
        line = params[0] + params[1] * x
        if np.all(np.abs(line) < _MAX_LINE) and np.all(np.abs(line) > 0.05):
            return params


def _group_cases(number, x, y, params):
    arguments = (dict(zip(_NAMES, params, strict=True)),)
    yield _case(f"{len(x)} points together", arguments, x, y, (number, None))
    for k in range(len(x)):
        for label in (0, 1):
            label_k = np.array([label], dtype=np.int64)
            yield _case("a single point", arguments, x[k:k + 1], label_k, (number, (k, label)))


def _case(name, arguments, x, y, place):
    return apart(6, Case(name, arguments, {"data_x": x, "data_y": np.asarray(y, np.int64)},
                         {"place": place}))


class Group(NamedTuple):
    """One set of points under one pair of parameters, and what the student's function gave."""

    x: np.ndarray
    y: np.ndarray
    theta_0: float
    theta_1: float
    together: float
    alone: np.ndarray

    @property
    def line(self):
        """The exponent of the curve at the points."""
        return self.theta_0 + self.theta_1 * self.x

    @property
    def observed(self):
        """What the points gave alone, each with its own label."""
        return self.alone[np.arange(len(self.y)), self.y]


def judge(cases, answers):
    """Name the mistake in the numbers that a student's loss gave back."""
    groups = _groups(cases, [_number(answer) for answer in answers])
    seen = (name for name, is_seen in _SIGNS.items() if all(map(is_seen, groups)))
    name = (_not_varying(groups) or next(seen, None) or _rounded(groups)
            or _other_curve(groups) or "not-the-likelihood")
    return Verdict(None if name == "right" else name)


def is_telling(case):
    """Whether a case is a point alone: code that needs both labels stops there and may be right."""
    return case.facts["place"][1] is not None


def judge_without_telling(cases, answers):
    """Name the mistake by what many points give together."""
    values = [_number(answer) for answer in answers]
    chances = [_observed_chances(case) for case in cases]
    seen = (name for name, expected in _TOGETHER.items()
            if all(any(_close(value, number) for number in np.atleast_1d(expected(factors)))
                   for value, factors in zip(values, chances, strict=True)))
    if (mistake := next(seen, None)) is not None:
        return Verdict(None if mistake == "right" else mistake)
    # Cases 2k and 2k + 1 have the same points and other parameters.
    is_fitted = all(_close(a, b) for a, b in zip(values[::2], values[1::2], strict=True))
    return Verdict("fitted-inside" if is_fitted else "needs-both-labels")


def _observed_chances(case):
    x, y = case.variables["data_x"], case.variables["data_y"]
    theta_0, theta_1 = (case.arguments[0][name] for name in _NAMES)
    return np.where(y == 1, 1, -1) * np.tanh((theta_0 + theta_1 * x) / 2) / 2 + 0.5


_TOGETHER = {
    "right": lambda factors: -np.prod(factors),
    "minus-forgotten": np.prod,
    "geometric-mean": lambda factors: -np.prod(factors) ** (1 / len(factors)),
    "squared-error": lambda factors: [np.sum((1 - factors) ** 2), np.mean((1 - factors) ** 2)],
    "negative-log-likelihood": lambda factors: [
        -np.log(factors).sum(), -np.log(factors).mean()],
    "log-likelihood": lambda factors: [np.log(factors).sum(), np.log(factors).mean()],
}


def _number(answer):
    array = numbers(answer.value)
    if array.size != 1:
        raise Mistaken("not-a-number", f"Its shape was {array.shape}.")
    return float(array.reshape(()))


def _groups(cases, values):
    groups = {}
    for case, value in zip(cases, values, strict=True):
        number, place = case.facts["place"]
        if place is None:
            x, y = case.variables["data_x"], case.variables["data_y"]
            theta_0, theta_1 = (case.arguments[0][name] for name in _NAMES)
            groups[number] = Group(x, y, theta_0, theta_1, value, np.empty((len(x), 2)))
        else:
            groups[number].alone[place] = value
    return list(groups.values())


def _close(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    return bool(np.all(np.abs(a - b) <= TOLERANCE * np.maximum(np.abs(a), np.abs(b))))


def _are_chances(pairs, lines):
    """Whether the columns are the chances of a 0 and of a 1 with these log odds."""
    if not np.all((pairs >= 0) & (pairs <= 1)):
        return False
    readable = np.abs(lines) < _MAX_READABLE
    odds = np.log(pairs[:, 1]) - np.log(pairs[:, 0])
    return (_close(pairs.sum(axis=1), 1)
            and np.allclose(odds[readable], lines[readable], rtol=TOLERANCE, atol=TOLERANCE))


def _product(sign=-1, line=lambda group: group.line):
    """A sign: single points give `sign` times chances, and many points the product of these."""
    def is_seen(group):
        chances = sign * group.alone
        return _are_chances(chances, line(group)) and _close(
            sign * group.together, np.prod(sign * group.observed))
    return is_seen


def _alone(to_chances, together=lambda group: True, swap=False):
    """A sign: `to_chances` turns what single points give into the right chances."""
    def is_seen(group):
        chances = to_chances(group.alone)
        chances = chances[:, ::-1] if swap else chances
        return _are_chances(chances, group.line) and bool(together(group))
    return is_seen


def _sum_or_mean(group):
    return _close(group.together, group.observed.sum()) or _is_mean(group)


def _is_mean(group):
    return _close(group.together, group.observed.mean())


def _is_root_of_mean_square(group):
    return _close(group.together, np.sqrt(np.mean(group.observed ** 2)))


def _any_of(*signs):
    return lambda group: any(is_seen(group) for is_seen in signs)


def _logarithm(sign):
    """A sign: logarithms of any usual base, added up or averaged."""
    return _any_of(*(_alone(lambda alone, base=base: np.exp(sign * np.log(base) * alone),
                            _sum_or_mean) for base in (np.e, 2, 10)))


def _ignored(label):
    """A sign: points with one label give minus one, an empty product, or its logarithm."""
    def is_seen_in(alone, line):
        kept = -alone[:, 1 - label]
        pairs = np.column_stack([1 - kept, kept])
        pairs = pairs if label == 0 else pairs[:, ::-1]
        return _close(alone[:, label], -1) and _are_chances(pairs, line)
    return lambda group: any(
        is_seen_in(alone, group.line)
        for alone in (group.alone, -np.exp(-group.alone), -np.exp(group.alone)))


def _labels_ignored(group):
    same, p = -group.alone[:, 0], _curve(group)
    return _close(group.alone[:, 1], -same) and any(
        _close(same, factor) for factor in (p, 1 - p, p * (1 - p)))


def _curve(group):
    return 1 / (1 + np.exp(-group.line))


def _both_factors(group):
    """Points with one label get the factor of the other label too."""
    low, high = -group.alone.T
    return any(_are_chances(np.column_stack(pair), group.line)
               for pair in ((low, high / low), (low / high, high)))


def _one_too_much(together):
    """A sign: a point alone gives one too much, and many points give `together`."""
    return lambda group: _are_chances(-group.alone - 1, group.line) and _close(
        -group.together, together(-group.observed - 1, group.y))


def _always_zero(group):
    return group.together == 0 and bool(np.any(np.all(group.alone == 0, axis=0)))


def _point_left_out(group):
    empty = np.all(group.alone == -1) or np.all(group.alone == 0)
    chances = np.abs(1 - group.y - _curve(group))
    left = [np.prod(np.delete(chances, k)) for k in (0, len(chances) - 1)]
    return bool(empty) and any(_close(-group.together, product) for product in left)


def _known_alone(together):
    """A sign: single points are right, and many points give `together`."""
    return lambda group: _are_chances(-group.alone, group.line) and together(group)


def _transformed(undo, redo):
    """A sign: the likelihood is right, but `redo` is done to it in the end."""
    return lambda group: _are_chances(undo(group.alone), group.line) and _close(
        group.together, redo(np.prod(undo(group.observed))))


def _scaled(group):
    size = group.alone.sum(axis=1).mean()
    return _transformed(lambda value: value / size, lambda value: value * size)(group)


def _hits_counted(group):
    hits = (group.line[:, np.newaxis] > 0) == (np.arange(2) > 0)
    return any(np.array_equal(np.abs(group.alone), which) for which in (hits, ~hits))


_SIGNS = {
    "right": _product(),
    "minus-forgotten": _product(sign=1),
    "ones-and-zeros-exchanged": _product(line=lambda group: -group.line),
    "sign-of-theta-0": _product(line=lambda group: group.line - 2 * group.theta_0),
    "sign-of-theta-1": _product(line=lambda group: 2 * group.theta_0 - group.line),
    "thetas-swapped": _product(line=lambda group: group.theta_1 + group.theta_0 * group.x),
    "theta-0-missing": _product(line=lambda group: group.line - group.theta_0),
    "theta-1-missing": _product(line=lambda group: np.full(len(group.x), group.theta_0)),
    "sum-for-product": _alone(
        lambda alone: np.abs(alone), lambda group: _close(group.together, group.observed.sum())),
    "mean-for-product": _alone(lambda alone: np.abs(alone), _is_mean),
    "geometric-mean": _known_alone(lambda group: _close(
        -group.together, np.prod(-group.observed) ** (1 / len(group.y)))),
    "divided-by-the-number": _known_alone(lambda group: _close(
        -group.together, np.prod(-group.observed) / len(group.y))),
    "one-point-only": _known_alone(lambda group: any(
        _close(group.together, value) for value in group.observed)),
    "negative-log-likelihood": _logarithm(-1),
    "log-likelihood": _logarithm(1),
    "absolute-error": _alone(np.abs, _sum_or_mean, swap=True),
    "squared-error": _any_of(
        _alone(lambda alone: np.sqrt(np.abs(alone)), _sum_or_mean, swap=True),
        _alone(np.abs, _is_root_of_mean_square, swap=True)),
    "likelihood-transformed": _any_of(
        _scaled,
        _transformed(lambda value: 1 - value, lambda value: 1 - value),
        _transformed(lambda value: 1 + value, lambda value: value - 1),
        _transformed(lambda value: 1 / value, lambda value: 1 / value),
        _transformed(lambda value: -1 / value, lambda value: -1 / value)),
    "zeros-ignored": _ignored(0),
    "ones-ignored": _ignored(1),
    "labels-ignored": _labels_ignored,
    "both-factors-for-a-label": _both_factors,
    "factor-of-zero": _always_zero,
    "factors-summed": _one_too_much(lambda factors, y: np.prod(factors + 1)),
    "products-summed": _one_too_much(
        lambda factors, y: np.prod(factors[y == 1]) + np.prod(factors[y == 0])),
    "sum-starts-at-one": _one_too_much(lambda factors, y: 1 + np.sum(factors)),
    "one-point-left-out": _point_left_out,
    "hits-counted": _hits_counted,
}


def _not_varying(groups):
    """Whether the numbers are the same for all data, or for all parameters."""
    every = [np.append(group.alone, group.together) for group in groups]
    if all(np.ptp(values) == 0 for values in every):
        if np.ptp(np.concatenate(every)):
            return "data-hard-coded"
        return "always-the-same" if every[0][0] else "factor-of-zero"
    # Groups 2k and 2k + 1 have the same points and other parameters.
    if all(_close(a, b) for a, b in zip(every[::2], every[1::2], strict=True)):
        return "parameters-ignored"
    return None


def _rounded(groups):
    values = np.concatenate([np.append(group.alone, group.together) for group in groups])
    is_round = [np.allclose(values, np.round(values, digits), rtol=0, atol=1e-12)
                for digits in range(9)]
    return "rounded" if any(is_round) else None


def _other_curve(groups):
    sums = np.concatenate([group.alone.sum(axis=1) for group in groups])
    return "other-curve" if _close(np.abs(sums), 1) else None


def _own_cases(space):
    x, y = (np.array(space[name], float) for name in ("data_x", "data_y"))
    return [Case("the notebook's points", (dict(zip(_NAMES, params, strict=True)),),
                 {"data_x": x, "data_y": y}, {"place": (0, None)}) for params in _EXAMPLES]


CHECK = Check(draw_cases, judge, HINTS, is_telling=is_telling,
    judge_without_telling=judge_without_telling, own_cases=_own_cases,
    judge_own=judge_without_telling)
