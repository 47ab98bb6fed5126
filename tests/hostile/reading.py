"""Look for what should not be there. The test puts PATHS and SECRET in front."""
# %%
import glob
import os


def perform_least_squares(x):
    """Return how many of the paths exist."""
    return sum(os.path.exists(path) for path in PATHS)


def loss_mle(x):
    """Return how many processes show the grader's environment or files."""
    found = 0
    for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline"):
        try:
            with open(path, "rb") as handle:
                found += SECRET.encode() in handle.read()
        except OSError:
            pass
    return found


def perform_mf_als_epoch(x):
    """Return how many modules with answers can be imported."""
    found = 0
    for name in ("course_utils.answers", "course_utils.als", "course_utils.classroom.grading"):
        try:
            __import__(name)
            found += 1
        except ImportError:
            pass
    return found


def perform_mf_als_training(x):
    """Return how much can be read of other processes: their memory and open files."""
    found = 0
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in (os.getpid(), os.getppid()):
            for part in ("mem", "fd/0", "environ", "maps"):
                try:
                    with open(f"/proc/{name}/{part}", "rb") as handle:
                        handle.read(1)
                    found += 1
                except OSError:
                    pass
    return found


# %%
def perform_mf_als_step(x):
    return x + 1
