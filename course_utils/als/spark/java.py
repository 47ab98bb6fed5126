"""Java, which Spark runs on."""

import os
import shutil
from pathlib import Path

JAVA_IS_MISSING = (
    "Java 17 or later is missing: install it (Debian and Ubuntu: apt-get install "
    "default-jre-headless), or name its folder in JAVA_HOME"
)
JAVA_FAILS = (
    "Spark did not start in the Java that was found; it needs version 17 or later. JAVA_HOME can "
    "name another one's folder"
)


def java_program():
    """The program that Spark starts: the one in ``JAVA_HOME``, or else the first on the path."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", "java")) if home else "java"


def has_java():
    """Whether that program is there."""
    return shutil.which(java_program()) is not None
