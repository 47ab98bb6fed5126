"""Output without end, from the cells and from a function."""
# %%
import sys

for _ in range(40):
    print("x" * 1_000_000)

# %%
from IPython.display import HTML, display

display(HTML("<img src=x onerror=alert(1)>" * 100_000))


# %%
def endless(x):
    while True:
        print("x" * 1000)
        sys.stderr.write("x" * 1000)
        sys.__stdout__.write("x" * 1000)


def long_message(x):
    raise ValueError("<script>\x1b[2J\n" + "x" * 10_000_000)


# %%
def perform_mf_als_step(x):
    return x + 1
