"""Task 7's check: a list is right where each film leads the next, and the last those left out.

A known mistake leads in the same way, but by other scores or among other films. The numbers are
multiples of 1/4: their products are exact, so equal scores are equal however they are computed.
"""

from dataclasses import dataclass, replace

import numpy as np

from course_utils.checks.cases import Case, Mistaken, Verdict
from course_utils.checks.task7_hints import HINTS
from course_utils.checks.twins import apart
from course_utils.checks.values import change_note

__all__ = ["FUNCTION", "HINTS", "draw_cases", "judge"]

FUNCTION = "recommend_items"
# Cosines and distances are rounded: so close, either film may come first.
_CLOSE = 1e-9


@dataclass(frozen=True)
class _Try:
    """One call's inputs with the list that came back."""

    user: np.ndarray
    items: np.ndarray
    seen: list
    n: int
    found: list

    @property
    def scores(self):
        return self.items @ self.user

    @property
    def all_ids(self):
        return range(len(self.items))

    @property
    def unseen(self):
        return [item for item in self.all_ids if item not in self.seen]

    @property
    def size(self):
        """How many films can be recommended."""
        return min(self.n, len(self.unseen))


def draw_cases(rng):
    """Calls of the function: a small example, then drawn ones.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the data.

    Returns
    -------
    list of Case
        The arguments are a user of shape (d,), films of shape (m, d), ids of films seen, and n.
        The notebook's variables of the same names are set to other values, so that a function
        which reads them is found out. The last case repeats the first.
    """
    cases = [
        _case(np.random.default_rng(6789), "ten films, three of them seen", (10, 2, 3), 4),
        _case(rng, "50 films, 14 of them seen", (50, 3, 14), 8),
        _case(rng, "40 films, many of them alike", (40, 2, 5), 12, _alike),
        _case(rng, "nine films, six of them seen", (9, 3, 6), 5),
        _case(rng, "30 films that the user should not like", (30, 3, 8), 6, _disliked),
        _case(rng, "25 films, none of them seen", (25, 2, 0), 7),
        _case(rng, "eight films, all of them seen", (8, 2, 8), 3),
    ]
    return [*cases, replace(cases[0], name="the ten films once more")]


def _case(rng, name, sizes, n, changed=lambda user, items: items):
    user, items, seen = _draw(rng, *sizes)
    # An empty list has no type of its own, and could not pick rows after np.array.
    given = seen.tolist() if len(seen) else seen
    return apart(7, Case(name, (user, changed(user, items), given, n)))


