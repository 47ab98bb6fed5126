"""The rows of the table: what each run found, kept as JSON until what they ran changes."""

import datetime
import hashlib
import json

from course_utils.workshop.reproduction.environments import ENVIRONMENTS
from course_utils.workshop.reproduction.settings import ROUNDS

NAMES = (*ENVIRONMENTS, *ROUNDS)


def store_row(root, name, row):
    """Keep a row, with the day and the state of what was run.

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
    dated = {"date": str(datetime.date.today()), "state": state(root), **row}
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(dated, indent=1), encoding="utf-8")
    draft.replace(path)


def read_rows(root):
    """Read all rows; one that is missing, or of another state than today's, says so.

    Parameters
    ----------
    root : pathlib.Path

    Returns
    -------
    dict of str to dict
        For each of `NAMES`; where nothing ran, with the key ``not_run``, the reason.
    """
    now = state(root)
    return {name: _read(_path(root, name), now) for name in NAMES}


def state(root):
    """Return a digest of all that a row depends on: notebooks, package, recorded data and pins."""
    digest = hashlib.sha256()
    for pattern in (
        "notebooks/*.ipynb",
        "course_utils/**/*.py",
        "course_utils/**/*.cfg",
        "data/*.csv",
        "pyproject.toml",
        "requirements.lock",
    ):
        for path in sorted(root.glob(pattern)):
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()


def _path(root, name):
    return root / "build" / "reproduce" / "rows" / f"{name}.json"


def _read(path, now):
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"not_run": "not asked for"}
    return (
        row
        if row.get("state") == now
        else {"not_run": "not since the notebooks or the package changed"}
    )
