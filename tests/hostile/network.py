"""Reach the network. The test puts PORT in front."""
# %%
import socket


def perform_least_squares(x):
    """Return how many of the addresses answer."""
    found = 0
    for address in ("127.0.0.1", "localhost", "::1"):
        try:
            socket.create_connection((address, PORT), timeout=1).close()
            found += 1
        except OSError:
            pass
    return found


def loss_mle(x):
    """Return how many network cards there are beside the loopback."""
    return len(socket.if_nameindex()) - 1


def perform_mf_als_epoch(x):
    """Return how many of the test's sockets by path or abstract name can be reached."""
    found = 0
    for name in ("\0classroom-test", SOCKET_PATH):
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(name)
                found += 1
            except OSError:
                pass
    return found


# %%
def perform_mf_als_step(x):
    return x + 1
