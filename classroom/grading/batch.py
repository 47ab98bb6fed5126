"""Grade a class: every result is on the disk as soon as it is known, and none is made twice."""

import os
import platform
import queue
import secrets
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout
from tqdm import tqdm

from classroom.files import (
    digest,
    file_names,
    read_json,
    remove_drafts,
    write_json,
)
from classroom.grading.fingerprint import fingerprint
from classroom.hand_ins.submissions import read_submissions
from classroom.judging.pair import Pair
from classroom.judging.release import answers_in_words, make_release
from classroom.judging.results import TaskResult
from classroom.sandbox.contents import make_contents
from classroom.sandbox.wall import SandboxUnavailable
from classroom.text import clean_text
from course_utils.checks.tasks import TASKS
from course_utils.paths import ROOT
from course_utils.personal_data import COURSE

LARGEST_SEED = 2**63
_RELEASE = ".release-"


@dataclass(frozen=True)
class Entry:
    """One student of the class.

    Attributes
    ----------
    student, number : str
        As strangers chose them; two may have the same.
    name : str
        For files.
    digest : str
        Of all that the grade depends on.
    key : str
        See `Submission.key`.
    """

    student: str
    number: str
    name: str
    digest: str
    key: str = ""


class Class:
    """A folder of submissions and the folder of its grades.

    Parameters
    ----------
    source : pathlib.Path
        What `read_submissions` takes.
    out : pathlib.Path
        For the results. It may hold those of an earlier run.
    seed : int, optional
        Of the hidden inputs. Without one, that of the earlier run, or else a random one.
    registry : Registry, optional
        Of a class whose students have editions of their own.
    optional : bool, optional
        Whether optional tasks count. Without a word, as in the earlier run, or else not.

    Raises
    ------
    ValueError
        Where the submissions cannot be read, or the earlier run's seed is lost.
    """

    def __init__(self, source, out, seed=None, registry=None, optional=None):
        self.registry = registry
        self.source, self.out = Path(source), Path(out)
        self.seed = _seed(self.report_path, seed)
        report = read_json(self.report_path) or {}
        self.optional = report.get("optional") is True if optional is None else optional
        self._grader = fingerprint(ROOT)
        self.entries = self._entries()
        self.out.mkdir(parents=True, exist_ok=True)
        for folder in (self.out, self.out / "results", self.out / "feedback"):
            remove_drafts(folder)
        for folder in self.out.glob(f"{_RELEASE}*"):
            shutil.rmtree(folder)
        if (report.get("seed"), report.get("optional") is True) != (self.seed, self.optional):
            # Before anything is graded, so that a killed run can go on with them.
            write_json(self.report_path, {**self.settings, "state": "unfinished"})

    @property
    def report_path(self):
        return self.out / "report.json"

    @property
    def settings(self):
        """What the next run goes on with, unless it is told otherwise."""
        return {"seed": self.seed, **({"optional": True} if self.optional else {})}

    def result(self, entry):
        """The result of a student, or None where it is missing or out of date."""
        found = read_json(self._result_path(entry.key))
        return found if found is not None and found.get("digest") == entry.digest else None

    def store(self, submission, **result):
        """Keep a result."""
        identity = {"student": submission.student, "number": submission.number}
        content = {**identity, "digest": self._digest(submission), **result}
        write_json(self._result_path(submission.key), content)

    def pending(self, only=None):
        """The students to grade; `only` names one, by name or by Moodle's number."""
        return [
            entry for entry in self.entries
            if only in (None, entry.student, entry.number) and self.result(entry) is None
        ]

    def _entries(self):
        found = [(one.student, one.key, one.number, self._digest(one))
                 for one in read_submissions(self.source)]
        names = file_names([student[:2] for student in found])
        return [Entry(student, number, name, its_digest, key)
                for (student, key, number, its_digest), name in zip(found, names, strict=True)]

    def personal_data_of(self, submission):
        """The numbers of the submission's student."""
        return self.registry.personal_data_of(submission.student) if self.registry else COURSE

    def _digest(self, submission):
        # What a notebook has printed changes no grade.
        graded = asdict(replace(submission, outputs=(), editions=()))
        return digest(self.seed, self._grader, graded, self.personal_data_of(submission))

    def _result_path(self, key):
        return self.out / "results" / f"{digest(key)[:32]}.json"


