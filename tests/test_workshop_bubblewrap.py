"""Bubblewrap is installed for the tests only where that can be done."""

from types import SimpleNamespace

from conftest import skipped_for_want_of_a_sandbox
from course_utils.workshop import bubblewrap


def test_bubblewrap_is_what_is_installed_where_it_is_missing(monkeypatch):
    calls = []
    monkeypatch.setattr(bubblewrap, "install_debian_package", lambda *words: calls.append(words))
    bubblewrap.install_bubblewrap()
    assert calls == [("bubblewrap", ["bwrap"], "test")]


def test_tests_skipped_for_want_of_a_sandbox_are_counted():
    reasons = ["sandbox tests need bubblewrap: not found", "needs R", "sandbox tests need bubblewrap"]
    reports = [SimpleNamespace(longrepr=("file", 1, f"Skipped: {reason}")) for reason in reasons]
    assert skipped_for_want_of_a_sandbox(reports) == 2
