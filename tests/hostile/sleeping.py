"""Wait in place of computing: no instruction is used."""
# %%
import importlib.util
import select
import threading
import time


def patched_back(x):
    fresh = importlib.util.module_from_spec(importlib.util.find_spec("time"))
    fresh.sleep(10**6)
    return 1


def by_select(x):
    select.select([], [], [], 10**6)
    return 1


def by_poll(x):
    select.poll().poll(10**9)
    return 1


def without_end(x):
    while True:
        select.select([], [], [], 10**6)


def by_lock(x):
    lock = threading.Lock()
    lock.acquire()
    return int(lock.acquire(timeout=10**6))


def by_event(x):
    return int(threading.Event().wait(10**6))


def by_sleep(x):
    time.sleep(10**6)
    return 1


# %%
def perform_mf_als_step(x):
    return x + 1
