"""Bubblewrap, which the sandbox's tests need, where this user may install it."""

from course_utils.workshop.installing import install_debian_package


def install_bubblewrap():
    """Install Debian's package if it is missing and this is root with apt-get.

    Anything else is left as it is: the tests that need it say so and are skipped.
    """
    install_debian_package("bubblewrap", ["bwrap"], "test")
