"""Where no session is there the engine starts one; each test has a process of its own."""

import os
import subprocess
import sys

import pytest

from course_utils.start.environment import ROOT

FIT = """
import numpy as np
from scipy.sparse import csr_array
from pyspark.errors import PySparkRuntimeError
from pyspark.sql import SparkSession
from course_utils.als import AlternatingLeastSquares
from course_utils.als.spark import engine as spark_engine

model = AlternatingLeastSquares(2, penalty="interaction", max_epochs=30, engine="spark")
start, masters = spark_engine.new_session, []
def new_session():
    session = start()
    masters.append(session.sparkContext.master)
    return session
spark_engine.new_session = new_session
model.fit(csr_array(np.eye(9, 4) + 1))
print(masters, model.user_repr_matrix_.shape)
try:
    SparkSession.active()
except PySparkRuntimeError:
    print("ended")
"""


def run(**variables):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", FIT], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables}, check=False)


def test_a_session_of_its_own_is_local_quiet_and_ended():
    done = run()
    assert done.stdout.splitlines() == ["['local[*]'] (9, 2)", "ended"]
    assert done.returncode == 0
    assert not any(word in done.stderr for word in (" WARN ", " INFO ", "Stage", "log level"))


def test_a_java_that_does_not_start_spark_is_one_line(tmp_path):
    """An old one, say."""
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    done = run(JAVA_HOME=str(tmp_path))
    assert done.returncode == 1
    # PySpark leaves a pipe of Java's open, which Python tells last.
    assert (
        "RuntimeError: engine='spark': Spark did not start in the Java that was found; it needs "
        f"version 17 or later. JAVA_HOME can name another one's folder ({program})"
    ) in done.stderr.splitlines()


@pytest.mark.parametrize(
    "variables", [{"JAVA_HOME": "/nowhere"}, {"JAVA_HOME": "", "PATH": "/nowhere"}])
def test_missing_java_is_one_line_that_says_what_to_install(variables):
    done = run(**variables)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "RuntimeError: engine='spark': Java 17 or later is missing: install it (Debian and Ubuntu: "
        "apt-get install default-jre-headless), or name its folder in JAVA_HOME")
