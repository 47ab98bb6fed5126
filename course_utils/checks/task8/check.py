"""Task 8's check: hit and NDCG follow from the places of the held-out films in the list.

The NDCG is a quotient: NDCG times what the best list would gain equals what this list gains. A
known mistake counts other places, lets the gain fall in another way, or divides by something else.
"""

from dataclasses import dataclass, replace

import numpy as np

from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.runner.values import (
    all_the_same,
    change_note,
    changes_between_calls,
    decimals,
    numbers,
)
from course_utils.checks.task8.hints import HINTS
from course_utils.checks.tasks import Check
from course_utils.checks.twins import apart

TOLERANCE = 1e-6
# One held-out film at each of the first places, all of which count.
_LISTED = 12
# For drawn lists: how long they are, how many films are held out, how many of those are listed
# among the first n and further down, and n.
_SHAPES = (
    (14, 5, 2, 1, 6), (13, 7, 3, 2, 4), (15, 3, 3, 0, 8), (4, 6, 2, 0, 9), (12, 4, 0, 2, 5),
    (14, 9, 4, 1, 5), (11, 2, 0, 0, 7), (15, 8, 2, 4, 3), (14, 4, 1, 2, 10), (13, 3, 1, 1, 2),
)


@dataclass(frozen=True)
class _Try:
    """One call's inputs with what came back."""

    recommended: list
    relevant: list
    n: int
    hit: float
    ndcg: float

    @property
    def places(self):
        """The places of held-out films, from 1."""
        return [place for place, item in enumerate(self.recommended, 1) if item in self.relevant]

    @property
    def hits(self):
        """The places that count."""
        return [place for place in self.places if place <= self.n]

    @property
    def best(self):
        """How many of the first n could have been held-out films."""
        return min(self.n, len(self.relevant))


def draw_cases(rng):
    """Calls of the function: a small example, one held-out film at each place, and several.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the data.

    Returns
    -------
    list of Case
        The arguments are a list of ids, the best first, a list of held-out ids in no order, and
        n. The notebook's variables of the same names are set to other values, so that a
        function which reads them is found out. The last case repeats the first.
    """
    example = _case("the list 7, 3, 11, 0, 5", [7, 3, 11, 0, 5], [11, 4, 7], 4)
    films = rng.permutation(60)[:_LISTED]
    alone = [_case(f"one held-out film, at place {place}", films, [film], _LISTED - 2)
             for place, film in enumerate(films, 1)]
    several = [_several(rng, *shape) for _ in range(2) for shape in _SHAPES]
    return [example, *alone, *several, replace(example, name="the first list once more")]


def _several(rng, listed, held_out, n_hits, n_below, n):
    films = rng.permutation(60)
    above, below = films[:min(n, listed)], films[n:listed]
    relevant = [*rng.permutation(above)[:n_hits], *rng.permutation(below)[:n_below]]
    relevant += films[listed:][:held_out - len(relevant)].tolist()
    name = f"{listed} films listed, {held_out} held out, n = {n}"
    return _case(name, films[:listed], rng.permutation(relevant), n)


def _case(name, recommended, relevant, n):
    arguments = ([int(item) for item in recommended], [int(item) for item in relevant], n)
    return apart(8, Case(name, arguments))


def judge(cases, answers):
    """Judge the pairs of hit and NDCG.

    Parameters
    ----------
    cases : list of Case
    answers : list of Answer
        The values are pairs of numbers.

    Returns
    -------
    Verdict
    """
    pairs = [_pair(answer.value) for answer in answers]
    if all_the_same(pairs):
        return Verdict("same-for-all-data")
    if changes_between_calls(pairs, TOLERANCE):
        return Verdict("changes-between-calls")
    tries = [_Try(*case.arguments, *pair)
             for case, pair in zip(cases, pairs, strict=True)]
    if all(map(_is_right, tries)):
        return Verdict(None, change_note(cases, answers))
    return Verdict(_of_both(tries) or _of_the_hit(tries) or _of_the_ndcg(tries))


