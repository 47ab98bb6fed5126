"""``reproduce``: which rows, what is kept when one fails, and the exit code."""

from types import SimpleNamespace

import pytest
from test_reproduce_page import DIFFERENCE, ROW

from course_utils.start.failure import CommandFailed
from devtools.reproduce import command
from devtools.reproduce.rows import NAMES, read_rows


@pytest.fixture
def root(tmp_path, monkeypatch):
    for folder in ("notebooks", "docs"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(command, "load_data", lambda: SimpleNamespace(is_fallback=False))
    return tmp_path


def test_rows_are_chosen_by_parts_of_their_names():
    assert command.choose([]) == [*NAMES]
    assert command.choose(["--only", "3.12"]) == ["3.12-lowest", "3.12-locked", "3.12-newest"]
    assert command.choose(["--only", "settings-5", "3.11-low"]) == ["3.11-lowest", "settings-5"]
    with pytest.raises(CommandFailed, match="'3.14'; there are: 3.11-lowest"):
        command.choose(["--only", "3.14"])


@pytest.mark.parametrize("row, code", [
    (ROW, 0), ({"not_run": "no Python"}, 0), (ROW | {"differences": [DIFFERENCE]}, 1),
    (ROW | {"missed": ["digit in 01"]}, 1)])
def test_the_page_is_stored_and_the_code_tells_of_differences(root, monkeypatch, row, code):
    monkeypatch.setattr(command, "run_row", lambda *_: row)
    assert command.reproduce(root, ["--only", "3.12-locked"]) == code
    page = (root / "docs" / "reproducibility.md").read_text(encoding="utf-8")
    assert page.count("| not run |") == len(NAMES) - ("not_run" not in row)
    assert [path.name for path in (root / "docs").iterdir()] == ["reproducibility.md"]


def test_what_ran_before_a_failure_is_kept(root, monkeypatch):
    def run_row(root, name, title):
        if name == "3.12-locked":
            raise CommandFailed("no network")
        return ROW

    monkeypatch.setattr(command, "run_row", run_row)
    with pytest.raises(CommandFailed, match="3.12-locked failed: no network"):
        command.reproduce(root, ["--only", "3.12"])
    assert [name for name, row in read_rows(root).items() if "not_run" not in row] == [
        "3.12-lowest"]
    assert "none of 75" in (root / "docs" / "reproducibility.md").read_text(encoding="utf-8")


def test_a_row_during_which_the_package_was_changed_is_not_kept(root, monkeypatch):
    def run_row(root, name, title):
        (root / "requirements.lock").write_text("another")
        return ROW

    monkeypatch.setattr(command, "run_row", run_row)
    with pytest.raises(CommandFailed, match="changed meanwhile"):
        command.reproduce(root, ["--only", "3.12-locked"])
    assert read_rows(root)["3.12-locked"] == {"not_run": "not asked for"}


def test_a_row_that_a_change_between_two_rows_made_old_is_no_success(root, monkeypatch):
    monkeypatch.setattr(command, "run_row", lambda *_: ROW)
    keep = command._run_and_keep

    def change_before_the_second(root, name, title):
        if name == "3.12-locked":
            (root / "requirements.lock").write_text("another")
        return keep(root, name, title)

    monkeypatch.setattr(command, "_run_and_keep", change_before_the_second)
    assert command.reproduce(root, ["--only", "3.12-lowest", "3.12-locked"]) == 1


def test_all_notebooks_are_run(root, monkeypatch):
    for name in ("01_a", "05_b", "readme"):
        (root / "notebooks" / f"{name}.ipynb").write_text("{}")
    ran = []

    def run(root, python, setting, paths, work):
        ran.extend(path.stem for path in paths)
        return {"differences": [], "cells": 2, "changes": 2, "missed": []}

    monkeypatch.setattr(command, "run_regression", run)
    command._run(root, "python", {}, "3.12-locked", "")
    assert ran == ["01_a", "05_b", "readme"]


def test_the_fallback_release_is_refused(root, monkeypatch):
    monkeypatch.setattr(command, "load_data", lambda: SimpleNamespace(is_fallback=True))
    with pytest.raises(CommandFailed, match="data of 2018"):
        command.reproduce(root, [])


def test_a_missing_python_is_a_row(root, monkeypatch):
    monkeypatch.setattr(command, "find_python", lambda version: None)
    for name in ("3.13-newest", "settings-1"):
        assert "is not on this machine" in command.run_row(root, name, "")["not_run"]


@pytest.fixture
def no_runs(monkeypatch):
    """Everything is there; each run under the core type Nehalem differs in one cell."""
    ran = []

    def run(root, python, setting, name, title):
        ran.append(setting)
        differs = setting["core type"] == "Nehalem"
        return {"differences": [DIFFERENCE] * differs, "cells": 75, "changes": 9, "missed": []}

    monkeypatch.setattr(command, "find_python", lambda version: "python")
    monkeypatch.setattr(command, "make_environment", lambda root, name, python: python)
    monkeypatch.setattr(command, "split_round", lambda python, wanted: (wanted, {}))
    monkeypatch.setattr(command, "observe", lambda python, setting: ROW["seen"])
    monkeypatch.setattr(command, "_locked", lambda root, package: "9")
    monkeypatch.setattr(command, "_run", run)
    return ran


def test_a_round_that_differs_is_run_again_with_each_unusual_setting_alone(root, no_runs):
    row = command.run_row(root, "settings-2", "")
    assert row["alone"] == {"core type": 1, "hash seed": 0, "time zone": 0, "locale": 0}
    assert len(no_runs) == 5


def test_the_usual_settings_are_not_run_alone(root, no_runs, monkeypatch):
    monkeypatch.setitem(command.USUAL, "core type", "Nehalem")
    assert command.run_row(root, "3.12-lowest", "")["alone"] == {}
    assert len(no_runs) == 1


def test_rounds_have_the_locked_packages(root, no_runs, monkeypatch):
    made = []
    monkeypatch.setattr(command, "make_environment", lambda root, name, python: made.append(name))
    command.run_row(root, "settings-1", "")
    command.run_row(root, "3.12-lowest", "")
    assert made == ["3.11-locked", "3.12-lowest"]


def test_pictures_of_another_matplotlib_are_not_compared(root, no_runs, monkeypatch):
    monkeypatch.setattr(command, "_locked", lambda root, package: "10")
    assert command.run_row(root, "3.12-lowest", "")["pictures"] is False


def test_a_round_that_agrees_is_run_once(root, no_runs):
    row = command.run_row(root, "settings-1", "")
    assert (row["alone"], len(no_runs), row["pictures"]) == ({}, 1, True)
