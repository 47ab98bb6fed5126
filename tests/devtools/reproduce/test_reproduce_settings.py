"""The settings of `reproduce`: what is set, and whether it took effect."""

import os
import sys
from pathlib import Path

import pytest

from devtools.reproduce import settings
from devtools.reproduce.settings import ROUNDS, USUAL, VARIABLES, why_not

PYTHON = Path(sys.executable)


def test_each_round_changes_every_setting_but_the_threads_always():
    for name in VARIABLES:
        values = [setting[name] for setting in ROUNDS.values()]
        assert len({*values}) == (2 if name == "BLAS threads" else len(ROUNDS))
        assert name == "BLAS threads" or USUAL[name] not in values


def test_settings_take_the_place_of_this_process_own(monkeypatch):
    for name in ("OPENBLAS_CORETYPE", "TZ", "OMP_NUM_THREADS"):
        monkeypatch.setenv(name, "own")
    found = settings.variables(PYTHON, USUAL)
    assert "OPENBLAS_CORETYPE" not in found
    assert (found["TZ"], found["OMP_NUM_THREADS"]) == ("UTC", "2")
    assert found["PATH"].split(os.pathsep)[0] == str(PYTHON.parent)


def seen(architecture="Haswell", threads=2, offset="+0000", locale=True):
    return {"blas": [{"architecture": architecture, "threads": threads}] * 2,
            "offset": offset, "locale": locale}


@pytest.mark.parametrize("name, value, found", [
    ("BLAS threads", "1", seen(threads=1)),
    ("core type", "Prescott", seen("Katmai")),
    ("hash seed", "3", seen()),
    ("time zone", "Asia/Kathmandu", seen(offset="+0545")),
    ("locale", "de_DE.UTF-8", seen()),
])
def test_a_setting_with_its_effect_has_no_reason_against_it(name, value, found):
    assert why_not(name, value, found, seen()) == ""


@pytest.mark.parametrize(
    "name, value, found, usual, reason",
    [
        ("BLAS threads", "1", seen(), seen(), "not on this system"),
        ("BLAS threads", "1", {**seen(), "blas": []}, seen(), "not on this system"),
        (
            "core type",
            "Haswell",
            seen(),
            seen(),
            "OpenBLAS takes it by itself here, as in the rows above",
        ),
        ("core type", "Zen", seen(), seen(), "OpenBLAS takes Haswell instead"),
        ("core type", "SkylakeX", None, seen(), "this processor cannot run it"),
        ("core type", "Zen", seen(None), seen(None), "the BLAS is another than OpenBLAS"),
        ("time zone", "Asia/Nowhere", seen(), seen(), "not on this system"),
        ("locale", "xx_XX.UTF-8", seen(locale=False), seen(), "not on this system"),
    ],
)
def test_a_setting_without_its_effect_has_a_reason(name, value, found, usual, reason):
    assert why_not(name, value, found, usual) == reason


def test_a_round_keeps_what_this_system_has(monkeypatch):
    wanted = USUAL | {"hash seed": "7", "locale": "xx_XX.UTF-8"}
    setting, refused = settings.split_round(PYTHON, wanted)
    assert refused["locale"] == "not on this system"
    assert setting == USUAL | {"hash seed": "7"}


def test_a_python_that_dies_is_seen_as_none(tmp_path):
    dying = tmp_path / "python"
    dying.write_text("#!/bin/sh\nkill -ILL $$\n")
    dying.chmod(0o755)
    assert settings.observe(dying, USUAL) is None
