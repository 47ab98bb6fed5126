"""Task 2's check: unrolled again, both dictionaries give the pairs of the frame.

Each dictionary is turned into pairs (key, id in its list), whose order does not matter. The
pairs of a known mistake are others that can be named: those of the positive rows alone, pairs
of a user and a row's label, and so on.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from course_utils.checks.runner.cases import Case, Mistaken, Verdict
from course_utils.checks.task2.hints import HINTS
from course_utils.checks.tasks import Check

# The task asks for variables, not for a function.
_FRAME = "interactions_pos_neg_df"
_COLUMNS = ("user_id", "item_id", "interacted")


def draw_cases(rng):
    """Frames to run the student's cell on.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the interactions, their order and their row labels.

    Returns
    -------
    list of Case
        Without arguments. The notebook's variables are set: the frame, the numbers of users
        and items, the positive interactions alone, and their matrix.
    """
    return [_drawn(rng, "a small frame", 5, 7, shuffled=False),
            _drawn(rng, "a shuffled frame", 8, 6, shuffled=True),
            _drawn(rng, "a longer shuffled frame", 11, 14, shuffled=True)]


def _drawn(rng, name, n_users, n_items, shuffled):
    cells = rng.permutation(n_users * n_items)[: n_users * n_items // 2]
    # The diagonal lets every user and every item appear.
    longest = np.arange(max(n_users, n_items))
    cells = np.union1d(cells, longest % n_users * n_items + longest % n_items)
    frame = pd.DataFrame({"user_id": cells // n_items, "item_id": cells % n_items})
    frame["interacted"] = rng.permutation(np.arange(len(frame)) % 3 == 0).astype(int)
    frame = frame.sort_values("interacted", ascending=False, ignore_index=True)
    if shuffled:
        frame = frame.iloc[rng.permutation(len(frame))]
    frame.index = frame.index + 100
    positives = frame.loc[frame["interacted"] == 1, ["user_id", "item_id"]]
    r = np.zeros((n_users, n_items))
    r[positives["user_id"], positives["item_id"]] = 1
    variables = {_FRAME: frame, "interactions_df": positives.copy(), "n_users": n_users,
                 "n_items": n_items, "r": r}
    return Case(name, variables=variables, facts={"frame": frame})


def notebook_case(frame):
    """The case that the notebook itself is: its dictionaries are judged by its frame.

    Raises
    ------
    ValueError
        If `frame` is not a DataFrame with the columns user_id, item_id and interacted.
    """
    if not isinstance(frame, pd.DataFrame) or not set(_COLUMNS) <= set(frame.columns):
        raise ValueError(f"{_FRAME} must be a DataFrame with the columns {', '.join(_COLUMNS)}.")
    return Case("the notebook's frame", facts={"frame": frame.copy(), "is_public": True})


def is_blank(value):
    """Whether no dictionary was made yet."""
    return isinstance(value, tuple) and all(part is None or part == {} for part in value
                                            if not isinstance(part, np.ndarray))


def judge(cases, answers):
    """Judge the dictionaries.

    Parameters
    ----------
    cases : list of Case
    answers : list of Answer
        The values are tuples: the dictionary of the users, the dictionary of the items.

    Returns
    -------
    Verdict
    """
    found = [_read(case, answer.value) for case, answer in zip(cases, answers, strict=True)]
    if all(pairs.are_right for pairs in found):
        return Verdict()
    if len(found) > 1 and all((pairs.user, pairs.item) == (found[0].user, found[0].item)
                              for pairs in found):
        return Verdict("same-for-all-data")
    for mistake, is_made in _MISTAKES.items():
        if all(is_made(pairs) for pairs in found):
            return Verdict(mistake)
    return _unrecognised(cases, found)


@dataclass(frozen=True)
class _Pairs:
    """The pairs of both dictionaries as counters; `lists` holds the ids by key, in order."""

    frame: pd.DataFrame
    user: Counter
    item: Counter
    lists: tuple

    @property
    def sides(self):
        """The pairs found with the names of the key's and the listed ids' columns."""
        return (self.user, "user_id", "item_id"), (self.item, "item_id", "user_id")

    @property
    def are_right(self):
        return all(_is_right(self.frame, *side) for side in self.sides)


def _read(case, value):
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise Mistaken("not-dictionaries")
    lists = tuple(_ids_by_key(dictionary) for dictionary in value)
    if not all(lists):
        raise Mistaken("one-dictionary-missing")
    if any(_is_one_list_for_all(side, len(case.facts["frame"])) for side in lists):
        raise Mistaken("one-list-for-all")
    user, item = (Counter((key, id_) for key, ids in side.items() for id_ in ids)
                  for side in lists)
    return _Pairs(case.facts["frame"], user, item, lists)


def _is_one_list_for_all(ids_by_key, n_rows):
    """Whether several keys have the same ids, those of all rows, be it more than once."""
    first, *others = ids_by_key.values()
    return bool(first and others) and len(first) % n_rows == 0 and all(
        ids == first for ids in others)


def _ids_by_key(dictionary):
    if dictionary is None:
        return {}
    if not isinstance(dictionary, dict):
        raise Mistaken("not-dictionaries")
    return {_key(key): _ids(value) for key, value in dictionary.items()}


def _key(key):
    if isinstance(key, str):
        raise Mistaken("text-ids")
    if not isinstance(key, (int, float)) or key != np.floor(key):
        raise Mistaken("not-ids")
    return int(key)


def _ids(value):
    kinds = {str: "text-ids", set: "sets-for-lists", dict: "dictionaries-for-lists",
             type(None): "lists-lost", int: "single-ids", float: "single-ids"}
    if type(value) in kinds:
        raise Mistaken(kinds[type(value)])
    if set(map(type, value)) == {int}:
        return value
    return [_id(item) for item in list(value)]


def _id(item):
    if isinstance(item, str):
        raise Mistaken("text-ids")
    if isinstance(item, (tuple, list, np.ndarray)):
        raise Mistaken("pairs-for-ids" if len(item) > 1 else "nested-lists")
    if isinstance(item, (float, np.floating)):
        raise Mistaken("decimal-ids")
    if not isinstance(item, (int, np.integer)):
        raise Mistaken("not-ids")
    return int(item)


def _rows(keys, ids):
    return Counter(zip(np.asarray(keys).tolist(), np.asarray(ids).tolist(), strict=True))


def _of(frame, key, listed):
    return _rows(frame[key], frame[listed])


def _is_right(frame, found, key, listed):
    """Every pair of the frame, once; where the frame repeats a row, also as often as that."""
    wanted = _of(frame, key, listed)
    return found.keys() == wanted.keys() and all(
        count in (1, wanted[pair]) for pair, count in found.items())


def _made_by(wrong_pairs):
    """A mistake in one or both dictionaries that leads to the pairs `wrong_pairs(...)`."""

    def is_made(pairs):
        return all(_is_right(pairs.frame, *side) or side[0] in _choices(wrong_pairs, pairs, side)
                   for side in pairs.sides)

    return is_made


def _choices(wrong_pairs, pairs, side):
    wrong = wrong_pairs(pairs.frame, *side[1:])
    return wrong if isinstance(wrong, list) else [wrong]


def _with_value(value):
    return lambda frame, key, listed: _of(frame[frame["interacted"] == value], key, listed)


def _row_labels(frame, key, listed):
    labels = (frame.index, np.arange(len(frame)))
    return [_rows(frame[key], label) for label in labels]


def _one_row_a_key(keep):
    return lambda frame, key, listed: _of(frame.drop_duplicates(key, keep=keep), key, listed)


def _first_lost(frame, key, listed):
    return _of(frame[frame.duplicated(key)], key, listed)


def _edge_row_lost(frame, key, listed):
    return [_of(frame[:-1], key, listed), _of(frame[1:], key, listed)]


def _edge_key_lost(frame, key, listed):
    edges = frame[key].max(), frame[key].min(), frame[key].iloc[-1], frame[key].iloc[0]
    return [_of(frame[frame[key] != edge], key, listed) for edge in edges]


def _everything(frame, key, listed):
    return Counter(product(frame[key].unique().tolist(), frame[listed].unique().tolist()))


def _the_others(frame, key, listed):
    return _everything(frame, key, listed) - _of(frame, key, listed)


def _shifted(frame, key, listed):
    shifts = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1)]
    return [_rows(frame[key] + one, frame[listed] + other) for one, other in shifts]


def _are_swapped(pairs):
    return pairs.user == _of(pairs.frame, "item_id", "user_id") and pairs.item == _of(
        pairs.frame, "user_id", "item_id")


def _are_the_same(pairs):
    both = [_of(pairs.frame, key, listed) for _, key, listed in pairs.sides]
    return pairs.user == pairs.item and pairs.user in both


def _repeats(pairs):
    return all(found.keys() == _of(pairs.frame, key, listed).keys()
               for found, key, listed in pairs.sides)


def _are_misaligned(pairs):
    """The right lists under the wrong keys."""
    return all(_is_right(pairs.frame, *side) or _sorted_lists(lists) == _lists_of(pairs, side)
               for side, lists in zip(pairs.sides, pairs.lists, strict=True))


def _sorted_lists(lists):
    return sorted(sorted(ids) for ids in lists.values())


def _lists_of(pairs, side):
    """The lists of ids without their keys."""
    return sorted(sorted(rows.tolist()) for _, rows in pairs.frame.groupby(side[1])[side[2]])


def _are_separated(pairs):
    """The right ids, but one column was put in another order than the other."""
    return all(_is_right(pairs.frame, *side) or _columns(side[0]) == _columns(
        _of(pairs.frame, *side[1:])) for side in pairs.sides)


def _columns(pairs):
    return [sorted(column) for column in zip(*pairs.elements(), strict=True)]


def _has_unknown(pairs):
    for found, key, listed in pairs.sides:
        ids = set(pairs.frame[key]), set(pairs.frame[listed])
        if any(one not in ids[0] or other not in ids[1] for one, other in found):
            return True
    return False


def _has_too_few(pairs):
    return all(found <= _of(pairs.frame, key, listed) for found, key, listed in pairs.sides)


_MISTAKES = {
    "dictionaries-swapped": _are_swapped,
    "one-dictionary-twice": _are_the_same,
    "positives-only": _made_by(_with_value(1)),
    "negatives-only": _made_by(_with_value(0)),
    "row-labels": _made_by(_row_labels),
    "values-for-ids": _made_by(lambda frame, key, listed: _of(frame, key, "interacted")),
    "own-ids": _made_by(lambda frame, key, listed: _of(frame, key, key)),
    "last-only": _made_by(_one_row_a_key("last")),
    "first-only": _made_by(_one_row_a_key("first")),
    "first-of-each-lost": _made_by(_first_lost),
    "row-lost": _made_by(_edge_row_lost),
    "key-lost": _made_by(_edge_key_lost),
    "everything-listed": _made_by(_everything),
    "the-others-listed": _made_by(_the_others),
    "ids-shifted": _made_by(_shifted),
    "ids-repeated": _repeats,
    "lists-misaligned": _are_misaligned,
    "columns-separated": _are_separated,
}


def _unrecognised(cases, found):
    if len(found) > 1 and found[0].are_right:
        return Verdict("only-the-example")
    for mistake, is_made in (("unknown-ids", _has_unknown), ("too-few-ids", _has_too_few)):
        if all(is_made(pairs) for pairs in found):
            return Verdict(mistake)
    pairs, is_public = found[0], cases[0].facts.get("is_public")
    wrong = [side for side in pairs.sides if not _is_right(pairs.frame, *side)]
    detail = _example(pairs.frame, *wrong[0]) if is_public else ""
    if len(wrong) == 1:
        return Verdict(f"only-{wrong[0][1].removesuffix('_id')}s-wrong", detail)
    return Verdict("wrong-ids", detail)


def _example(frame, found, key, listed):
    wanted = _of(frame, key, listed)
    one = min(one for one, _ in (found - wanted) + (wanted - found))
    return f"Compare the list of {key} {one} with the rows of the frame that have this {key}."


CHECK = Check(draw_cases, judge, HINTS, is_blank=is_blank,
    notebook_case=notebook_case)
