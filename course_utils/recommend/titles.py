"""Films by their titles, as people type them."""

import difflib
import re


def item_ids_of(wanted, titles):
    """Find films by their titles.

    Parameters
    ----------
    wanted : sequence of str
        Titles as MovieLens writes them, with the year; upper and lower case do not matter.
    titles : sequence of str
        The title of each item, in the order of the item ids.

    Returns
    -------
    list of int
        An item id for each wanted title; of several films with the same title the lowest id.

    Raises
    ------
    ValueError
        For a title that is not there; the message lists those that are close to it.
    """
    ids = {}
    for item_id, title in enumerate(titles):
        ids.setdefault(title.strip().lower(), item_id)
    unknown = next((title for title in wanted if title.strip().lower() not in ids), None)
    if unknown is not None:
        close = "; ".join(close_titles(unknown, titles)) or "none"
        raise ValueError(f"There is no film {unknown!r}. Close titles: {close}.")
    return [ids[title.strip().lower()] for title in wanted]


def close_titles(wanted, titles, n=3):
    """Up to `n` titles that look like `wanted`, the closest first.

    The year, the case and the place of the article do not count: "the matrix" is close to
    "Matrix, The (1999)".
    """
    by_plain = {}
    for title in titles:
        by_plain.setdefault(_plain(title), []).append(title)
    close = difflib.get_close_matches(_plain(wanted), by_plain, n=n, cutoff=0.6)
    return [title for plain in close for title in by_plain[plain]][:n]


def _plain(title):
    """``"Matrix, The (1999)"`` to ``"the matrix"``."""
    name = re.sub(r"\s*\([^)]*\)", "", title).strip().lower()
    found = re.fullmatch(r"(.*), (the|a|an)", name)
    return f"{found[2]} {found[1]}" if found else name
