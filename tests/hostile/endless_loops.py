"""Loops that nothing but an end from outside can stop."""
# %%
import signal

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGABRT):
    signal.signal(number, signal.SIG_IGN)


# %%
def plain(x):
    while True:
        pass


def swallowing(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


# %%
def regular_expression(x):
    import re

    return re.match("(a+)+$", "a" * 60 + "b")


def large_power(x):
    return 3 ** (10**9)


def long_sum(x):
    return sum(range(10**15))


def array_work(x):
    import numpy as np

    while True:
        np.linalg.inv(np.eye(300))


def much_talk(x):
    import _host

    while True:
        _host.call(b"P" + b"[" * 10_000_000)


# %%
def perform_mf_als_step(x):
    return x + 1
