"""A standalone Spark cluster on this machine: a master and two workers, each a process."""

import contextlib
import json
import os
import re
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

import pyspark
from pyspark.sql import SparkSession

PATIENCE = 60
SPARK_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
WORKERS = ("worker-1", "worker-2")
OPTIONS = {
    "spark.executor.memory": "640m",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-Xss16m",
    "spark.executor.extraJavaOptions": "-Xss16m",
    "spark.log.level": "ERROR",
    "spark.ui.port": "0",
    "spark.ui.showConsoleProgress": "false",
}


class Cluster(NamedTuple):
    """A session whose tasks run in the workers' processes, and the folder of their logs."""

    session: SparkSession
    folder: Path

    def executors(self):
        """What Spark tells of the processes that run its tasks, the driver's left out."""
        context = self.session.sparkContext
        address = f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/executors"
        return [each for each in read_json(address) if each["id"] != "driver"]

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")


@contextlib.contextmanager
def running_cluster(folder):
    """Start a cluster and a session on it; end both.

    Parameters
    ----------
    folder : Path
        For the logs and the workers' files.
    """
    with contextlib.ExitStack() as stack:
        master = ["master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
        stack.enter_context(_process(master, folder / "master.log"))
        address = _wait(lambda: _find(r"Starting Spark master at (spark://\S+)", folder))
        page = _wait(lambda: _find(r"MasterWebUI.* started at (http://\S+)", folder))
        for name in WORKERS:
            worker = ["worker.Worker", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0",
                      "--cores", "1", "--memory", "1g", "--work-dir", str(folder / name), address]
            stack.enter_context(_process(worker, folder / f"{name}.log"))
        _wait(lambda: read_json(f"{page}/json/")["aliveworkers"] == len(WORKERS))
        session = SparkSession.builder.master(address).config(map=OPTIONS).getOrCreate()
        stack.callback(session.stop)
        cluster = Cluster(session, folder)
        _wait(lambda: len(cluster.executors()) == len(WORKERS))
        yield cluster


def read_json(address):
    # No proxy stands between this machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=10) as answer:
        return json.load(answer)


@contextlib.contextmanager
def _process(words, log):
    variables = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
    command = [str(SPARK_CLASS), f"org.apache.spark.deploy.{words[0]}", *words[1:]]
    with open(log, "w", encoding="utf-8") as handle:
        process = subprocess.Popen(command, stdout=handle, stderr=subprocess.STDOUT,
                                   stdin=subprocess.DEVNULL, env=variables)
        try:
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _find(pattern, folder):
    found = re.search(pattern, (folder / "master.log").read_text(encoding="utf-8"))
    return found and found.group(1)


def _wait(look):
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, "the cluster did not start: see its logs"
        time.sleep(0.1)
    return found
