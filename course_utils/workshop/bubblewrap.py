"""Bubblewrap, which the sandbox's tests need, where this user may install it."""

import os
import shutil
import subprocess


def install_bubblewrap():
    """Install Debian's package if it is missing and this is root with apt-get.

    Anything else is left as it is: the tests that need it say so and are skipped.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get") and not shutil.which("bwrap"):
        print("test: installing bubblewrap for the tests of the sandbox", flush=True)
        for words in (["update"], ["install", "-y", "--no-install-recommends", "bubblewrap"]):
            subprocess.run(["apt-get", "-qq", *words], check=False, stdin=subprocess.DEVNULL,
                           env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
