"""Functions that end the process they run in."""
# %%
import ctypes
import os
import signal
import sys


def perform_least_squares(x):
    os._exit(0)


def loss_mle(x):
    sys.exit("enough")


def perform_mf_als_epoch(x):
    ctypes.string_at(0)


def perform_mf_als_training(x):
    os.kill(os.getppid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def kill_all(x):
    os.kill(-1, signal.SIGKILL)


# %%
def perform_mf_als_step(x):
    return x + 1
