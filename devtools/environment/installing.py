"""What some tests need beyond the course's environment: packages of another lock, programs."""

import os
import shutil
import subprocess
import sys

from course_utils.start.failure import CommandFailed
from course_utils.start.pins import pinned_versions

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
PROGRAMS = {"chromium": CHROMIUM, "default-jre-headless": ("java",)}
"""Debian's packages, and the programs of which one is enough."""


def install_lock(lock):
    """Install the packages of a lock into the running Python, unless all are there.

    Parameters
    ----------
    lock : pathlib.Path

    Raises
    ------
    CommandFailed
        Where they cannot be had.
    """
    if has_pins(lock):
        return
    words = ["install", "--quiet", "--require-hashes", "-r", str(lock)]
    uv = [sys.executable, "-m", "uv", "pip", *words, "--python", sys.executable]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    if not (succeeds(uv) or succeeds(pip)):
        raise CommandFailed(
            f"the packages of {lock.name} could not be installed (the message is above)")


def has_pins(lock):
    """Whether the running Python has every package of a lock, in the lock's version."""
    from importlib import metadata

    pins = pinned_versions(lock.read_text(encoding="utf-8"))
    try:
        return all(metadata.version(name) == version for name, version in pins.items())
    except metadata.PackageNotFoundError:
        return False


def install_programs():
    """``setup-tests``: install the programs of the browser's and Spark's tests that are missing.

    Only as root, and with apt-get. Elsewhere nothing is done: the tests name what they miss.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    missing = [package for package, names in PROGRAMS.items() if not any(map(shutil.which, names))]
    if not missing:
        print("setup-tests: nothing is missing", flush=True)
    elif not (is_root and shutil.which("apt-get")):
        print(f"setup-tests: not root on a system with apt-get, so install {' and '.join(missing)} "
              "in the way of your system", flush=True)
    else:
        print(f"setup-tests: installing {' and '.join(missing)}", flush=True)
        for words in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
            succeeds(["apt-get", "-qq", *words])


def succeeds(command):
    """Run a command that installs something and say whether it went well."""
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "UV_SYSTEM_CERTS": "true"}
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, env=variables)
    return done.returncode == 0
