"""What the browser tests need is installed where it is missing, or named in one line."""

import sys
from importlib import metadata

import pytest

from course_utils.workshop import browser
from course_utils.workshop.environment import ROOT
from course_utils.workshop.failure import CommandFailed
from course_utils.workshop.pins import pinned_versions


@pytest.fixture
def machine(monkeypatch):
    """A machine without programs, on which every command succeeds and is only recorded."""
    there, ran = set(), []
    monkeypatch.delenv("COURSE_CHROMIUM", raising=False)
    monkeypatch.setattr(browser.shutil, "which",
                        lambda name: f"/bin/{name}" if name in there else None)
    monkeypatch.setattr(browser, "_succeeds", lambda command: ran.append(command) or True)
    return there, ran


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements-browser.lock"
    path.write_text(f"pytest=={metadata.version('pytest')} \\\n    --hash=sha256:0\n")
    return path


@pytest.mark.parametrize("uid, programs, expected", [
    (0, {"apt-get"}, ["update", "install"]),
    (0, {"apt-get", "chromium"}, []),
    (0, {"apt-get", "google-chrome"}, []),
    (0, set(), []),
    (1000, {"apt-get"}, []),
])
def test_chromium_is_installed_by_root_where_there_is_no_browser(
        uid, programs, expected, machine, monkeypatch):
    there, ran = machine
    there |= programs
    monkeypatch.setattr(browser.os, "geteuid", lambda: uid, raising=False)
    browser._install_chromium()
    assert [command[2] for command in ran] == expected
    assert all(command[0] == "apt-get" for command in ran)


def test_a_missing_browser_is_one_line_that_says_what_to_install(machine, lock, monkeypatch):
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(CommandFailed, match="apt-get install chromium") as caught:
        browser.prepare_browser(lock.parent)
    assert "\n" not in str(caught.value)


def test_the_browser_is_the_one_that_is_named_or_the_first_on_the_path(machine, monkeypatch):
    there, _ = machine
    there |= {"google-chrome", "my-browser"}
    assert browser.find_chromium().name == "google-chrome"
    monkeypatch.setenv("COURSE_CHROMIUM", "my-browser")
    assert browser.find_chromium().name == "my-browser"


def test_packages_are_installed_only_where_one_is_missing_or_differs(machine, lock):
    there, ran = machine
    there.add("chromium")
    browser.prepare_browser(lock.parent)
    assert ran == []
    lock.write_text("pytest==0 \\\n    --hash=sha256:0\n")
    browser.prepare_browser(lock.parent)
    (command,) = ran
    assert command[:4] == [sys.executable, "-m", "uv", "pip"]
    assert "--require-hashes" in command and command[command.index("-r") + 1] == str(lock)
    lock.write_text("no-such-package==1 \\\n")
    assert not browser.has_pins(lock)


@pytest.mark.parametrize("broken, fails", [({"uv"}, False), ({"uv", "pip"}, True)])
def test_pip_takes_over_where_uv_fails(broken, fails, lock, monkeypatch, machine):
    there, ran = machine
    there.add("chromium")
    lock.write_text("pytest==0 \\\n")
    monkeypatch.setattr(browser, "_succeeds",
                        lambda command: ran.append(command) or command[2] not in broken)
    if fails:
        with pytest.raises(CommandFailed, match="could not be installed"):
            browser.prepare_browser(lock.parent)
    else:
        browser.prepare_browser(lock.parent)
    assert [command[2] for command in ran] == ["uv", "pip"]


def test_a_failed_command_is_no_success():
    assert browser._succeeds([sys.executable, "-c", ""])
    assert not browser._succeeds([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_lock_holds_playwright_and_axe():
    lock = (ROOT / "requirements-browser.lock").read_text(encoding="utf-8")
    assert {"playwright", "axe-playwright-python"} <= {*pinned_versions(lock)}
