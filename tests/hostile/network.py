"""Reach the network. The test puts PORT in front."""
# %%
import socket
import urllib.request


def perform_least_squares(x):
    """Return how many ways lead to the test's server."""
    ways = [
        lambda: socket.create_connection(("127.0.0.1", PORT), timeout=1),
        lambda: socket.socket().connect(("127.0.0.1", PORT)),
        lambda: socket.socket(fileno=3).sendto(b"x", ("127.0.0.1", PORT)),
        lambda: urllib.request.urlopen(f"http://127.0.0.1:{PORT}"),
        lambda: socket.socketpair(),
        lambda: socket.getaddrinfo("localhost", PORT),
    ]
    return sum(map(works, ways))


def works(way):
    try:
        way()
        return True
    except BaseException:
        return False


# %%
def perform_mf_als_step(x):
    return x + 1
