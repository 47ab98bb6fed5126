"""Leave something for the next submission, or the next call, and look for it."""
# %%
import ctypes
import glob
import os
import time

libc = ctypes.CDLL(None, use_errno=True)
STATE = []


def perform_least_squares(x):
    """Leave files, shared memory, a variable and a process."""
    STATE.append(1)
    for place in ("/tmp", "/sub", "/dev/shm"):
        with open(f"{place}/left", "w") as handle:
            handle.write("x")
    libc.shmget(4242, 4096, 0o1666)
    if os.fork() == 0:
        os.setsid()
        while True:
            time.sleep(1)
    return 1.0


def loss_mle(x):
    """Count what another submission left."""
    files = sum(os.path.exists(f"{place}/left") for place in ("/tmp", "/sub", "/dev/shm"))
    return files + (libc.shmget(4242, 4096, 0o666) >= 0)


def perform_mf_als_epoch(x):
    """Count what another call left in memory or running: supervisor, notebook and self are 3."""
    return len(STATE) + len(glob.glob("/proc/[0-9]*")) - 3


# %%
def perform_mf_als_step(x):
    return x + 1
