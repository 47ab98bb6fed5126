"""The browser tests' own needs: Chromium, and the packages of ``requirements-browser.lock``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from course_utils.workshop.failure import CommandFailed
from course_utils.workshop.pins import pinned_versions

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def prepare_browser(root):
    """Install what the browser tests need and is missing: the packages, and Chromium.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Raises
    ------
    CommandFailed
        Where the packages or the browser cannot be had; the message says what to install.
    """
    lock = root / "requirements-browser.lock"
    if not has_pins(lock):
        _install_packages(lock)
    _install_chromium()
    find_chromium()


def has_pins(lock):
    """Whether the running Python has every package of a lock, in the lock's version."""
    from importlib import metadata

    pins = pinned_versions(lock.read_text(encoding="utf-8"))
    try:
        return all(metadata.version(name) == version for name, version in pins.items())
    except metadata.PackageNotFoundError:
        return False


def find_chromium():
    """Find the browser that ``COURSE_CHROMIUM`` names, or else one on the path.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    CommandFailed
        Where there is none.
    """
    names = filter(None, [os.environ.get("COURSE_CHROMIUM"), *NAMES])
    for found in filter(None, map(shutil.which, names)):
        return Path(found)
    raise CommandFailed(
        "Chromium is missing: install it (Debian and Ubuntu: apt-get install chromium), "
        "or name the program of a Chromium or Chrome in COURSE_CHROMIUM"
    )


def _install_packages(lock):
    words = ["install", "--quiet", "--require-hashes", "-r", str(lock)]
    uv = [sys.executable, "-m", "uv", "pip", *words, "--python", sys.executable]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    if not (_succeeds(uv) or _succeeds(pip)):
        raise CommandFailed(
            "the packages of requirements-browser.lock could not be installed "
            "(the message is above)"
        )


def _install_chromium():
    """Install Debian's package if no browser is there and this is root with apt-get."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get") and not any(map(shutil.which, NAMES)):
        print("test-browser: installing chromium", flush=True)
        for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            _succeeds(["apt-get", "-qq", *words])


def _succeeds(command):
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "UV_SYSTEM_CERTS": "true"}
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env=variables)
    return done.returncode == 0
