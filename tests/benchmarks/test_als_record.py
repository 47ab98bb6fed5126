"""The record of measured epochs: rows of each machine, versions, and a cell measured again."""

import math
from types import SimpleNamespace

import pandas as pd
import pytest

SPEEDS = {"sgemm_gflops": 160.0, "bandwidth_gb_s": 28.0, "processors": 2}
ROW = {"entries": 100, "n_users": 10, "n_items": 5, "dim": 16, "implementation": "numba",
       "version": "commit 1", "seconds": 2.0, "fastest": 1.8, "slowest": 2.3, "cpu_seconds": 4.0,
       "epochs": 10, "objective": 7.0, "extra_mib": 1.0}


@pytest.fixture
def path(tmp_path):
    """An empty record of two known machines."""
    from als_record import COLUMNS

    pd.DataFrame([{"machine": name, **SPEEDS} for name in "ab"]).to_csv(
        tmp_path / "recorded_machine.csv", index=False)
    path = tmp_path / "recorded_als_benchmark.csv"
    pd.DataFrame(columns=COLUMNS).to_csv(path, index=False)
    return path


def test_rows_of_two_machines_stand_beside_each_other_and_one_machines_is_renewed(path):
    from als_record import find_row, record

    for machine, seconds in (("b", 3.0), ("a", 2.0), ("b", 5.0)):
        record(machine, {**ROW, "seconds": seconds, "version": f"commit {seconds}"}, path)
    assert len(pd.read_csv(path)) == 2
    for machine, seconds in (("a", 2.0), ("b", 5.0)):
        row = find_row(machine, 100, 16, "numba", path)
        assert (row["seconds"], row["version"]) == (seconds, f"commit {seconds}")
    with pytest.raises(LookupError, match="no row of numpy at 100 entries and d = 16 on: a"):
        find_row("a", 100, 16, "numpy", path)


def test_a_peers_objective_stays_where_a_shorter_run_tells_none(path):
    from als_record import find_row, record

    peer = {**ROW, "implementation": "cmfrec"}
    record("a", peer, path)
    record("a", {**peer, "objective": None, "seconds": 1.0}, path)
    row = find_row("a", 100, 16, "cmfrec", path)
    assert (row["objective"], row["seconds"]) == (7, 1)


def test_several_runs_make_a_row_of_the_middle_one_with_the_extremes_of_all():
    from als_record import summary

    runs = [{"seconds": 3.0, "fastest": 2.5, "slowest": 4.0, "epochs": 3},
            {"seconds": 1.0, "fastest": 0.9, "slowest": 1.5, "epochs": 1},
            {"seconds": 2.0, "fastest": 1.9, "slowest": 2.1, "epochs": 2}]
    assert summary(runs) == {"seconds": 2, "fastest": 0.9, "slowest": 4, "epochs": 2}
    assert summary(runs[:2])["epochs"] == 1
    assert summary([{"seconds": 2.0}, {"seconds": 3.0}])["slowest"] == 3
    assert summary([{"seconds": 2.0}])["fastest"] is None


@pytest.mark.parametrize("seconds, agrees", [
    (1.79, False), (1.8, True), (2.3, True), (2.31, False)])
def test_a_cell_agrees_within_its_spread(seconds, agrees):
    from als_record import comparison

    found, text = comparison(ROW, {"seconds": seconds, "version": "commit 1"})
    assert found is agrees
    assert "2 s an epoch, 1.8 to 2.3 (the epochs on record)" in text
    assert f"{seconds / 2:.2f} times as long" in text and "commit 1, as on record" in text
    assert text.endswith("It agrees." if agrees else "It does not agree.")


@pytest.mark.parametrize("seconds, agrees", [(1.79, False), (1.81, True), (2.19, True)])
def test_a_row_without_a_spread_is_given_the_usual_one_and_says_so(seconds, agrees):
    from als_record import comparison

    row = {**ROW, "fastest": math.nan, "slowest": math.nan, "version": math.nan}
    found, text = comparison(row, {"seconds": seconds, "version": "commit 2"})
    assert found is agrees
    assert "no spread on record: 10% to either side" in text
    assert "commit 2; on record: unknown" in text


@pytest.fixture
def remeasure(monkeypatch):
    """The command, on machine "a", with its row; what it measures is made up."""
    import remeasure

    options = SimpleNamespace(entries=100, dim=16, implementation="numba", called="")
    found = SimpleNamespace(seconds=2.1, speeds=SPEEDS)
    for name, made_up in {
        "_options": lambda: options, "machines": lambda: ["a"], "machine_name": lambda called: "a",
        "find_row": lambda *cell: ROW, "read_machine": lambda machine: SPEEDS,
        "speeds": lambda: found.speeds, "stored_matrix": lambda entries: None,
        "measure": lambda *given: {**ROW, "seconds": found.seconds},
    }.items():
        monkeypatch.setattr(remeasure, name, made_up)
    return remeasure.main, found


def test_the_command_says_whether_the_cell_agrees_and_so_does_its_code(remeasure, capsys):
    main, found = remeasure
    assert not main()
    assert capsys.readouterr().out.endswith("It agrees.\n")
    found.seconds = 3.0
    assert main()
    assert capsys.readouterr().out.endswith("It does not agree.\n")


def test_a_busy_machine_is_not_measured(remeasure):
    main, found = remeasure
    found.speeds = {**SPEEDS, "sgemm_gflops": 80.0}
    with pytest.raises(SystemExit, match="remeasure: sgemm_gflops is 80, 0.50 times"):
        main()


def test_a_version_is_that_of_the_packages_and_of_the_engines_a_commit():
    import als_implementations
    import numpy as np

    told = als_implementations.version("numpy")
    assert told == f"{als_implementations.engine_commit()}, numpy {np.__version__}"
    assert als_implementations.version("cmfrec-objective") == ""
    assert {*als_implementations.RUNS} == {*als_implementations.PACKAGES, "cmfrec-objective"}


def test_a_commit_has_a_plus_where_the_engines_have_been_changed_since(monkeypatch):
    import als_implementations

    answers = {"log": "abc1234567\n", "status": ""}
    monkeypatch.setattr(als_implementations, "_git", lambda word, *_: SimpleNamespace(
        returncode=0, stdout=answers[word]))
    assert als_implementations.engine_commit() == "commit abc1234567"
    answers["status"] = " M course_utils/als/objective.py\n"
    assert als_implementations.engine_commit() == "commit abc1234567+"


def test_the_median_epoch_is_told_with_the_fastest_and_the_slowest_after_the_first():
    from als_implementations import Clock

    clock = Clock(100)
    clock.marks = [(0.0, 0.0), (9.0, 9.0), (11.0, 10.0), (14.0, 11.0), (18.0, 12.0)]
    found = clock.result()
    assert (found["fastest"], found["seconds"], found["slowest"]) == (2, 3, 4)
    assert found["epochs"] == 4
