"""Recorded measurements: what is read from them, and that the files hold what they should."""

import math

import numpy as np
import pandas as pd
import pytest
from made_up_measurements import MACHINE, made_up

from course_utils.scaling.cost import epoch_flops, training_bytes
from course_utils.scaling.measurements import (
    EXACT_PEERS,
    growth_exponents,
    growth_with_dim,
    lead_over_peers,
    machines,
    marked_slopes,
    memory_check,
    newest_whole_record,
    read_benchmark,
    read_machine,
    read_spark_epochs,
    roofline_points,
    spark_differences,
)


def test_growth_is_the_slope_between_logarithms_from_a_million_on():
    table = made_up()
    table.loc[table["entries"] == 10**5, "seconds"] = 99.0
    found = growth_exponents(table)
    assert found.loc["numba"].tolist() == pytest.approx([1.2, 1.2])
    assert found.loc["cmfrec"].tolist() == pytest.approx([0.9, 0.9])
    few = table[(table["implementation"] != "cmfrec") | (table["entries"] < 10**7)]
    assert growth_exponents(few).loc["cmfrec"].isna().all()


def test_growth_with_the_dimension_is_a_slope_too():
    table = made_up()
    table.loc[table["dim"] == 64, "seconds"] *= 4
    found = growth_with_dim(table)
    assert found.loc["numba"].tolist() == pytest.approx([2, 2, 2])


def test_slopes_through_two_points_have_a_star():
    table = made_up()
    few = table[(table["implementation"] != "cmfrec") | (table["dim"] == 16)
                | (table["entries"] > 10**5)]
    found = marked_slopes(growth_exponents(few, smallest=0), few, "entries")
    assert found.loc["numba"].str.endswith("*").tolist() == [False, False]
    assert found.loc["cmfrec"].str.endswith("*").tolist() == [False, True]
    along_dim = marked_slopes(growth_with_dim(few), few, "dim")
    assert along_dim.loc["numba"].str.endswith("*").all()


def test_memory_is_compared_with_what_is_counted():
    table = made_up().assign(extra_mib=200.0)
    found = memory_check(table)
    assert found["entries"].tolist() == [10**7, 10**7]
    assert found["GB"].tolist() == pytest.approx([0.2097152] * 2)
    assert found["predicted"].tolist() == pytest.approx(
        [training_bytes(10**7, 100_000, 20_000, dim) / 1e9 for dim in (16, 64)])
    assert found["ratio"].tolist() == pytest.approx((found["predicted"] / found["GB"]).tolist())


def test_lead_is_over_the_best_peer_that_solves_to_the_end():
    found = lead_over_peers(made_up())
    assert found.loc[10**5].tolist() == pytest.approx([3, 3])
    assert found.loc[10**7, 16] == pytest.approx(3 * 100 ** (0.9 - 1.2))


def test_roofline_points_are_those_of_the_largest_size():
    found = roofline_points(made_up(), MACHINE, dims=(2, 16, 64))
    assert math.isnan(found.loc[2, "measured"])
    seconds = 16 * 100**1.2
    assert found.loc[16, "measured"] == pytest.approx(
        epoch_flops(10**7, 120_000, 16) / seconds / 1e9
    )
    assert found.loc[2, "attainable"] == pytest.approx(10 * found.loc[2, "flops_per_byte"])
    assert found.loc[64, "attainable"] == 100


def test_seconds_that_cannot_be_are_refused(tmp_path):
    made_up().assign(seconds=-0.2).to_csv(tmp_path / "recorded_als_benchmark.csv", index=False)
    with pytest.raises(ValueError, match="seconds that are not above 0"):
        read_benchmark(tmp_path)


def store(folder, *records):
    """The files of a folder of records; each has a machine's name, its days and a version."""
    names = [name for name, *_ in records]
    pd.DataFrame({"machine": names, "sgemm_gflops": range(1, len(names) + 1)}).to_csv(
        folder / "recorded_machine.csv", index=False)
    pd.concat([made_up().assign(machine=name, date=date, version=version, seconds=number + 1.0)
               for number, (name, date, version) in enumerate(records)]
              ).to_csv(folder / "recorded_als_benchmark.csv", index=False)


