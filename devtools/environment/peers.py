"""The environment of the implementations of ALS that the benchmarks compare with."""

import os
import sys

from devtools.environment.installing import succeeds

PYTHON_VERSION = "3.13"


def prepare_peers(root):
    """Make ``build/peers`` with the packages of ``benchmarks/requirements-peers.txt``.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Returns
    -------
    pathlib.Path or None
        The Python of the environment; None, after a line that says so, where it cannot be made.
    """
    folder = root / "build" / "peers"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = root / "benchmarks" / "requirements-peers.txt"
    uv = [sys.executable, "-m", "uv", "--quiet"]
    if python.exists() or succeeds([*uv, "venv", "--python", PYTHON_VERSION, str(folder)]):
        print("bench: installing the peers, unless they are there", flush=True)
        if succeeds([*uv, "pip", "install", "--python", str(python), "-r", str(requirements)]):
            return python
    print(f"bench: the peers could not be installed (they need Python {PYTHON_VERSION}); "
          "measures without them", file=sys.stderr)
    return None
