"""The rows of the table: what each run found, kept as JSON until the notebooks change."""

import datetime
import hashlib
import json

from course_utils.workshop.reproduction.environments import ENVIRONMENTS
from course_utils.workshop.reproduction.settings import ROUNDS

NAMES = (*ENVIRONMENTS, *ROUNDS)


def store_row(root, name, row):
    """Keep a row, with the day and the state of the notebooks.

    Parameters
    ----------
    root : pathlib.Path
        The repository; rows are in ``build/reproduce/rows``.
    name : str
        One of `NAMES`.
    row : dict
        JSON-ready: see `command`.
    """
    path = _path(root, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    dated = {"date": str(datetime.date.today()), "notebooks": state_of_notebooks(root), **row}
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(dated, indent=1), encoding="utf-8")
    draft.replace(path)


def read_rows(root):
    """Read all rows; one that is missing, or older than the notebooks, says so.

    Parameters
    ----------
    root : pathlib.Path

    Returns
    -------
    dict of str to dict
        For each of `NAMES`; where nothing ran, with the key ``not_run``, the reason.
    """
    state = state_of_notebooks(root)
    return {name: _read(_path(root, name), state) for name in NAMES}


def state_of_notebooks(root):
    """Return a digest of the notebooks' files."""
    digest = hashlib.sha256()
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _path(root, name):
    return root / "build" / "reproduce" / "rows" / f"{name}.json"


def _read(path, state):
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"not_run": "not asked for"}
    return row if row["notebooks"] == state else {"not_run": "not since the notebooks changed"}
