"""Task 4's check: after an epoch the objective of each user and item, in its turn, is flat.

A new representation is right where the objective of its user or item is flat: there the pull of
the errors and that of the penalty cancel. Most mistakes are right answers to another question,
so the judge asks whether the objective of that other question is flat instead.
"""

from itertools import combinations
from typing import NamedTuple

import numpy as np

from course_utils.checks.factorisation import Pairs, dictionaries, epochs, pairs_of, settle
from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.runner.values import numbers
from course_utils.checks.task4.hints import HINTS  # noqa: F401
from course_utils.checks.tasks import Check
from course_utils.checks.twins import apart

# Relative to the sizes of the terms that must cancel; iterative solvers leave 3e-4.
_LAST_MISTAKE = "sizes-exchanged"
TOLERANCE = 1e-3
_PENALTIES = (False, True)
PENALTY_FOR_EACH_PAIR = (
    "Your steps charge the penalty once for each pair, which is accepted, too: charged once for "
    "each user and film, as the text has it, it would leave the representations longer.")


def draw_cases(rng):
    """Three calls, each with as many users as items and as many rows for each of them.

    So code that takes an item's number for a user's runs through, and the judge can name it.
    The last two calls are for code that is right only because of that.
    """
    fixed = np.random.default_rng(6789)
    return [
        _case("eight users and eight items, reg_l = 0.1", fixed, (8, 8), 6, 2, 0.1),
        _case("seven users and seven items", rng, (7, 7), 5, 3, float(rng.uniform(0.4, 0.8))),
        _case("nine users and nine items", rng, (9, 9), 4, 3, float(rng.uniform(1.2, 2.0))),
        _case("ten users and five items", rng, (10, 5), 4, 3, float(rng.uniform(0.4, 0.8))),
        _case("four users and eight items", rng, (4, 8), 6, 3, float(rng.uniform(0.4, 0.8))),
    ]


def _case(name, rng, sizes, rows_each, dim, reg_l):
    pairs = _draw_pairs(rng, sizes, rows_each)
    matrices = tuple(rng.normal(size=(size, dim)) for size in sizes)
    return apart(4, Case(name, (pairs.frame(), *matrices, reg_l), notebook_variables(pairs)))


def notebook_variables(pairs):
    """The notebook's variables that belong to a frame, but not the frame, which is an argument."""
    user_dict, item_dict = dictionaries(pairs)
    r = np.zeros((len(user_dict), len(item_dict)))
    r[pairs.users, pairs.items] = pairs.r
    positives = pairs.frame().query("interacted == 1")[["user_id", "item_id"]]
    return {
        "r": r,
        "interactions_df": positives.reset_index(drop=True),
        "interactions_pos_neg_user_dict": user_dict,
        "interactions_pos_neg_item_dict": item_dict,
        "n_users": len(user_dict),
        "n_items": len(item_dict),
    }


