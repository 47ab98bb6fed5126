"""The Spark tests' own needs: Java, and the packages of ``requirements-scale.lock``."""

from course_utils.als.spark.java import JAVA_IS_MISSING, has_java
from course_utils.start.failure import CommandFailed
from devtools.environment.installing import install_lock


def prepare_spark(root):
    """Install the packages that the Spark tests need, and see that Java is there.

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
    if not has_java():
        raise CommandFailed(JAVA_IS_MISSING)