def _pair(value):
    if isinstance(value, (dict, set)):
        raise Mistaken("not-a-pair")
    if not isinstance(value, (tuple, list)) and numbers(value).ndim == 0:
        raise Mistaken("one-number")
    parts = [numbers(part) for part in value]
    if len(parts) != 2 or any(part.size != 1 for part in parts):
        raise Mistaken("not-a-pair")
    return np.array([part.item() for part in parts])


def _close(a, b, tolerance=TOLERANCE):
    return bool(np.allclose(a, b, rtol=tolerance, atol=tolerance))


def _falling(places):
    """What a held-out film gains at a place."""
    return 1 / np.log2(1 + places)


def _sum(curve, places):
    return curve(np.asarray(places, dtype=float)).sum()


def _first(count):
    return range(1, count + 1)


def _is_quotient(one, above, below, tolerance=TOLERANCE):
    return _close(one.ndcg * below, above, tolerance)


def _follows(one, curve, best=None, tolerance=TOLERANCE):
    """Whether the NDCG is right if the gains fall along `curve`, and for the best list `best`."""
    below = _sum(best or curve, _first(one.best))
    return _is_quotient(one, _sum(curve, one.hits), below, tolerance)


def _is_hit(one):
    return _close(one.hit, 1 if one.hits else 0)


def _is_right(one):
    return _is_hit(one) and _follows(one, _falling)


def _with_inputs(choices):
    """A mistake in both numbers: they are right for other inputs, `choices(one)`.

    The best list may still be that of the right inputs.
    """
    def is_made(one):
        best = _sum(_falling, _first(one.best))
        return any(_is_hit(other) and (
            _follows(other, _falling) or _is_quotient(one, _sum(_falling, other.hits), best))
            for other in (replace(one, **change) for change in choices(one)))
    return is_made


_OF_BOTH = {
    "numbers-swapped": lambda one: _is_right(replace(one, hit=one.ndcg, ndcg=one.hit)),
    "n-ignored": _with_inputs(lambda one: [{"n": len(one.recommended)}]),
    "one-place-too-few": _with_inputs(lambda one: [{"n": one.n - 1}]),
    "one-place-too-many": _with_inputs(lambda one: [{"n": one.n + 1}]),
    "list-sorted": _with_inputs(lambda one: [{"recommended": sorted(one.recommended)}]),
    "last-places": _with_inputs(lambda one: [
        {"recommended": one.recommended[-one.n:]}, {"recommended": one.recommended[::-1]}]),
    "roles-exchanged": _with_inputs(lambda one: [
        {"recommended": one.relevant, "relevant": listed, "n": n}
        for listed in (one.recommended, one.recommended[:one.n])
        for n in (one.n, len(one.relevant))]),
}


def _of_both(tries):
    return _first_name(_OF_BOTH, lambda is_made: all(map(is_made, tries)))


def _first_name(mistakes, is_made):
    return next((name for name, mistake in mistakes.items() if is_made(mistake)), None)


_HITS = {
    "hit-counted": lambda one: [len(one.hits)],
    "hit-is-recall": lambda one: [len(one.hits) / len(one.relevant), len(one.hits) / one.best],
    "hit-is-precision": lambda one: [
        len(one.hits) / one.n, len(one.hits) / min(one.n, len(one.recommended))],
    "hit-inverted": lambda one: [0 if one.hits else 1],
    "hit-at-first-place": lambda one: [1 if 1 in one.hits else 0],
    "hit-beyond-n": lambda one: [1 if one.places else 0],
    "hit-needs-all": lambda one: [
        len(one.hits) == len(one.relevant), len(one.hits) == one.best],
    "hit-is-reciprocal-place": lambda one: [1 / one.hits[0] if one.hits else 0],
    "hit-of-one-film": lambda one: [
        film in one.recommended[:one.n] for film in (one.relevant[0], one.relevant[-1])],
    "hit-of-last-place": lambda one: [
        film in one.relevant for film in one.recommended[:one.n][-1:]],
    "hit-is-ndcg": lambda one: [one.ndcg],
    "hit-always-one": lambda one: [1],
    "hit-never": lambda one: [0],
}


def _of_the_hit(tries):
    if all(map(_is_hit, tries)):
        return None

    def is_made(values):
        return all(any(_close(one.hit, value) for value in values(one)) for one in tries)

    otherwise = "only-the-example" if _is_right(tries[0]) else "wrong-hit"
    return _first_name(_HITS, is_made) or otherwise