def test_each_machine_has_its_own_rows_and_limits(tmp_path):
    store(tmp_path, ("old", "2026-01-01", "1"), ("new", "2026-01-02", "1"))
    assert machines(tmp_path) == ["old", "new"]
    assert (read_benchmark(tmp_path, "old")["seconds"] == 1).all()
    assert len(read_benchmark(tmp_path, "old")) == len(made_up())
    assert read_machine(tmp_path, "old") == {"sgemm_gflops": 1}


def test_the_newest_whole_record_is_shown_wherever_it_stands(tmp_path):
    store(tmp_path, ("a", "2026-01-02", "1"), ("b", "2026-01-03", "1"), ("c", "2026-01-01", "1"))
    assert newest_whole_record(tmp_path) == "b"
    assert (read_benchmark(tmp_path)["seconds"] == 2).all()
    assert read_machine(tmp_path) == {"sgemm_gflops": 2}


def drop_a_cell(rows):
    return rows[1:]


def keep_one_implementation(rows):
    return rows[rows["implementation"] == "numba"]


def measure_a_cell_again(rows):
    return pd.concat([rows[:1].assign(version="2"), rows[1:]])


def lose_a_version(rows):
    return pd.concat([rows[:1].assign(version=np.nan), rows[1:]])


@pytest.mark.parametrize("change", [
    drop_a_cell, keep_one_implementation, measure_a_cell_again, lose_a_version])
def test_a_newer_record_that_is_not_whole_is_not_shown(tmp_path, change):
    store(tmp_path, ("old", "2026-01-01", "1"), ("new", "2026-01-02", "1"))
    assert newest_whole_record(tmp_path) == "new"
    path = tmp_path / "recorded_als_benchmark.csv"
    table = pd.read_csv(path, dtype={"version": str})
    is_new = table["machine"] == "new"
    pd.concat([table[~is_new], change(table[is_new])]).to_csv(path, index=False)
    assert newest_whole_record(tmp_path) == "old"


def test_where_no_record_is_whole_the_newest_is_shown(tmp_path):
    store(tmp_path, ("old", "2026-01-01", "1"), ("new", "2026-01-02", "1"))
    path = tmp_path / "recorded_als_benchmark.csv"
    pd.read_csv(path).groupby("machine").tail(len(made_up()) - 1).to_csv(path, index=False)
    assert newest_whole_record(tmp_path) == "new"


def test_each_row_of_the_record_tells_its_version():
    for machine in machines():
        rows = read_benchmark(machine=machine)
        assert rows["version"].notna().all()
        own = rows[rows["implementation"].isin(["numba", "numpy"])]
        assert own["version"].str.startswith("commit ").all()


def test_differences_are_shares_of_the_numpy_engines_loss():
    losses = pd.DataFrame(
        [("numpy", "users", 1, 100.0), ("numpy", "items", 1, 90.0),
         ("spark", "users", 1, 101.0), ("spark", "items", 1, 87.3)],
        columns=["engine", "first", "epochs", "loss"])
    assert spark_differences(losses).loc[1].tolist() == pytest.approx([-0.03, -0.1])


CELLS = {(entries, dim) for entries in (100_836, 10**6, 10**7, 25 * 10**6) for dim in (16, 64, 128)}


def cells(implementation, machine):
    """The sizes and dimensions at which it was measured."""
    table = read_benchmark(machine=machine)
    own = table[table["implementation"] == implementation]
    found = [*zip(own["entries"], own["dim"], strict=True)]
    assert len(found) == len({*found})
    return {*found}


@pytest.mark.parametrize("implementation", ["numba", "numpy", *EXACT_PEERS, "implicit-cg"])
def test_the_record_that_is_shown_is_whole(implementation):
    assert cells(implementation, newest_whole_record()) == CELLS