@contextmanager
def one_run(out):
    """Hold a folder of grades for this process alone, until it ends, however it ends.

    Raises
    ------
    ValueError
        Where another process holds it; the message names it.
    """
    out.mkdir(parents=True, exist_ok=True)
    holder = out / ".grading.txt"
    lock = FileLock(out / ".grading.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ValueError(f"another run is grading into {out}: {_read_line(holder)}. Wait for it, "
                         "or choose another OUT.") from None
    try:
        start = time.strftime("%Y-%m-%d %H:%M")
        holder.write_text(f"process {os.getpid()} on {platform.node()}, since {start}\n",
                          encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def grade_class(school_class, root, jobs, only=None):
    """Grade all that is not graded yet.

    Parameters
    ----------
    school_class : Class
    root : pathlib.Path
        The repository.
    jobs : int
        How many submissions run at the same time, each in a sandbox of its own.
    only : str, optional
        Grade this student only.

    Returns
    -------
    int
        How many submissions were graded now.

    Raises
    ------
    SandboxUnavailable
        Where strangers' code cannot be run safely, or not any more.
    """
    pending = school_class.pending(only)
    if not pending:
        return 0
    with _release(root, school_class) as (release, course):
        crew = _Crew(school_class, release, course)
        # Where a machine was too busy for somebody, that one is tried again with nobody beside.
        again = crew.work_through(pending, min(jobs, len(pending)))
        if again:
            crew.work_through(again, 1, is_last=True)
    return len(pending) - len(school_class.pending(only))


@contextmanager
def _release(root, school_class):
    """The student edition's texts, and the folder that the sandbox sees."""
    folder = Path(tempfile.mkdtemp(dir=school_class.out, prefix=_RELEASE))
    students = school_class.registry.students.values() if school_class.registry else ()
    try:
        release = make_release(root, folder, students)
        course = folder / "sandbox"
        course.mkdir()
        make_contents(course, release.folder)
        yield release, course
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Crew:
    """Threads that grade, each with a pair of processes that do the work."""

    def __init__(self, school_class, release, course):
        self._class = school_class
        self._release = release
        self._course = course
        self._pairs = []
        self._failure = None
        self._stopped = threading.Event()

    def work_through(self, pending, jobs, is_last=False):
        """Grade some entries; return those to be tried again."""
        # Submissions are read one by one as they are needed, so that no class is too large.
        waiting, again = queue.Queue(maxsize=jobs), []
        tell_late = None if is_last else again
        # tqdm's watching thread would outlive an error.
        tqdm.monitor_interval = 0
        with tqdm(total=len(pending), desc="grading", unit="submission", file=sys.stderr) as bar:
            threads = [
                threading.Thread(target=self._work, args=(waiting, bar, tell_late), daemon=True)
                for _ in range(jobs)
            ]
            for thread in threads:
                thread.start()
            try:
                self._hand_out(waiting, {one.key for one in pending})
                for _ in threads:
                    self._put(waiting, None)
                for thread in threads:
                    thread.join()
            finally:
                if self._stopped.is_set() or any(map(threading.Thread.is_alive, threads)):
                    self._stop()
        if self._failure is not None:
            raise self._failure
        return [entry for entry in pending if (entry.student, entry.number) in again]

    def _hand_out(self, waiting, wanted):
        for submission in read_submissions(self._class.source):
            if self._stopped.is_set():
                return
            if submission.key in wanted:
                self._put(waiting, submission)

    def _put(self, waiting, item):
        while not self._stopped.is_set():
            try:
                return waiting.put(item, timeout=0.5)
            except queue.Full:
                pass

    def _work(self, waiting, bar, again):
        try:
            # Only the first of them makes what the others then find in the cache.
            with Pair(self._course, self._class.seed) as pair:
                self._pairs.append(pair)
                while (submission := self._take(waiting)) is not None:
                    self._grade(pair, submission, again)
                    bar.update()
        except Exception as error:
            if not self._stopped.is_set():
                self._failure = error
                self._stopped.set()

    def _take(self, waiting):
        while not self._stopped.is_set():
            try:
                return waiting.get(timeout=0.5)
            except queue.Empty:
                pass
        return None

    def _grade(self, pair, submission, again):
        start, late = time.monotonic(), pair.wall.timeouts
        try:
            tasks = pair.grade(submission, self._class.personal_data_of(submission))
        except SandboxUnavailable:
            raise
        except Exception as error:
            # A fault of the grader's own must not keep the others from their grades.
            tqdm.write(f"{submission.student}: not graded, {clean_text(repr(error))}", sys.stderr)
            return
        if self._stopped.is_set():
            # The processes may have been ended under it.
            return
        if again is not None and pair.wall.timeouts > late:
            again.append((submission.student, submission.number))
            return
        self._class.store(
            submission,
            problem=submission.problem,
            notebooks=submission.names,
            remarks=submission.remarks,
            tasks=[asdict(task) for task in tasks],
            words=answers_in_words((*submission.notebooks, *submission.words), self._release),
            seconds=round(time.monotonic() - start, 1),
        )

    def _stop(self):
        self._stopped.set()
        for pair in self._pairs:
            pair.close()


def write_report(school_class, summary):
    """Write ``report.json``: the seed, and how each student's tasks ended.

    Parameters
    ----------
    school_class : Class
    summary : list of dict
        One for each student.
    """
    graded = [student for student in summary if student["outcome"] != "not graded"]
    outcomes = Counter(outcome for student in graded for outcome in student["tasks"].values())
    write_json(school_class.report_path, {
        **school_class.settings,
        "state": "finished" if len(graded) == len(summary) else "unfinished",
        "submissions": len(summary),
        "graded": len(graded),
        "outcomes": dict(sorted(outcomes.items())),
        "students": summary,
    })


def results_of(school_class):
    """Go through the class: each entry with its result, or None where it has not been graded."""
    for entry in school_class.entries:
        result = school_class.result(entry)
        if result is not None:
            tasks = {task["task"]: TaskResult(**task) for task in result["tasks"]}
            result = {**result, "tasks": [tasks[task] for task in TASKS]}
        yield entry, result


def _seed(path, seed):
    if seed is not None:
        if not 0 <= seed < LARGEST_SEED:
            raise ValueError(f"--seed must be a whole number from 0 to 2**63 - 1, not {seed}.")
        return seed
    if not path.exists():
        return secrets.randbelow(LARGEST_SEED)
    found = (read_json(path) or {}).get("seed")
    if type(found) is not int or not 0 <= found < LARGEST_SEED:
        raise ValueError(f"{path} holds no seed: pass --seed, or remove it to grade all again.")
    return found


def refuse_nested(source, out):
    """Raise ValueError where the grades would lie among the submissions."""
    source, out = source.resolve(), out.resolve()
    if out == source or out.is_relative_to(source):
        raise ValueError(f"OUT must not lie in SUBMISSIONS, and {out} lies in {source}.")


def _read_line(path):
    try:
        return path.read_text(encoding="utf-8").strip() or "a process that has just started"
    except OSError:
        return "a process that has just started"
