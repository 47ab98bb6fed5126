"""The browser tests' needs: the browser is found, or named in one line."""

import pytest

from course_utils.start.environment import ROOT
from course_utils.start.failure import CommandFailed
from course_utils.start.pins import pinned_versions
from devtools.environment import browser


@pytest.fixture
def machine(monkeypatch):
    """A machine without programs, on which all that is installed is only recorded."""
    there, installed = set(), []
    monkeypatch.delenv("COURSE_CHROMIUM", raising=False)
    monkeypatch.setattr(browser.shutil, "which",
                        lambda name: f"/bin/{name}" if name in there else None)
    monkeypatch.setattr(browser, "install_lock", lambda lock: installed.append(lock.name))
    return there, installed


def test_a_missing_browser_is_one_line_that_says_what_to_install(machine):
    with pytest.raises(CommandFailed, match="apt-get install chromium") as caught:
        browser.prepare_browser(ROOT)
    assert "\n" not in str(caught.value)
    assert machine[1] == ["requirements-browser.lock"]


def test_the_browser_is_the_one_that_is_named_or_the_first_on_the_path(machine, monkeypatch):
    there, _ = machine
    there |= {"google-chrome", "my-browser"}
    assert browser.find_chromium().name == "google-chrome"
    monkeypatch.setenv("COURSE_CHROMIUM", "my-browser")
    assert browser.find_chromium().name == "my-browser"


def test_the_lock_holds_playwright_and_axe():
    lock = (ROOT / "requirements-browser.lock").read_text(encoding="utf-8")
    assert {"playwright", "axe-playwright-python"} <= {*pinned_versions(lock)}
