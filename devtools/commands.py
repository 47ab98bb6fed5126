"""The commands by name. Each imports what it needs only after the environment is there."""

import os
import subprocess
import sys

from course_utils.start.environment import ROOT, become, enter_environment
from course_utils.start.failure import CommandFailed, step
from course_utils.start.jupyter import words_to_start

HELP = """\
usage: python -m course_utils COMMAND      (or: make COMMAND)

  course        run every notebook and write the course's pages to build/course/
  lab           open the notebooks in JupyterLab
  test          run all tests; further words go to pytest: test -k als
  lint          look for faults with ruff (further words go to it) and for wrong types with mypy
  setup-tests   as root: install Chromium and Java with apt-get, where they are missing
  test-browser  use notebooks and pages in a real browser; further words go to pytest
  test-spark    train on a Spark cluster of two workers; further words go to pytest
  assignment    write the student edition to build/assignment/ and build/assignment.zip;
                one for each student of a list: assignment --roster FILE
  grade         grade submissions: grade SUBMISSIONS --out OUT (grade -h tells more)
  refresh       run the notebooks in place and store their outputs; or some: refresh 01
  reproduce     compare the notebooks in other environments: reproduce --only 3.12-lowest
  bench         run all benchmarks, which takes hours; or those of one epoch alone, with words
                for pytest: bench -k package
  lock          pin the packages anew: the locks, environment.yml; further words go to uv
  help          show this text

The first command makes .venv with the packages, unless the running Python has them already.
"""


def main(words):
    """Run one command.

    Parameters
    ----------
    words : list of str
        The command's name, then its own words; a ``--`` after the name is dropped.

    Returns
    -------
    int
        The exit code: 0, 1 for a step that failed, 2 for an unknown command, 130 for Ctrl-C.
        ``lab``, ``bench`` and the tests do not return: the process becomes their program.
    """
    name, rest = (words[0], words[1:]) if words else ("help", [])
    if name in ("help", "-h", "--help"):
        print(HELP, end="")
        return 0
    if name not in COMMANDS:
        print(f"course_utils: there is no command {name!r}\n\n{HELP}", end="", file=sys.stderr)
        return 2
    try:
        with step("environment"):
            enter_environment(words)
        # What one process has compiled the next ones load: kernels, tests, sandboxes, judges.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        return COMMANDS[name](rest[1:] if rest[:1] == ["--"] else rest)
    except CommandFailed as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{name}: stopped", file=sys.stderr)
        return 130


def _course(words):
    from devtools.course import build_course

    _refuse(words)
    pages = build_course(ROOT)
    print(f"The course is in {pages}: open {pages / 'index.html'} in a browser.")
    return 0


def _refresh(words):
    from devtools.questions import store_questions
    from devtools.refresh import refresh
    from devtools.site.readme_pictures import store_readme_pictures

    changed = [*store_questions(ROOT), *refresh(ROOT, words), *store_readme_pictures(ROOT)]
    for path in changed:
        print(f"refreshed {path.relative_to(ROOT)}")
    if not changed:
        print("nothing changed")
    return 0


def _lock(words):
    from devtools.environment.lock import write_lock

    write_lock(ROOT, words)
    return 0


def _reproduce(words):
    from devtools.reproduce.command import reproduce

    return reproduce(ROOT, words)


def _lab(words):
    from devtools.course import load_data

    load_data()
    # The environment's own kernel goes before another one of that name in the home folder.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    _python(*words_to_start("jupyterlab"), f"--ServerApp.root_dir={ROOT / 'notebooks'}", *words)


# Each takes whole files, in the order that tests/conftest.py gives them.
_TWO_WORKERS = ("-n", "2", "--dist", "loadscope", "--no-loadscope-reorder")


def _test(words):
    # Before the workers start: compiling uses all processors.
    compiled = subprocess.run([sys.executable, "-m", "classroom.sandbox.warm"])
    if compiled.returncode:
        raise CommandFailed("the grader's sandbox cannot be prepared (its message is above).")
    _python("-m", "pytest", *_TWO_WORKERS, *words)


def _lint(words):
    from devtools.environment.installing import install_lock

    install_lock(ROOT / "requirements-lint.lock")
    os.chdir(str(ROOT))
    found = subprocess.run([sys.executable, "-m", "ruff", "check", *words])
    if found.returncode:
        return found.returncode
    _python("-m", "mypy")


def _setup_tests(words):
    from devtools.environment.installing import install_programs

    _refuse(words)
    install_programs()
    return 0


def _test_browser(words):
    from devtools.environment.browser import prepare_browser

    prepare_browser(ROOT)
    _python("-m", "pytest", *_TWO_WORKERS, "tests/browser", *words)


def _test_spark(words):
    from devtools.environment.spark import prepare_spark

    prepare_spark(ROOT)
    _python("-m", "pytest", "tests/spark", *words)


def _assignment(words):
    _classroom("assignment", *words)


def _grade(words):
    _classroom("grade", *words)


def _classroom(*words):
    """Run where the teacher is: paths among the words may begin there."""
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    become([sys.executable, "-m", "classroom", *words])


def _bench(words):
    from devtools.environment.peers import prepare_peers

    if words:
        # Two workers at once would disturb each other's times.
        _python("-m", "pytest", "-n", "0", "benchmarks", *words)
    peers = prepare_peers(ROOT)
    _python("benchmarks/study.py", *(["--peers", str(peers)] if peers else []))


def _python(*words):
    os.chdir(str(ROOT))
    become([sys.executable, *words])


def _refuse(words):
    if words:
        raise CommandFailed(f"takes no further words, not {' '.join(words)!r}")


COMMANDS = {
    "course": _course,
    "lab": _lab,
    "test": _test,
    "lint": _lint,
    "setup-tests": _setup_tests,
    "test-browser": _test_browser,
    "test-spark": _test_spark,
    "assignment": _assignment,
    "grade": _grade,
    "refresh": _refresh,
    "reproduce": _reproduce,
    "bench": _bench,
    "lock": _lock,
}
