"""Cells that end or freeze Python before the functions below them are defined."""
# %%
import os

before = 1
os._exit(0)
after = 2

# %%
while True:
    try:
        while True:
            pass
    except BaseException:
        pass

# %%
import sys

sys.exit("enough")

# %%
held = [bytearray(1 << 26) for _ in range(99)]


# %%
def perform_least_squares(x):
    return before + after + x


# %%
def perform_mf_als_step(x):
    return x + 1
