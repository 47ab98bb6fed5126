"""Functions that end the Python they run in."""
# %%
import gc
import os
import sys


def end_now(x):
    os._exit(0)


def end_politely(x):
    sys.exit("enough")


def abort(x):
    os.abort()


def deep_in_c(x):
    """Overflow the stack below Python's own counting."""
    sys.setrecursionlimit(10**9)
    nested = []
    for _ in range(10**6):
        nested = [nested]
    return repr(nested)


def deep_in_python(x):
    sys.setrecursionlimit(10**9)
    return deep_in_python(x) + 1


def wrong_code(x):
    """Run bytecode that no compiler would write."""
    code = deep_in_c.__code__.replace(co_code=b"\xff" * 200, co_consts=(), co_names=())
    return type(deep_in_c)(code, {})(x)


def freed_twice(x):
    gc.set_threshold(1)
    gc.callbacks.append(lambda *_: os._exit(3))
    return [[] for _ in range(1000)] and 1.0


# %%
def perform_mf_als_step(x):
    return x + 1
