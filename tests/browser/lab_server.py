"""A real JupyterLab on loopback, with a home of its own, and no part of the tree to change."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from notebook_files import ROOT

from course_utils.start.jupyter import words_to_start

START_SECONDS = 90

# A first start asks whether it may fetch news and looks for a newer version: both need a network.
SETTINGS = {"apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}


@dataclass(frozen=True)
class Server:
    """Where a JupyterLab answers, and the folder that it shows."""

    address: str
    token: str
    folder: Path

    def page(self, path):
        """The address of a notebook, opened in a workspace that remembers no other."""
        return f"{self.address}/lab/tree/{path}?reset&token={self.token}"

    def end_kernels(self):
        """End every kernel, as a reader does who closes the notebook for good."""
        for session in json.loads(self._ask("GET", "sessions")):
            self._ask("DELETE", f"sessions/{session['id']}")

    def _ask(self, method, path):
        request = urllib.request.Request(
            f"{self.address}/api/{path}", method=method,
            headers={"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()


@contextlib.contextmanager
def jupyterlab(folder):
    """Run JupyterLab in a folder: its notebooks in ``work``, everything else beside it."""
    work = folder / "work"
    work.mkdir()
    words = [*words_to_start("jupyterlab"), f"--ServerApp.root_dir={work}"]
    with _running(words, work, folder, ROOT, SETTINGS) as server:
        yield server


@contextlib.contextmanager
def students_jupyterlab(folder, edition):
    """Run the student edition's own command, for a reader without any settings."""
    with _running(["-m", "course_utils", "lab"], edition, folder, edition, {}) as server:
        yield server


@contextlib.contextmanager
def _running(words, work, folder, package, settings):
    """Run a program that starts JupyterLab; kernels import the course_utils in `package`."""
    server = Server(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16), work)
    with open(folder / "server.log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(
            _command(server, words), env=_variables(folder, package, settings), stdout=log,
            stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=package)
        try:
            _wait(server, process, folder / "server.log")
            yield server
            server.end_kernels()
        finally:
            process.terminate()
            process.wait(timeout=60)


def _command(server, words):
    return [
        sys.executable, *words, "--no-browser", "--allow-root", "--ip=127.0.0.1",
        f"--port={server.address.rpartition(':')[2]}", "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={server.token}",
    ]


def _variables(folder, package, settings):
    """The variables of a reader who starts JupyterLab for the first time, as `make lab` does."""
    for name, values in settings.items():
        path = folder / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    places = {
        "HOME": "home", "IPYTHONDIR": "ipython", "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    }
    (folder / "home").mkdir()
    return {
        **os.environ, **{name: str(folder / place) for name, place in places.items()},
        "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONPATH": str(package),
    }


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait(server, process, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            server._ask("GET", "status")
            return
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not answer: {log.read_text(encoding='utf-8')[-2000:]}")
