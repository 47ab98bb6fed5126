"""Read one notebook of a stranger's, whatever program saved it: its cells, and no more."""

import json
import re
from dataclasses import dataclass

import nbformat

from classroom.text import clean_text

MOST_CELLS = 2_000
MOST_SOURCE_BYTES = 4 << 20
MOST_BRACKETS = 500_000
"""Lists and objects take much more memory than the bytes that they are written with."""

KINDS = ("code", "markdown", "raw")


class Refused(ValueError):
    """A file is not taken; the message says why, in words for the student's page."""


class TooLarge(Refused):
    """It has more bytes than are read."""


@dataclass(frozen=True)
class Cell:
    """A cell as its author sees it.

    Attributes
    ----------
    kind : str
        One of `KINDS`.
    source : str
        With ``\\n`` at the end of each line.
    name : str
        What the student edition calls it, or its id; "" where it has neither.
    """

    kind: str
    source: str
    name: str = ""


def parse_notebook(data):
    """Read the JSON of a notebook file.

    Parameters
    ----------
    data : bytes
        UTF-8, or UTF-16 as Windows' PowerShell writes it, with or without a mark in front.

    Returns
    -------
    dict
        A notebook of nbformat 4; an older one is upgraded.

    Raises
    ------
    Refused
        Where it is no notebook.
    """
    if data.count(b"[") + data.count(b"{") > MOST_BRACKETS:
        raise Refused("the notebook holds too many lists; clear its outputs first")
    try:
        notebook = json.loads(data)
    except UnicodeDecodeError:
        raise Refused("the notebook is not UTF-8 text") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Refused(f"the notebook is damaged: {clean_text(error)}") from None
    if not isinstance(notebook, dict):
        raise Refused("the file is JSON, but not a notebook")
    return _upgraded(notebook) if "worksheets" in notebook else notebook


def read_cells(notebook):
    """List the cells of a Python notebook.

    Parameters
    ----------
    notebook : dict
        What `parse_notebook` returned.

    Returns
    -------
    list of Cell

    Raises
    ------
    Refused
        Where it is for another language, has no code, or has more than a course's.
    """
    _check_language(notebook)
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise Refused("the notebook has no list of cells (nbformat 4 is needed)")
    if len(cells) > MOST_CELLS:
        raise Refused(f"the notebook has {len(cells)} cells; {MOST_CELLS} are allowed")
    found = [Cell(cell["cell_type"], _source(cell), _name(cell))
             for cell in cells if cell.get("cell_type") in KINDS]
    code = [cell.source for cell in found if cell.kind == "code"]
    if sum(map(len, code)) > MOST_SOURCE_BYTES:
        raise Refused("the code of the notebook is too long to be a course's")
    if not any(source.strip() for source in code):
        raise Refused("the notebook has no code cells")
    return found


def _upgraded(notebook):
    try:
        return nbformat.convert(nbformat.from_dict(notebook), 4)
    except Exception as error:
        # What a damaged notebook of an old format raises is up to nbformat.
        raise Refused(f"the notebook's old format cannot be read: {clean_text(error)}") from None


def _check_language(notebook):
    metadata = _dict(notebook.get("metadata"))
    kernel, language = _dict(metadata.get("kernelspec")), _dict(metadata.get("language_info"))
    named = [kernel.get("language"), language.get("name")]
    named = [name for name in named if name is not None]
    # "Python", "ipython" and "xpython" are met; a kernel's own name may be anything.
    if named and not any("python" in str(name).casefold() for name in (*named, kernel.get("name"))):
        raise Refused(f"the notebook is for {clean_text(named[0])}, not for Python")


def _source(cell):
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise Refused("a cell of the notebook has no text")
    # A half of a character pair can be neither compiled nor sent on.
    source = source.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"\r+\n|\r", "\n", source.removeprefix("\ufeff"))


def _name(cell):
    metadata = _dict(cell.get("metadata"))
    names = [_dict(metadata.get("nbgrader")).get("grade_id"), cell.get("id"), metadata.get("id")]
    return next((clean_text(name) for name in names if isinstance(name, str) and name), "")


def _dict(value):
    return value if isinstance(value, dict) else {}
