"""The Spark tests' needs: packages and Java are installed, or named in one line."""

import pytest

from course_utils.start.environment import ROOT
from course_utils.start.failure import CommandFailed
from devtools.environment import spark


@pytest.fixture
def installed(monkeypatch):
    """All that is installed is only recorded."""
    names = []
    monkeypatch.setattr(spark, "install_lock", lambda lock: names.append(lock.name))
    return names


@pytest.mark.parametrize("home", ["", "some-folder"])
def test_a_missing_java_is_one_line_that_says_what_to_install(home, installed, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", home)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandFailed, match="apt-get install default-jre-headless") as caught:
        spark.prepare_spark(ROOT)
    assert "\n" not in str(caught.value)
    assert installed == ["requirements-scale.lock"]


def test_a_java_that_is_there_will_do(installed, monkeypatch, tmp_path):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.touch(mode=0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    spark.prepare_spark(ROOT)
    monkeypatch.setenv("JAVA_HOME", "")
    monkeypatch.setenv("PATH", str(java.parent))
    spark.prepare_spark(ROOT)