def _gain(one):
    return _sum(_falling, one.hits)


def _best(one):
    return _sum(_falling, _first(one.best))


def _of_best(count):
    """The list's gain by that of a best list with another number of held-out films."""
    return lambda one: [(_gain(one), _sum(_falling, _first(count(one))))]


def _over(*counts):
    """The list's gain by a number."""
    return lambda one: [(_gain(one), count(one)) for count in counts]


def _at(places):
    """The gain of other places by the best one."""
    return lambda one: [(_sum(_falling, places(one)), _best(one))]


def _average_precision(one):
    precisions = sum(count / place for count, place in enumerate(one.hits, 1))
    return [(precisions, count) for count in (one.best, len(one.relevant), len(one.hits))]


def _recalls(one):
    return [(len(one.hits), count) for count in (one.best, len(one.relevant), one.n)]


def _mixed_logarithms(one):
    return [(_gain(one) * factor, _best(one))
            for base in (2, 10, np.log2(10)) for factor in (np.log(base), 1 / np.log(base))]


_QUOTIENTS = {
    "not-normalised": _over(lambda one: 1),
    "ideal-of-all-held-out": _of_best(lambda one: len(one.relevant)),
    "ideal-of-n": _of_best(lambda one: one.n),
    "ideal-of-list": _of_best(lambda one: len(one.recommended)),
    "ideal-of-short-list": _of_best(lambda one: min(one.best, len(one.recommended))),
    "ideal-of-hits": _of_best(lambda one: len(one.hits)),
    "ideal-one-too-many": _of_best(lambda one: one.best + 1),
    "divided-by-n": _over(lambda one: one.n),
    "divided-by-held-out": _over(lambda one: len(one.relevant), lambda one: one.best),
    "averaged-over-hits": _over(lambda one: len(one.hits)),
    "gain-beyond-n": _at(lambda one: one.places),
    "first-hit-only": _at(lambda one: one.hits[:1]),
    "last-hit-only": _at(lambda one: one.hits[-1:]),
    "places-among-hits": _at(lambda one: _first(len(one.hits))),
    "average-precision": _average_precision,
    "places-ignored": _recalls,
    "ndcg-is-hit": lambda one: [(1 if one.hits else 0, 1)],
    "ndcg-always-zero": lambda one: [(0, 1)],
    "percent": lambda one: [(100 * _gain(one), _best(one))],
    "logarithms-mixed": _mixed_logarithms,
}

_CURVES = {
    "discount-is-place": lambda places: 1 / places,
    "discount-of-place": lambda places: 1 / np.maximum(1, np.log2(places)),
    "discount-shifted": lambda places: 1 / np.log2(2 + places),
    "discount-added": lambda places: 1 / (1 + np.log2(places)),
    "discount-multiplied": lambda places: np.log2(1 + places),
    "discount-doubles": lambda places: 2.0 ** -places,
    "discount-root": lambda places: 1 / np.sqrt(places),
}


def _of_the_ndcg(tries):
    def is_quotient(choices):
        return all(any(_is_quotient(one, *choice) for choice in choices(one)) for one in tries)

    def is_curve(curve):
        return all(_follows(one, curve) for one in tries)

    return (_first_name(_QUOTIENTS, is_quotient) or _first_name(_CURVES, is_curve)
            or _of_two_curves(tries) or _unrecognised(tries))


def _of_two_curves(tries):
    for curve in _CURVES.values():
        for pair in ((curve, _falling), (_falling, curve)):
            if all(_follows(one, *pair) for one in tries):
                return "discounts-differ"
    return None


def _unrecognised(tries):
    near = all(_follows(one, _falling, tolerance=0.3) for one in tries)
    if near and decimals([one.ndcg for one in tries]) is not None:
        return "rounded"
    if _is_right(tries[0]):
        return "only-the-example"
    alone = [one for one in tries if len(one.relevant) == 1 and one.hits]
    is_steady = _close([one.ndcg for one in alone], [alone[0].ndcg * _gain(one) for one in alone])
    return "wrong-ideal" if is_steady else "wrong-discount"


CHECK = Check(draw_cases, judge, HINTS)