@pytest.mark.parametrize("peer", [*EXACT_PEERS, "implicit-cg"])
def test_every_peer_was_measured_in_every_cell_beside_the_engines(peer):
    assert CELLS == set().union(*(
        cells(peer, machine) & cells("numba", machine) & cells("numpy", machine)
        for machine in machines()))


@pytest.mark.parametrize("machine", machines())
def test_the_recorded_numba_engine_leads_in_every_cell(machine):
    lead = lead_over_peers(read_benchmark(machine=machine))
    assert lead[16].min() >= 2
    assert lead[[64, 128]].min(axis=None) >= 1.5


@pytest.mark.parametrize("machine", machines())
def test_the_recorded_numpy_engine_is_never_far_behind(machine):
    lead = lead_over_peers(read_benchmark(machine=machine), own="numpy")
    assert lead.loc[100_836].min() >= 1 / 3
    assert lead.drop(index=100_836).min(axis=None) >= 1 / 1.5


def test_the_recorded_growth_with_the_dimension_is_as_notebook_5_says():
    found = growth_with_dim(read_benchmark())
    exact = found.loc[[*EXACT_PEERS, "numba", "numpy"]]
    large = exact.drop(columns=100_836)
    assert (large.isna() | large.gt(1) & large.lt(2)).all(axis=None)
    assert exact.loc[["numba", "numpy"], 100_836].max() < 1
    assert (found.loc["implicit-cg"] < exact.min()).all()


def test_the_recorded_orders_matter_more_than_the_engines_from_the_second_to_the_tenth_epoch():
    found = spark_differences(read_spark_epochs()).loc[2:10].abs()
    assert (found["items first against users first"] > 3 * found["Spark against NumPy"]).all()


@pytest.mark.parametrize("machine", machines())
def test_the_recorded_growth_is_nearly_in_proportion_to_the_data(machine):
    assert (growth_exponents(read_benchmark(machine=machine)).loc["numba"] <= 1.08).all()


@pytest.mark.parametrize("machine", machines())
def test_the_recorded_numba_engine_reaches_its_share_of_the_limit(machine):
    limits = read_machine(machine=machine)
    points = roofline_points(read_benchmark(machine=machine), limits, dims=(16, 64, 128))
    share = points["measured"] / points["attainable"]
    assert share[16] > 0.25 and share[[64, 128]].min() > 0.45


def test_the_recorded_memory_is_what_is_counted_and_within_its_bound():
    table = read_benchmark()
    assert memory_check(table)["ratio"].between(0.85, 1.15).all()
    own = table.query("implementation == 'numba' and entries == 25_000_000 and dim == 64").iloc[0]
    rows = own["n_users"] + own["n_items"]
    factors, csr = rows * 64 * 4, 25_000_000 * 8 + own["n_users"] * 4
    assert own["extra_mib"] * 2**20 <= factors + 2.5 * csr


def test_the_recorded_losses_of_the_engines_agree_at_every_size():
    losses = read_benchmark().pivot(
        index=["entries", "dim"], columns="implementation", values="objective")
    assert losses[["numba", "numpy"]].notna().all(axis=None)
    np.testing.assert_allclose(losses["numba"], losses["numpy"], rtol=1e-3)


def test_the_recorded_objective_of_cmfrec_stands_beside_each_of_its_times():
    rows = pd.concat([read_benchmark(machine=machine) for machine in machines()])
    assert rows.loc[rows["implementation"] == "cmfrec", "objective"].gt(0).all()


def test_the_recorded_machine_has_its_limits():
    assert {"sgemm_gflops", "bandwidth_gb_s", "processors"} <= read_machine().keys()
    assert all(value > 0 for value in read_machine().values())


def test_recorded_orders_differ_at_first_and_agree_at_last():
    found = spark_differences(read_spark_epochs())
    order = found["items first against users first"]
    assert order[10] < -0.02
    assert np.abs(found.loc[50]).max() < 0.001
    assert np.abs(found.loc[10, "Spark against NumPy"]) < 0.01