def _draw(rng, m, d, n_seen):
    """A user, films, and the ids of films seen, half of them with a score above the median."""
    user = rng.choice([-1, 1], size=d) * rng.integers(3, 9, size=d) / 4
    items = rng.integers(-12, 13, size=(m, d)) / 4
    liked = np.flatnonzero(items @ user > np.median(items @ user))
    first = rng.permutation(liked)[:(n_seen + 1) // 2]
    others = rng.permutation(np.setdiff1d(np.arange(m), first))
    return user, items, rng.permutation([*first, *others[:n_seen - len(first)]]).astype(int)


def _alike(user, items):
    """Only six different films, each there several times."""
    return items[np.arange(len(items)) * 7 % 6]


def _disliked(user, items):
    """Films whose scores are all below zero."""
    return items - 4 * np.sign(user)


def judge(cases, answers):
    """Judge the lists of recommendations.

    Parameters
    ----------
    cases : list of Case
    answers : list of Answer
        The values are lists of ids.

    Returns
    -------
    Verdict
    """
    found = [_ids(case, answer.value) for case, answer in zip(cases, answers, strict=True)]
    if all(ids == found[0] for ids in found):
        return Verdict("same-for-all-data")
    if found[0] != found[-1]:
        return Verdict("changes-between-calls")
    tries = [_try(case, ids) for case, ids in zip(cases, found, strict=True)]
    if all(_is_right(one) for one in tries):
        return Verdict(None, change_note(cases, answers))
    names = (name for name, is_made in _MISTAKES.items() if all(map(is_made, tries)))
    return Verdict(next(names, None) or _by_all_tries(tries) or _unrecognised(tries))


def _try(case, ids):
    user, items, seen, n = case.arguments
    return _Try(user, items, np.asarray(seen).tolist(), n, ids)


def _ids(case, value):
    if isinstance(value, (dict, set)):
        raise Mistaken("no-order" if isinstance(value, set) else "not-a-list")
    if isinstance(value, (int, float)):
        raise Mistaken("one-id")
    if isinstance(value, str):
        raise Mistaken("not-ids")
    if isinstance(value, tuple) and any(isinstance(part, (list, np.ndarray)) for part in value):
        raise Mistaken("several-parts")
    ids = list(value)
    for item in ids:
        _require_number(item)
    if any(isinstance(item, (float, np.floating)) for item in ids):
        raise Mistaken(_of_decimals(case, np.array(ids, dtype=float)))
    return [int(item) for item in ids]


def _require_number(item):
    if isinstance(item, (tuple, list, np.ndarray)):
        raise Mistaken("pairs-for-ids" if len(item) > 1 else "nested-lists")
    if not isinstance(item, (int, float, np.integer, np.floating)):
        raise Mistaken("not-ids")


def _of_decimals(case, numbers):
    user, items, *_ = case.arguments
    if not np.isfinite(numbers).all():
        return "not-finite"
    if (numbers == np.floor(numbers)).all():
        return "decimal-ids"
    return "scores-returned" if np.isin(numbers, items @ user).all() else "not-ids"


def _leads(found, keys, among, size):
    """Whether `_lie_ahead` holds, and no id has a larger key than the one before it."""
    return _lie_ahead(found, keys, among, size) and bool((np.diff(keys[found]) <= _CLOSE).all())


def _lie_ahead(found, keys, among, size):
    """Whether `found` are `size` different ids of `among`, and no other has a larger key."""
    if len(found) != size or len(set(found)) != size or not set(found) <= set(among):
        return False
    others = keys[sorted(set(among) - set(found))]
    return bool((others <= keys[found].min(initial=np.inf) + _CLOSE).all())


def _is_best(one, **changes):
    """Whether the list is right but for the order of equal scores."""
    one = replace(one, **changes)
    return _leads(one.found, one.scores, one.unseen, one.size)


def _is_right(one):
    return _is_best(one) and _is_settled(one, 1)


def _is_settled(one, sign):
    """Whether equal scores come by rising ids (sign 1) or falling ones (-1)."""
    scores = one.scores
    pairs = zip(one.found, one.found[1:], strict=False)
    if any(scores[a] == scores[b] and sign * a > sign * b for a, b in pairs):
        return False
    listed = set(one.found)
    return not any(scores[other] == scores[one.found[-1]] and sign * other < sign * one.found[-1]
                   for other in one.unseen if one.found and other not in listed)


def _by(key, among=lambda one: one.unseen, size=None):
    """A mistake that ranks by other keys, among other films, or lists another number of them."""
    def is_made(one):
        films = among(one)
        longest = one.n if size is None else size(one)
        return _leads(one.found, np.asarray(key(one), float), films, min(longest, len(films)))
    return is_made


def _scores(one):
    return one.scores


def _norms(one):
    return np.linalg.norm(one.items, axis=1)


def _is_seen(one):
    return np.isin(one.all_ids, one.seen)


def _seen_as(value):
    """Keys in which seen films have another score, but stay among the candidates."""
    return lambda one: np.where(_is_seen(one), value(one), one.scores)


def _all(one):
    return one.all_ids


def _each_number(one):
    """Whether a single number of the representations decides."""
    keys = [sign * column for column in one.items.T for sign in (1, -1)]
    return any(_by(lambda one, key=key: key)(one) for key in keys)


def _cut_before_removing(one):
    """Whether these are the unseen among the first n of all films."""
    k, n, scores = len(one.found), min(one.n, len(one.items)), one.scores
    last = np.partition(scores, -n)[-n]

    def fits(films, count):
        return (scores[films] > last).sum() <= count <= (scores[films] >= last).sum()

    return (_leads(one.found, scores, one.unseen, k)
            and fits(one.unseen, k) and fits(one.seen, n - k))


def _padded(one):
    """The right list, then one number that is no film until there are n."""
    rest = one.found[one.size:]
    are_fillers = len(set(rest)) <= 1 and not set(rest) & set(one.unseen)
    return len(one.found) == one.n and are_fillers and _is_best(one, found=one.found[:one.size])


def _removed_by_rank(one):
    """Whether the ranks that equal the ids of seen films were left out."""
    def has_rank(item, rank):
        return (one.scores > one.scores[item]).sum() <= rank < (
            one.scores >= one.scores[item]).sum()

    return (_are_ids(one) and len(one.found) == len(set(one.found)) == one.size
            and all(map(has_rank, one.found, one.unseen)))


def _positions(one):
    """Numbers that count the unseen films only."""
    are_positions = all(0 <= position < len(one.unseen) for position in one.found)
    return are_positions and _is_best(one, found=[one.unseen[k] for k in one.found])


def _shifted(one):
    return any(_is_best(one, found=[item + by for item in one.found]) for by in (1, -1))


def _one_seen_removed(one):
    return any(_by(_scores, lambda one, some=some: set(one.all_ids) - set(some))(one)
               for some in (one.seen[:1], one.seen[-1:]))


def _best_lost(one):
    return any(_by(_scores, lambda one, best=best: set(one.unseen) - {best})(one)
               for best in one.unseen if one.scores[best] == one.scores[one.unseen].max()) or (
        not one.unseen and not one.found)


def _none_where_none_seen(one):
    return _is_right(one) if one.seen else one.found == []


def _in_another_order(one):
    return _lie_ahead(one.found, one.scores, one.unseen, one.size)


def _are_ids(one):
    return set(one.found) <= set(one.all_ids)


_MISTAKES = {
    "ties-by-higher-id": lambda one: _is_best(one) and _is_settled(one, -1),
    "ties-in-any-order": _is_best,
    "none-for-new-users": _none_where_none_seen,
    "seen-not-removed": _by(_scores, _all),
    "filled-up-with-seen": _by(_seen_as(lambda one: one.scores.min() - 1), _all),
    "padded": _padded,
    "seen-scores-zero": _by(_seen_as(lambda one: 0), _all),
    "one-seen-removed": _one_seen_removed,
    "only-seen": _by(_scores, lambda one: one.seen),
    "cut-before-removing": _cut_before_removing,
    "seen-as-ranks": _removed_by_rank,
    "positions-for-ids": _positions,
    "ids-shifted": _shifted,
    "worst-first": _by(lambda one: -one.scores),
    "best-last": lambda one: _is_best(one, found=one.found[::-1]),
    "n-ignored": _by(_scores, size=lambda one: len(one.all_ids)),
    "one-too-many": _by(_scores, size=lambda one: one.n + 1),
    "one-too-few": _by(_scores, size=lambda one: one.n - 1),
    "best-lost": _best_lost,
    "only-positive-scores": _by(
        _scores, lambda one: [item for item in one.unseen if one.scores[item] > 0]),
    "cosine": _by(lambda one: one.scores / np.maximum(_norms(one), _CLOSE)),
    "distance": _by(lambda one: -np.linalg.norm(one.items - one.user, axis=1)),
    "absolute-scores": _by(lambda one: np.abs(one.scores)),
    "user-ignored": _by(lambda one: one.items.sum(axis=1)),
    "longest-first": _by(_norms),
    "one-number-decides": _each_number,
    "scores-rounded": lambda one: any(
        _by(lambda one, cut=cut: cut(one.scores))(one) for cut in (np.round, np.trunc, np.floor)),
    "scores-ignored": _by(lambda one: -np.arange(len(one.items))),
    "highest-ids": _by(lambda one: np.arange(len(one.items))),
    "sorted-by-id": lambda one: one.found == sorted(one.found) and _in_another_order(one),
    "order-lost": _in_another_order,
}


def _by_all_tries(tries):
    """Mistakes with a number of their own, the same in every call."""
    longest = max(len(one.found) for one in tries)
    fixed = _by(_scores, size=lambda one: longest)
    return "n-hard-coded" if all(map(fixed, tries)) else None


def _unrecognised(tries):
    if _is_right(tries[0]):
        return "only-the-example"
    parts = {
        "unknown-ids": lambda one: not _are_ids(one),
        "ids-repeated": lambda one: len(set(one.found)) < len(one.found),
        "seen-recommended": lambda one: set(one.found) & set(one.seen),
        "wrong-number": lambda one: len(one.found) != one.size,
    }
    return next((name for name, is_seen in parts.items() if any(map(is_seen, tries))),
                "not-the-best")
