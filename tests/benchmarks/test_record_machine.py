"""The record of machines: names that tell them apart, and speeds that must agree with a name."""

import pandas as pd
import pytest

CPU = """\
processor : 0
model name : AMD EPYC
cpu family : 25
model : {model}
stepping : 1
bugs : a: b

processor : 1
model name : AMD EPYC
cpu family : 25
model : {model}
stepping : 1
"""
ARM = "processor : 0\nCPU implementer : 0x41\nCPU part : {model}\n"


@pytest.fixture
def make_name(tmp_path):
    """The name of a machine that has these facts."""
    from record_machine import machine_name

    def name(cpu=CPU, model=1, cache="32768K", kilobytes=24684096, called=""):
        files = {"cpuinfo": cpu.format(model=model), "meminfo": f"MemTotal: {kilobytes} kB\n",
                 "cache/index0/size": "32K\n", "cache/index3/size": f"{cache}\n"}
        for file, text in files.items():
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text)
        return machine_name(called, *(tmp_path / file for file in ("cpuinfo", "meminfo", "cache")))
    return name


def test_machines_of_one_processors_name_are_told_apart(make_name):
    names = [make_name(), make_name(model=17), make_name(cache="262144K"),
             make_name(kilobytes=12684096), make_name(called="B"), make_name(ARM, "0xd0c"),
             make_name(ARM, "0xd40")]
    assert len({*names}) == len(names)
    assert make_name() == names[0]
    assert names[0].startswith("AMD EPYC, cpu family 25, model 1, stepping 1, caches of 32K 32768K")
    assert names[0].endswith(", 25 GB") and names[4] == f"{names[0]}, called B"


def test_a_machine_without_caches_in_sight_has_a_name(make_name, tmp_path):
    from record_machine import machine_name

    make_name()
    files = (tmp_path / file for file in ("cpuinfo", "meminfo", "nowhere"))
    assert "caches" not in machine_name("", *files)


def test_an_older_name_that_tells_less_stands_in_and_no_other(make_name):
    from record_machine import name_on_record

    own, older, other = make_name(), "AMD EPYC, 25 GB", "AMD EPYC, 96 GB"
    assert name_on_record(own, [older, own, other]) == own
    assert name_on_record(own, [other, older]) == older
    for name, names in ((own, [other]), (make_name(called="B"), [own, older])):
        with pytest.raises(LookupError, match="this machine is not on record: AMD EPYC, cpu"):
            name_on_record(name, names)


SPEEDS = {"sgemm_gflops": 160.0, "bandwidth_gb_s": 28.0, "processors": 2}


def test_a_machine_of_another_speed_does_not_take_the_place_of_one_of_its_name(tmp_path):
    from record_machine import record

    path = tmp_path / "recorded_machine.csv"
    pd.DataFrame([{"machine": "a", **SPEEDS}]).to_csv(path, index=False)
    before = path.read_text()
    for speed in ("sgemm_gflops", "bandwidth_gb_s"):
        for factor in (0.8, 1.2):
            with pytest.raises(ValueError, match=f"{speed} is .*, {factor:.2f} times .* for: a"):
                record("a", {**SPEEDS, speed: factor * SPEEDS[speed]}, path)
    assert path.read_text() == before
    record("a", {**SPEEDS, "sgemm_gflops": 170.0}, path)
    record("b", {**SPEEDS, "sgemm_gflops": 320.0}, path)
    assert pd.read_csv(path, index_col="machine")["sgemm_gflops"].to_dict() == {
        "a": 170, "b": 320}
