"""Look for what should not be there. The test puts PATHS, SECRET and WORDS in front."""
# %%
import gc
import os
import sys


def other():
    """Not written out, and kept nowhere: the notebook may read itself."""
    return float("4321") + 1 / 8


def paths(x):
    """Return how many of the paths exist."""
    return sum(os.path.exists(path) for path in PATHS)


def environment(x):
    """Return how much of the grader can be seen in the environment."""
    return str(dict(os.environ)).count(SECRET) + len(sys.argv[1:])


def answers(x):
    """Return how many modules with answers can be imported."""
    found = 0
    for name in ("course_utils.solutions.answers", "course_utils.solutions.als", "classroom.judging.examiner",
                 "course_utils.checks.task3.check", "course_utils.checks.judging"):
        try:
            found += not type(__import__(name, fromlist=["x"]).__spec__.loader).__name__ == "Silent"
        except ImportError:
            pass
    return found


def readable(x):
    """Return how many readable files hold one of the words."""
    found = 0
    for top in ("/", "/course/program", "/course/edition", "/student", "/tmp", "/usr", "/etc", "/proc"):
        for folder, _, names in os.walk(top):
            for name in names:
                with open(os.path.join(folder, name), "rb") as handle:
                    text = handle.read()
                found += any(word in text for word in WORDS)
    return found


def other_inputs(x):
    """Return how many values in memory, frames included, are the inputs of another call."""
    frame, seen = sys._getframe().f_back, 0
    while frame is not None:
        seen += any(map(is_other, list(frame.f_locals.values())))
        frame = frame.f_back
    return seen + sum(map(is_other, gc.get_objects()))


def is_other(value):
    try:
        return type(value) is float and value == other() or type(value) in (list, tuple) and other() in value
    except Exception:
        return False


def asked(x):
    """Return how many kinds of message bring the inputs of another call."""
    import _host

    found = 0
    for kind in set(map(chr, range(128))) - {"A"}:
        try:
            found += str(other()).encode() in _host.call(kind.encode())
        except OSError:
            pass
    return found


# %%
def perform_mf_als_step(x):
    return x + 1
