"""``reproduce``: run the comparison in each environment and under each setting, and say so."""

import argparse
import time

from course_utils.start.failure import CommandFailed, step
from course_utils.start.pins import pinned_versions
from devtools.course import load_data
from devtools.reproduce.environments import (
    ENVIRONMENTS,
    PYTHONS,
    find_python,
    make_environment,
)
from devtools.reproduce.page import page_text
from devtools.reproduce.regression import run_regression
from devtools.reproduce.rows import NAMES, read_rows, state, store_row
from devtools.reproduce.settings import ROUNDS, USUAL, observe, split_round


def reproduce(root, words):
    """Run the chosen rows, print the table of all rows and store it in ``docs``.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    words : list of str
        Empty for all, or ``--only`` and parts of the rows' names.

    Returns
    -------
    int
        0 where every run row agrees, every changed cell was rejected, and nothing was changed
        since; else 1.

    Raises
    ------
    CommandFailed
        On the fallback release of the data, or where an environment cannot be made.
    """
    names = choose(words)
    if load_data().is_fallback:
        raise CommandFailed("it compares the figures of the data of 2018, and only the release of "
                            "2016 could be had: see data/README.md for how to get the other one.")
    ran = {name: _run_and_keep(root, name, f"[{number}/{len(names)}] {name}")
           for number, name in enumerate(names, start=1)}
    rows = read_rows(root)
    print("\n" + page_text(rows))
    are_kept = all(rows[name].items() >= row.items() for name, row in ran.items())
    return 0 if are_kept and all(map(is_good, ran.values())) else 1


def choose(words):
    """Return the names of the rows that the words ask for.

    Parameters
    ----------
    words : list of str

    Returns
    -------
    list of str
    """
    parser = argparse.ArgumentParser(prog="python -m course_utils reproduce")
    parser.add_argument("--only", nargs="+", metavar="NAME", default=[""],
                        help="only rows whose names contain one of these words; there are: "
                        + ", ".join(NAMES))
    wanted = parser.parse_args(words).only
    for word in wanted:
        if not any(word in name for name in NAMES):
            raise CommandFailed(f"no row's name contains {word!r}; there are: {', '.join(NAMES)}")
    return [name for name in NAMES if any(word in name for word in wanted)]


def is_good(row):
    """Whether a row found nothing that differs and nothing missed, or could not be run here."""
    return "not_run" in row or not (row["differences"] or row["missed"])


def _run_and_keep(root, name, title):
    """Run one row, keep it, and renew the page: a later row may fail or be stopped."""
    print(f"{title}: environment", flush=True)
    before = state(root)
    with step(name):
        row = run_row(root, name, title)
        if state(root) != before:
            raise CommandFailed("the notebooks or the package were changed meanwhile; run it again")
    store_row(root, name, row)
    page = root / "docs" / "reproducibility.md"
    draft = page.with_suffix(".draft")
    draft.write_text(page_text(read_rows(root)), encoding="utf-8", newline="\n")
    draft.replace(page)
    return row


def run_row(root, name, title):
    """Run what a row stands for.

    Parameters
    ----------
    root : pathlib.Path
    name : str
        One of `rows.NAMES`.
    title : str
        How the lines of progress begin.

    Returns
    -------
    dict
        ``not_run``, a reason, or what `regression.run_regression` found with ``seen`` (see
        `probe.look`), ``setting``, ``refused`` (see `settings.split_round`), ``alone`` (for each
        setting of a round that differs, in how many cells it differs by itself) and
        ``pictures``, whether pictures were compared.
    """
    version, environment = _place_of(name)
    interpreter = find_python(version)
    if interpreter is None:
        return {"not_run": f"Python {version} is not on this machine"}
    python = make_environment(root, environment, interpreter)
    setting, refused = split_round(python, ROUNDS[name]) if name in ROUNDS else (USUAL, {})
    seen = observe(python, setting)
    if seen is None:
        raise CommandFailed(f"the packages of {environment} cannot be imported")
    found = _run(root, python, setting, name, f"{title}: notebooks and changed copies")
    return {
        **found, "seen": seen, "setting": setting, "refused": refused,
        "alone": _run_alone(root, python, setting, name, title) if found["differences"] else {},
        "pictures": seen["versions"]["matplotlib"] == _locked(root, "matplotlib"),
    }


def _place_of(name):
    """The version of Python and the environment of a row; settings have the oldest at hand."""
    if name in ENVIRONMENTS:
        return ENVIRONMENTS[name][0], name
    version = next(filter(find_python, PYTHONS), PYTHONS[0])
    return version, f"{version}-locked"


def _run_alone(root, python, setting, name, title):
    """Run each unusual setting by itself; return in how many cells each differs."""
    return {key: len(_run(root, python, USUAL | {key: value}, f"{name}-alone",
                          f"{title}: {key} {value} alone")["differences"])
            for key, value in setting.items() if value != USUAL[key]}


def _run(root, python, setting, name, title):
    print(title, flush=True)
    start = time.monotonic()
    paths = sorted((root / "notebooks").glob("*.ipynb"))
    work = root / "build" / "reproduce" / "work" / name
    found = run_regression(root, python, setting, paths, work)
    print(f"    {len(found['differences'])} of {found['cells']} cells differ; "
          f"{len(found['missed'])} of {found['changes']} changed cells were missed "
          f"({time.monotonic() - start:.0f} s; pytest's output: "
          f"{(work / 'pytest.txt').relative_to(root)})", flush=True)
    return found


def _locked(root, package):
    return pinned_versions((root / "requirements.lock").read_text(encoding="utf-8"))[package]
