"""Loops that nothing but a kill can end."""
# %%
import signal

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)


# %%
def perform_least_squares(x):
    while True:
        pass


# %%
def loss_mle(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


# %%
def perform_mf_als_step(x):
    return x + 1
