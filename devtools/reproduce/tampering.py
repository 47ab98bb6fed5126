"""Copies of a notebook with a digit, a label and a colour changed: each must be rejected."""

import copy
import re

from course_utils.plots.display import ARTISTS_MIME


def tampered(notebook):
    """Copy the beginning of a notebook and change three of its stored outputs.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Not changed.

    Returns
    -------
    copied : nbformat.NotebookNode
        The cells up to the last changed one.
    changes : dict of str to int
        For ``"digit"``, ``"label"`` and ``"colour"`` the number of the changed cell, counted
        from 0 among the code cells, as nbval counts them.

    Raises
    ------
    ValueError
        Where the notebook stores no digit, label or colour to change.
    """
    copied = copy.deepcopy(notebook)
    cells = [cell for cell in copied.cells if cell.cell_type == "code"]
    changes = {}
    for kind, change in CHANGES.items():
        changes[kind] = _change_first(cells, change, kind, {*changes.values()})
    last = copied.cells.index(cells[max(changes.values())])
    copied.cells = copied.cells[:last + 1]
    return copied, changes


def _change_first(cells, change, kind, taken):
    """Change the first compared cell that can be and is not taken; return its number."""
    for number, cell in enumerate(cells):
        if number not in taken and not _is_exempt(cell):
            if any(change(output) for output in cell.outputs):
                return number
    raise ValueError(f"notebook: it stores no {kind} to change.")


def _is_exempt(cell):
    return "nbval" in f"{cell.metadata.get('tags', '')} {cell.source}".lower()


def _change_digit(output):
    """Change the last digit of the first decimal number in plain text; whether there was one."""
    place, key = (output, "text") if "text" in output else (output.get("data", {}), "text/plain")
    number = re.search(r"\d\.\d+", place.get(key, ""))
    if ARTISTS_MIME in place or not number:
        return False
    place[key] = _with_next_digit(place[key], number.end() - 1, base=10)
    return True


def _change_label(output):
    """Change the first label of an axis; whether there was one."""
    for axes in output.get("data", {}).get(ARTISTS_MIME, {}).get("axes", ()):
        for number, label in enumerate(axes["labels"]):
            if label:
                axes["labels"][number] = f"{label}s"
                return True
    return False


def _change_colour(output):
    """Change the last digit of an artist's blue by one; whether there was one."""
    for axes in output.get("data", {}).get(ARTISTS_MIME, {}).get("axes", ()):
        for artist in axes["artists"]:
            if artist.get("colour"):
                artist["colour"] = _with_next_digit(artist["colour"], len("#rrggb"), base=16)
                return True
    return False


def _with_next_digit(text, position, base):
    digit = (int(text[position], base) + 1) % base
    return f"{text[:position]}{digit:x}{text[position + 1:]}"


CHANGES = {"digit": _change_digit, "label": _change_label, "colour": _change_colour}
