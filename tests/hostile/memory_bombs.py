"""More memory than there is."""
# %%
def small_pieces(x):
    return len([bytearray(1 << 20) for _ in range(9999)])


def one_piece(x):
    return len(bytearray(1 << 30))


def by_numpy(x):
    import numpy as np

    return float(np.ones((12_000, 12_000)).sum())


def by_list(x):
    return len([0] * 10**9)


def staged_files(x):
    """Keep what is written in files that are never closed."""
    handles = []
    while True:
        handles.append(open(f"/tmp/{len(handles) % 900}", "wb", buffering=0))
        for _ in range(64):
            handles[-1].write(b"x" * (1 << 20))


def far_end(x):
    """Write one byte a long way behind the end of a file."""
    with open("/tmp/far", "wb") as handle:
        handle.seek(1 << 40)
        handle.write(b"x")


def truncated(x):
    with open("/tmp/far", "wb") as handle:
        handle.truncate(1 << 40)


def spoken(x):
    """Say much at once while the memory is full."""
    import _host

    held = bytearray(300 << 20)
    _host.call(held + bytes(1))
    raise MemoryError


# %%
def perform_mf_als_step(x):
    return x + 1
