"""``refresh``: execute the notebooks and store their outputs in place."""

import os

import nbformat

from course_utils.start.failure import CommandFailed, step
from devtools.comparison.normal_form import normalise
from devtools.course import load_data
from devtools.execution import execute_notebooks, read_notebooks


def refresh(root, names=()):
    """Execute notebooks and write those back whose text has changed.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    names : sequence of str
        How the names of the wanted notebooks begin, such as ``"01"``; all where it is empty.

    Returns
    -------
    list of pathlib.Path
        The notebooks that were written.

    Raises
    ------
    CommandFailed
        On the fallback release of the data, for a name without a notebook, for a failing cell.
    """
    folder = root / "notebooks"
    paths = choose(sorted(folder.glob("*.ipynb")), names)
    if load_data().is_fallback:
        raise CommandFailed(
            "stored outputs come from the 2018 release of the data, and only the 2016 release "
            "could be had: see data/README.md for how to get the other one."
        )
    with step("execution"):
        notebooks = read_notebooks(paths)
        execute_notebooks(notebooks, folder)
    return [path for path, notebook in notebooks.items() if store(path, notebook)]


def choose(paths, names):
    """Return the paths whose names begin with one of ``names``; all where there is none."""
    for name in names:
        if not any(path.name.startswith(name) for path in paths):
            there = ", ".join(path.name for path in paths)
            raise CommandFailed(f"no notebook's name begins with {name!r}; there are: {there}")
    return [path for path in paths if not names or path.name.startswith(tuple(names))]


def store(path, notebook):
    """Write a notebook without what differs from run to run, if that changes its file.

    Parameters
    ----------
    path : pathlib.Path
    notebook : nbformat.NotebookNode
        Changed in place: see `normalise`.

    Returns
    -------
    bool
        Whether the file was written.
    """
    normalise(notebook)
    text = nbformat.writes(notebook) + "\n"
    if path.read_text(encoding="utf-8") == text:
        return False
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text, encoding="utf-8", newline="\n")
    os.replace(draft, path)
    return True