def _draw_pairs(rng, sizes, rows_each):
    """Shuffled rows, `rows_each` for every user; every user and item has both values."""
    n_users, n_items = sizes
    first = np.repeat(np.arange(n_users), rows_each)
    start = first * max(1, n_items // n_users)
    second = (start + np.tile(rng.permutation(n_items)[:rows_each], n_users)) % n_items
    users, items = rng.permutation(n_users)[first], rng.permutation(n_items)[second]
    while True:
        r = rng.integers(0, 2, len(users))
        order = rng.permutation(len(users))
        pairs = Pairs(users[order], items[order], r[order])
        if _has_both_values(pairs) and not _is_sorted(pairs):
            return pairs


def _has_both_values(pairs):
    counts = [np.bincount(ids[pairs.r == value], minlength=ids.max() + 1)
              for ids in (pairs.users, pairs.items) for value in (0, 1)]
    return np.concatenate(counts).min() > 0


def _is_sorted(pairs):
    return any(np.all(np.diff(list(dict.fromkeys(ids.tolist()))) > 0)
               for ids in (pairs.users, pairs.items))


class Half(NamedTuple):
    """One half of an epoch, read with the updated side as the users of `side`."""

    side: Pairs
    old: np.ndarray
    new: np.ndarray
    fixed: np.ndarray
    others: dict
    reg_l: float

    def rows(self, own):
        """The positions of the rows of one user."""
        return np.flatnonzero(self.side.users == own)


def judge(cases, answers):
    """Name the mistake in the epochs that a student's function made."""
    returned = [_matrices(case, answer) for case, answer in zip(cases, answers, strict=True)]
    mistake = _mistake(cases, returned)
    if mistake and not _mistake(cases, [pair[::-1] for pair in returned], named=False):
        mistake = "returned-in-wrong-order"
    return Verdict(mistake, "" if mistake else _reading(_all_halves(cases, returned)))


def _reading(halves):
    """What differs where the other reading of the penalty was taken."""
    once = all(False in _right_penalties(half) for pair in halves for half in pair)
    return "" if once else PENALTY_FOR_EACH_PAIR


def judge_last(cases, answers):
    """Whether the epochs are right where there are not as many users as items."""
    returned = [_matrices(case, answer) for case, answer in zip(cases, answers, strict=True)]
    return Verdict(None if _are_right(_all_halves(cases, returned)) else _LAST_MISTAKE)


def _matrices(case, answer):
    _, user_reprs, item_reprs, _ = case.arguments
    if not isinstance(answer.value, (tuple, list, np.ndarray)) or len(answer.value) != 2:
        raise Mistaken("not-two-matrices")
    returned = tuple(numbers(part) for part in answer.value)
    shapes = [part.shape for part in returned]
    if shapes != [user_reprs.shape, item_reprs.shape]:
        raise Mistaken("not-two-matrices", f"The shapes were {shapes[0]} and {shapes[1]}.")
    return returned


def _mistake(cases, returned, named=True):
    halves = _all_halves(cases, returned)
    if _are_right(halves):
        return None
    if not named:
        return "other"
    rights = [[_right_penalties(half) for half in pair] for pair in halves]
    users, items = (set.intersection(*(pair[k] for pair in rights)) for k in (0, 1))
    if users and items:
        return "two-penalties"
    names = [_half_mistake([pair[k] for pair in halves], right)
             for k, right in enumerate((users, items))]
    return _MISTAKES_OF_HALVES.get(tuple(names)) or _in_two_halves(cases, returned, *names)


_MISTAKES_OF_HALVES = {
    ("unchanged", "unchanged"): "nothing-updated",
    ("unchanged", None): "only-items-updated",
    (None, "unchanged"): "only-users-updated",
    ("all-but-one-unchanged", "unchanged"): "only-one-updated",
}


def _in_two_halves(cases, returned, users, items):
    """The mistake of the users' half, where it has one, else that of the items' half."""
    name = users or items
    if name == "unknown" or name.startswith("all-but"):
        name = _by_trying(cases, returned) or name
    plain = {"all-but-one-unchanged": "only-one-updated", "unchanged": "some-left-out"}
    if name == "unknown":
        return "users-not-best" if users else "items-not-best"
    return plain.get(name, name)


def _halves(case, new_users, new_items):
    frame, users, items, reg_l = case.arguments
    pairs = pairs_of(frame)
    return (
        Half(pairs, users, new_users, items, {"items-first": new_items}, reg_l),
        Half(pairs.by_item, items, new_items, new_users, {"old-users-for-items": users}, reg_l),
    )


def _all_halves(cases, returned):
    return [_halves(case, *pair) for case, pair in zip(cases, returned, strict=True)]


def _are_right(halves):
    """Whether one penalty explains all of them."""
    return bool(set.intersection(*(_right_penalties(half) for pair in halves for half in pair)))


def _right_penalties(half):
    return {each for each in _PENALTIES if _fits(half, _plain(half), half.new, (each,))}


def _half_mistake(halves, is_right):
    if is_right:
        return None
    names = (name for name, is_seen in _SIGNS.items() if all(map(is_seen, halves)))
    return next(names, None) or _penalty_mistake(halves) or _other_regressors(halves) or "unknown"


def _fits(half, options, new, penalties=_PENALTIES):
    """Whether every new row is best for one of its `options(own)`, pairs of regressors and r."""
    def is_best(own, each):
        return any(_is_flat(new[own], q, r, half.reg_l * (len(r) if each else 1))
                   for q, r in options(own))

    owns = np.unique(half.side.users)
    return any(all(is_best(own, each) for own in owns) for each in penalties)


def _is_flat(p, q, r, alpha):
    pull = q.T @ (q @ p - r) + alpha * p
    size = np.abs(q).T @ (np.abs(q) @ np.abs(p) + np.abs(r)) + alpha * np.abs(p)
    return bool(np.abs(pull).max() <= TOLERANCE * size.max())


def _plain(half, fixed=None):
    fixed = half.fixed if fixed is None else fixed
    return lambda own: [(fixed[half.side.items[half.rows(own)]], half.side.r[half.rows(own)])]


def _with_values(values):
    """A sign: the regressors are right, and r is one of `values(half, own, r)`."""
    def is_seen(half):
        def options(own):
            (q, r), = _plain(half)(own)
            return [(q, other_r) for other_r in values(half, own, r)]
        return _fits(half, options, half.new)
    return is_seen


def _with_rows(choices):
    """A sign: only some rows are used, one of the lists of positions in `choices(r)`."""
    def is_seen(half):
        def options(own):
            (q, r), = _plain(half)(own)
            return [(q[list(kept)], r[list(kept)]) for kept in choices(r)]
        return _fits(half, options, half.new)
    return is_seen


def _with_result(undo):
    """A sign: the right rows were found, but stored in a way that `undo(half)` takes back."""
    return lambda half: any(_fits(half, _plain(half), new) for new in undo(half))


def _arrangements(r):
    for ones in combinations(range(len(r)), int(r.sum())):
        yield np.isin(np.arange(len(r)), ones).astype(float)


def _subsets(r):
    return (kept for size in range(1, len(r)) for kept in combinations(range(len(r)), size))


def _by_row_number(half, own, r):
    ids = half.side.items[half.rows(own)]
    return [half.side.r[ids], half.side.r[half.side.items[half.side.users == own] - 1]]


def _all_cells(half):
    def options(own):
        r = np.zeros(len(half.fixed))
        r[half.side.items[half.rows(own)]] = half.side.r[half.rows(own)]
        return [(half.fixed, r)]
    return _fits(half, options, half.new)


def _dictionaries_swapped(half):
    def options(own):
        ids = half.side.users[half.side.items == own]
        r = half.side.r[half.rows(own)]
        return [(half.fixed[ids], values) for values in _arrangements(r)] if len(ids) else []
    return ids_fit(half) and _fits(half, options, half.new)


def ids_fit(half):
    """Whether the numbers of one side can be taken for those of the other."""
    return len(half.old) == len(half.fixed)


def _own_side(half):
    return ids_fit(half) and any(
        _fits(half, lambda own, seen=seen: _plain(half, seen(own))(own), half.new)
        for seen in _own_side_seen(half)
    )


def _own_side_seen(half):
    """The updated matrix as it is when a row is made: changed at the end, or row after row."""
    yield lambda own: half.old
    yield lambda own: half.new
    for order in _orders(half.side):
        place = {other: k for k, other in enumerate(order)}
        yield lambda own, place=place: np.array(
            [half.new[k] if place[k] < place[own] else half.old[k] for k in range(len(half.old))])


def _orders(side):
    ids = side.users.tolist()
    return list(dict.fromkeys(ids)), sorted(set(ids))


def _intercept(half):
    def options(own):
        (q, r), = _plain(half)(own)
        return [(q - q.mean(axis=0), r - r.mean())]
    return _fits(half, options, half.new)


def _unshifted(half):
    return np.roll(half.new, 1, axis=0), np.roll(half.new, -1, axis=0)


def _positions_as_ids(half):
    order = list(dict.fromkeys(half.side.users.tolist()))
    new = half.new.copy()
    new[order] = half.new[:len(order)]
    return [new]


def _left_out(most_unchanged):
    """A sign: the rows that changed are right, and at most so many have not changed."""
    def is_seen(half):
        changed = [own for own in np.unique(half.side.users) if _has_changed(half, own)]
        part = half._replace(side=Pairs(*(column[np.isin(half.side.users, changed)]
                                          for column in half.side)))
        n_unchanged = len(np.unique(half.side.users)) - len(changed)
        enough = changed and n_unchanged <= most_unchanged(len(half.old))
        return bool(enough) and _fits(part, _plain(part), part.new)
    return is_seen


def _has_changed(half, own):
    return not np.allclose(half.new[own], half.old[own], rtol=TOLERANCE, atol=0)


_SIGNS = {
    "unchanged": lambda half: np.allclose(half.new, half.old, rtol=TOLERANCE, atol=0),
    "all-zero": lambda half: not half.new.any(),
    "interacted-ignored": _with_values(lambda half, own, r: [np.ones(len(r))]),
    "positives-only": _with_rows(lambda r: [np.flatnonzero(r == 1)]),
    "values-exchanged": _with_values(lambda half, own, r: [1 - r, 2 * r - 1]),
    "all-cells-used": _all_cells,
    "intercept-fitted": _intercept,
    "values-by-row-number": _with_values(_by_row_number),
    "dictionaries-swapped": _dictionaries_swapped,
    "own-side-as-regressors": _own_side,
    "shifted-by-one": _with_result(_unshifted),
    "position-for-id": _with_result(_positions_as_ids),
    "averaged-with-old": _with_result(lambda half: [2 * half.new - half.old]),
    "added-to-old": _with_result(lambda half: [half.new - half.old, half.old - half.new]),
    "some-left-out": _left_out(lambda n: n - 2),
    "all-but-one-unchanged": _left_out(lambda n: n - 1),
    "values-misaligned": _with_values(lambda half, own, r: _arrangements(r)),
    "rows-left-out": _with_rows(_subsets),
}


def _other_regressors(halves):
    names = halves[0].others
    return next((name for name in names
                 if all(_fits(half, _plain(half, half.others[name]), half.new)
                        for half in halves)), None)


def _penalty_mistake(halves):
    """Ask which penalty would make the rows best, if all else is right."""
    alphas = [_best_alphas(half) for half in halves]
    if any(found is None for found in alphas):
        return None
    alphas, counts = np.concatenate(alphas), np.concatenate([_counts(half) for half in halves])
    if np.allclose(alphas, 0, atol=TOLERANCE):
        return "penalty-ignored"
    if np.ptp(alphas) <= TOLERANCE * np.max(np.abs(alphas)):
        return "penalty-hard-coded"
    reg_l = np.repeat([half.reg_l for half in halves], [len(_counts(half)) for half in halves])
    twice = np.allclose(alphas, reg_l * counts ** 2, rtol=TOLERANCE)
    return "penalty-times-n-twice" if twice else "penalty-scaled"


def _counts(half):
    return np.bincount(half.side.users)


def _best_alphas(half):
    """For each row the penalty with which it is best, or None where there is none."""
    found = []
    for own in np.unique(half.side.users):
        (q, r), = _plain(half)(own)
        p = half.new[own]
        alpha = -(p @ q.T @ (q @ p - r)) / max(p @ p, np.finfo(float).tiny)
        if not _is_flat(p, q, r, alpha):
            return None
        found.append(alpha)
    return np.array(found)


def _by_trying(cases, returned):
    """Mistakes that are seen only by going through them."""
    for name, tries in (("several-epochs", _several_epochs), ("loops-nested", _nested)):
        if all(any(_same(pair, tried) for tried in tries(case))
               for case, pair in zip(cases, returned, strict=True)):
            return name
    return None


def _same(pair, other):
    return all(np.allclose(a, b, rtol=TOLERANCE, atol=TOLERANCE)
               for a, b in zip(pair, other, strict=True))


def _several_epochs(case):
    frame, users, items, reg_l = case.arguments
    for each in _PENALTIES:
        yield from epochs(pairs_of(frame), users, items, reg_l, each, 10)[2:]


def _nested(case):
    """All items again after each user."""
    frame, users, items, reg_l = case.arguments
    pairs = pairs_of(frame)
    for each in _PENALTIES:
        for order in _orders(pairs):
            yield _all_items_after_each_user(pairs, users, items, reg_l, each, order)


def _all_items_after_each_user(pairs, users, items, reg_l, each, order):
    users = users.copy()
    for user in order:
        users[user] = settle(pairs, users, items, reg_l, each)[user]
        items = settle(pairs.by_item, items, users, reg_l, each)
    return users, items


def _step(interacting_reprs, r_ui, reg_l):
    reprs, r = np.asarray(interacting_reprs, float), np.asarray(r_ui, float)
    own, rows = np.zeros(len(r), dtype=int), np.arange(len(r))
    return settle(Pairs(own, rows, r), np.zeros((1, reprs.shape[1])), reprs, reg_l, False)[0]


def _own_cases(space):
    names = ("interactions_pos_neg_df", "user_repr_matrix", "item_repr_matrix", "reg_l")
    frame, users, items, reg_l = (space[name] for name in names)
    return [Case("the notebook's data", (frame, np.array(users, float), np.array(items, float),
                                         float(reg_l)))]


CHECK = Check(draw_cases, judge, HINTS, helpers={"perform_mf_als_step": _step},
    last_cases=2, judge_last=judge_last, last_mistake=_LAST_MISTAKE, own_cases=_own_cases,
    judge_own=judge_last)
