"""Bubblewrap is installed for the tests only where that can be done."""

from types import SimpleNamespace

import pytest

from conftest import skipped_for_want_of_a_sandbox
from course_utils.workshop import bubblewrap


@pytest.mark.parametrize("uid, there, expected", [
    (0, {"apt-get"}, ["update", "install"]),
    (0, {"apt-get", "bwrap"}, []),
    (0, set(), []),
    (1000, {"apt-get"}, []),
])
def test_bubblewrap_is_installed_by_root_where_it_is_missing(uid, there, expected, monkeypatch):
    calls = []
    monkeypatch.setattr(bubblewrap.os, "geteuid", lambda: uid, raising=False)
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda name: name if name in there else None)
    monkeypatch.setattr(bubblewrap.subprocess, "run", lambda words, **_: calls.append(words))
    bubblewrap.install_bubblewrap()
    assert [words[2] for words in calls] == expected


def test_tests_skipped_for_want_of_a_sandbox_are_counted():
    reasons = ["sandbox tests need bubblewrap: not found", "needs R", "sandbox tests need bubblewrap"]
    reports = [SimpleNamespace(longrepr=("file", 1, f"Skipped: {reason}")) for reason in reasons]
    assert skipped_for_want_of_a_sandbox(reports) == 2
