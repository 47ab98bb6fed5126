"""The browser tests' own needs: Chromium, and the packages of ``requirements-browser.lock``."""

import os
import shutil
from pathlib import Path

from course_utils.start.failure import CommandFailed
from devtools.environment.installing import CHROMIUM, install_lock


def prepare_browser(root):
    """Install the packages that the browser tests need, and see that Chromium is there.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Raises
    ------
    CommandFailed
        Where the packages or the browser cannot be had; the message says what to install.
    """
    install_lock(root / "requirements-browser.lock")
    find_chromium()


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
    names = filter(None, [os.environ.get("COURSE_CHROMIUM"), *CHROMIUM])
    for found in filter(None, map(shutil.which, names)):
        return Path(found)
    raise CommandFailed(
        "Chromium is missing: install it (Debian and Ubuntu: apt-get install chromium, or as "
        "root make setup-tests), "
        "or name the program of a Chromium or Chrome in COURSE_CHROMIUM"
    )
