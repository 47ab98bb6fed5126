"""The table of `reproduce`, from kept rows to Markdown."""

import re

import pytest
from notebook_files import ROOT

from devtools.reproduce import rows as keeping
from devtools.reproduce.page import page_text
from devtools.reproduce.settings import ROUNDS, USUAL

SEEN = {"python": "3.12.1", "blas": [{"architecture": "Haswell", "threads": 2}],
        "versions": dict.fromkeys(("numpy", "pandas", "scipy", "scikit-learn", "matplotlib"), "9")}
ROW = {"cells": 75, "differences": [], "changes": 9, "missed": [], "seen": SEEN,
       "setting": USUAL, "refused": {}, "alone": {}, "pictures": True}
DIFFERENCE = {"notebook": "02_x", "cell": 7, "difference": "stdout[0]: 'a|b`' stored, 'c' now"}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "01.ipynb").write_text("{}")
    return tmp_path


def page(root, **rows):
    for name, row in rows.items():
        keeping.store_row(root, name, row)
    return page_text(keeping.read_rows(root))


def line(text, start):
    (found,) = [line for line in text.splitlines() if line.startswith(start)]
    return [cell.strip() for cell in found.strip("|").split("|")]


def test_rows_that_ran_and_rows_that_did_not(root):
    text = page(root, **{"3.12-locked": ROW, "3.13-locked": {"not_run": "no Python 3.13"}})
    cells = line(text, "| 3.12-locked |")
    assert cells[1:9] == ["3.12.1", *"99999", "Haswell", "compared"]
    assert cells[9:11] == ["none of 75", "9 of 9"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", cells[11])
    assert line(text, "| 3.13-locked |")[1] == "not run"
    assert "- 3.13-locked: no Python 3.13\n" in text
    assert "- settings-1: not asked for\n" in text
    assert "## What differed\n\nNothing.\n" in text


def test_tables_have_as_many_cells_in_each_line(root):
    setting = ROUNDS["settings-1"] | {"locale": USUAL["locale"]}
    text = page(root, **{
        "3.11-lowest": ROW,
        "settings-1": ROW | {"setting": setting, "refused": {"locale": "not there"}}})
    blocks = re.findall(r"(?:^\|.*\|\n)+", text, flags=re.M)
    assert len(blocks) == 2
    for block in blocks:
        assert len({len(row.split("|")) for row in block.splitlines()}) == 1
    cells = line(text, "| settings-1 |")
    assert cells[1:6] == ["1", "Prescott (Haswell)", "1", "Asia/Kathmandu", "not run"]
    assert "- settings-1, locale C: not there\n" in text


def test_differences_misses_and_settings_alone_are_listed(root):
    row = ROW | {"differences": [DIFFERENCE], "missed": ["label in 02_x"],
                 "setting": ROUNDS["settings-2"], "alone": {"core type": 1, "locale": 0}}
    text = page(root, **{"settings-2": row})
    assert "| settings-2 | 02_x | 7 | `stdout[0]: 'a\\|b'' stored, 'c' now` |\n" in text
    assert line(text, "| settings-2 | 2 |")[-3:-1] == ["1 of 75", "8 of 9"]
    assert "- settings-2: a change was missed: label in 02_x\n" in text
    assert "- settings-2: core type Nehalem alone: 1 cells differ\n" in text
    assert "- settings-2: locale de_DE.UTF-8 alone: 0 cells differ\n" in text


@pytest.mark.parametrize("place", ["notebooks/01.ipynb", "course_utils/als/a.py",
                                   "requirements.lock", "pyproject.toml", "data/recorded_a.csv"])
def test_rows_older_than_what_they_ran_are_not_run(root, place):
    page(root, **{"3.12-locked": ROW})
    changed = root / place
    changed.parent.mkdir(parents=True, exist_ok=True)
    changed.write_text("{ }")
    assert "- 3.12-locked: not since the notebooks or the package changed\n" in page(root)


def test_the_stored_page_has_every_row_and_no_place_of_a_machine():
    text = (ROOT / "docs" / "reproducibility.md").read_text(encoding="utf-8")
    assert [name for name in keeping.NAMES if f"\n| {name} |" not in text] == []
    assert not re.search(r"/home/|/root/|/tmp/|[A-Z]:\\", text)
