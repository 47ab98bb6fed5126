"""Leave something for the next task, or the next submission, and look for it."""
# %%
import atexit
import builtins
import gc
import json
import os
import sys
import time
import types

import numpy as np

STATE = []
KEPT = 1_000


def leave(x):
    """Leave traces of every kind."""
    STATE.append(x)
    builtins.left = sys.modules["left"] = types.ModuleType("left")
    os.environ["LEFT"] = np.left = json.left = "x"
    os.mkdir("/tmp/folder")
    for place in ("/tmp", "/student", "/tmp/folder"):
        with open(f"{place}/left", "w") as handle:
            handle.write("x")
    for number in range(KEPT):
        # Never closed: the number stays behind where the host keeps it.
        os.write(os.open(f"/tmp/kept{number % 50}", os.O_RDWR | os.O_CREAT), b"kept")
    os.chdir("/tmp")
    sys.path.insert(0, "/tmp")
    sys.settrace(lambda *_: None)
    sys.addaudithook(lambda *_: STATE.append(1))
    atexit.register(STATE.append, 1)
    gc.callbacks.append(lambda *_: None)
    return 1.0


def look(x):
    """Count what was left."""
    found = [
        bool(STATE), hasattr(builtins, "left"), "left" in sys.modules, "LEFT" in os.environ,
        hasattr(np, "left"), hasattr(json, "left"), os.getcwd() != "/student", "/tmp" in sys.path,
        sys.gettrace() is not None, any("lambda" in str(one) for one in gc.callbacks),
        *(os.path.exists(f"{place}/left") for place in ("/tmp", "/student", "/tmp/folder")),
    ]
    return sum(found) + sum(map(is_kept, [*range(3, 2_000), *range(1 << 30, (1 << 30) + 2_000)]))


def is_kept(number):
    try:
        return os.pread(number, 4, 0) == b"kept"
    except OSError:
        return False


def shut(x):
    """Close everything, also what Python itself needs."""
    os.closerange(0, 100)
    for number in range(1 << 30, (1 << 30) + 100):
        try:
            os.close(number)
        except OSError:
            pass
    return 1.0


def use_files(x):
    """Use what `shut` has closed."""
    import wave

    with open("/tmp/new", "w") as handle:
        handle.write("x")
    return len(os.listdir("/tmp")) > 0 and wave is not None and 1.0


# %%
def perform_mf_als_step(x):
    return x + 1
