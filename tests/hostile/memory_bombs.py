"""More memory than there is: in one process, and in many."""
# %%
import os
import time


def perform_least_squares(x):
    return len([bytearray(1 << 26) for _ in range(999)])


# %%
def loss_mle(x):
    for _ in range(24):
        if os.fork() == 0:
            held = bytearray(b"x") * (150 << 20)
            time.sleep(60)
            os._exit(len(held) & 1)
    time.sleep(60)
    return 1.0


# %%
def perform_mf_als_step(x):
    return x + 1
