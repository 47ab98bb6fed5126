"""``docs/reproducibility.md``: the table of what differed, as Markdown."""

import platform

from course_utils.workshop.reproduction.environments import ENVIRONMENTS
from course_utils.workshop.reproduction.probe import PACKAGES
from course_utils.workshop.reproduction.settings import ROUNDS, USUAL, VARIABLES

HEAD = """\
# The same digits everywhere

Written by `make reproduce` on {system}. It executes all notebooks again in each environment below \
and compares all that they store: text, tables, the numbers, labels and colours behind each \
figure. The few cells whose output nbval is told to ignore, such as the live curve of notebook 2, \
need only run. The pictures themselves are compared under the locked version of matplotlib only, \
since other versions draw the same figure with other pixels.

In each environment it also executes a copy of every notebook in which one digit, one label and \
one colour were changed, in three cells. *Changes caught* says how many of these cells were \
rejected, while the same cells passed in the notebook itself.
"""
VERSIONS = """\
## Versions

*Lowest* has the lowest versions that `pyproject.toml` allows for this Python, of the packages \
that the course itself and its extras `test` and `fast` name; *locked* those of \
`requirements.lock`; *newest* the newest allowed on the day.
"""
SETTINGS = """\
## Settings

With the locked packages. Each row changes all its settings at once, and where something differs \
each is tried alone. The rows above have {usual}; OpenBLAS chooses its kernels there. In brackets \
are the kernels that it took, by its own name for them.
"""


def page_text(rows):
    """Return the page.

    Parameters
    ----------
    rows : dict of str to dict
        See `rows.read_rows`.

    Returns
    -------
    str
        Markdown. It names no folder, and no time but the days.
    """
    usual = ", ".join(f"{name} {value}" for name, value in USUAL.items() if value)
    parts = [
        HEAD.format(system=f"{platform.system()}, {platform.machine()}"),
        VERSIONS, _table(_version_columns(), {n: _version_row(rows[n]) for n in ENVIRONMENTS}),
        SETTINGS.format(usual=usual),
        _table([*VARIABLES, *LAST], {name: _setting_row(rows[name]) for name in ROUNDS}),
        "## What differed\n", _differences(rows),
        "## What was not run\n", _not_run(rows),
    ]
    return "\n".join(parts)


LAST = ("Python", "cells that differ", "changes caught", "date")


def _version_columns():
    return ["Python", *PACKAGES, "OpenBLAS kernels", "pictures", *LAST[1:]]


def _version_row(row):
    if "not_run" in row:
        return ["not run"]
    seen = row["seen"]
    pictures = "compared" if row["pictures"] else "not compared"
    versions = [seen["versions"][name] for name in PACKAGES]
    return [seen["python"], *versions, _kernels(seen), pictures, *_verdict(row)]


def _setting_row(row):
    if "not_run" in row:
        return ["not run"]
    values = {**row["setting"], **dict.fromkeys(row["refused"], "not run")}
    if row["setting"]["core type"]:
        values["core type"] += f" ({_kernels(row['seen'])})"
    return [*values.values(), row["seen"]["python"], *_verdict(row)]


def _verdict(row):
    differ = f"{len(row['differences']) or 'none'} of {row['cells']}"
    caught = f"{row['changes'] - len(row['missed'])} of {row['changes']}"
    return [differ, caught, row["date"]]


def _kernels(seen):
    return ", ".join(sorted({pool["architecture"] or "none" for pool in seen["blas"]}))


def _table(columns, rows):
    """A Markdown table; short rows are filled with empty cells."""
    lines = [["", *columns], [":--", *(":--" for _ in columns)]]
    lines += [[name, *cells, *[""] * (len(columns) - len(cells))] for name, cells in rows.items()]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _differences(rows):
    lines = [[name, found["notebook"], str(found["cell"]), _in_cell(found["difference"])]
             for name, row in rows.items() for found in row.get("differences", ())]
    notes = [f"- {name}: a change was missed: {missed}\n"
             for name, row in rows.items() for missed in row.get("missed", ())]
    notes += [f"- {name}: {key} {rows[name]['setting'][key]} alone: {count} cells differ\n"
              for name, row in rows.items() for key, count in row.get("alone", {}).items()]
    if not lines:
        return "".join(notes) or "Nothing.\n"
    head = "| environment | notebook | cell | first difference |\n| :-- | :-- | --: | :-- |\n"
    return head + "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n" + "".join(notes)


def _in_cell(text):
    return "`" + text.replace("|", "\\|").replace("`", "'") + "`"


def _not_run(rows):
    lines = [f"- {name}: {row['not_run']}\n" for name, row in rows.items() if "not_run" in row]
    lines += [f"- {name}, {key} {ROUNDS[name][key]}: {reason}\n"
              for name, row in rows.items() for key, reason in row.get("refused", {}).items()]
    return "".join(lines) or "Everything above was.\n"
