"""The Spark tests' own needs: Java, and the packages of ``requirements-scale.lock``."""

from course_utils.als.spark.java import JAVA_IS_MISSING, has_java, java_program
from course_utils.start.failure import CommandFailed
from devtools.environment.installing import install_debian_package, install_lock


def prepare_spark(root):
    """Install what the Spark tests need and is missing: the packages, and Java.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Raises
    ------
    CommandFailed
        Where the packages or Java cannot be had; the message says what to install.
    """
    install_lock(root / "requirements-scale.lock")
    install_debian_package("default-jre-headless", [java_program()], "test-spark")
    if not has_java():
        raise CommandFailed(JAVA_IS_MISSING)
