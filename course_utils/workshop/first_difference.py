"""Where two stored outputs differ first, in one line that a reader can act on."""

from itertools import zip_longest

MARK = "First difference: "
"""How the line begins where it stands among others."""
LONGEST = 60
_MISSING = object()


def first_difference(stored, new, place=""):
    """Find the first difference of two values of nested JSON.

    Parameters
    ----------
    stored, new : dict, list, str, int, float, bool or None
    place : str
        What the reader knows already of the place, such as ``"stdout"``.

    Returns
    -------
    str or None
        For example ``"axes[0].labels[1]: 'x' stored, 'y' now"``; None where they are equal.
    """
    if stored == new:
        return None
    if isinstance(stored, dict) and isinstance(new, dict):
        join = f"{place}." if place else ""
        keys = dict.fromkeys([*stored, *new])
        pairs = ((f"{join}{key}", stored.get(key, _MISSING), new.get(key, _MISSING))
                 for key in keys)
    elif isinstance(stored, list) and isinstance(new, list):
        both = enumerate(zip_longest(stored, new, fillvalue=_MISSING))
        pairs = ((f"{place}[{number}]", *pair) for number, pair in both)
    elif isinstance(stored, str) and isinstance(new, str) and "\n" in stored + new:
        both = enumerate(zip_longest(stored.split("\n"), new.split("\n"), fillvalue=_MISSING), 1)
        pairs = ((f"{place}, line {number}", *pair) for number, pair in both)
    else:
        return f"{place}: {_pair(stored, new)}"
    return next(filter(None, (first_difference(old, now, where) for where, old, now in pairs)))


def _pair(stored, new):
    """Both values, cut to the part around their first differing character."""
    if isinstance(stored, str) and isinstance(new, str):
        same = next((k for k, (a, b) in enumerate(zip(stored, new, strict=False)) if a != b),
                    min(len(stored), len(new)))
        stored, new = (_around(text, same) for text in (stored, new))
    return f"{_words(stored)} stored, {_words(new)} now"


def _around(text, position):
    start = max(0, position - LONGEST // 2)
    return text[start:start + LONGEST]


def _words(value):
    if value is _MISSING:
        return "nothing"
    text = repr(value)
    return text if len(text) <= LONGEST + 2 else text[:LONGEST + 1] + "…"
