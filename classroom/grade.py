"""``grade``: from a folder or zip of submissions to grades and feedback."""

import argparse
import errno
import os
import sys
import tempfile

from classroom.files import home_path, write_whole
from classroom.grading.batch import (
    Class,
    grade_class,
    one_run,
    refuse_nested,
    results_of,
    write_report,
)
from classroom.grading.feedback import feedback_page, words_page
from classroom.grading.grades import (
    MOST_POINTS,
    Grade,
    grades_table,
    labels_of,
    moodle_table,
    most_points,
    override_template,
    read_overrides,
    write_feedback_zip,
)
from classroom.grading.similarity import are_all_marks_false, find_matches, matches_table
from classroom.roster.registry import read_registry
from classroom.roster.secret import secret_file
from classroom.sandbox.wall import SandboxUnavailable
from classroom.tables import write_csv
from course_utils.checks.tasks import QUESTIONS
from course_utils.paths import ROOT

_OTHER_SECRET = (
    "grade: none of the editions that were handed in was made with this secret and this version "
    "of the course. Unless each of them was edited, all are graded with data that are not theirs: "
    "name the right secret with --secret, or leave out --roster."
)


def main(words):
    """Grade a class.

    Parameters
    ----------
    words : list of str
        The words of the command line after ``grade``.

    Returns
    -------
    int
        The exit code: 0, 1 where the class cannot be graded, 130 for Ctrl-C.
    """
    parser = _parser()
    options = parser.parse_args(words)
    if options.secret and not options.roster:
        parser.error("--secret belongs to --roster")
    try:
        _grade(options)
    except (ValueError, SandboxUnavailable, OSError) as error:
        print(f"grade: {error}{_place(error, options.out)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\ngrade: stopped. Nothing is lost: the same command goes on.", file=sys.stderr)
        return 130
    return 0


def write_outputs(school_class):
    """Write all tables and pages from the results that are there.

    Parameters
    ----------
    school_class : Class

    Returns
    -------
    list of dict
        What ``report.json`` says about each student.
    """
    out = school_class.out
    most = most_points(school_class.optional)
    given = read_overrides(out / "overrides.csv", school_class.entries, most)

    # One result at a time, again for each file: a class of any size fits into memory.
    def grades():
        labels = labels_of(school_class.entries)
        for label, (entry, result) in zip(labels, results_of(school_class), strict=True):
            yield Grade(label, entry, result, given.get(label, {}), most)

    def feedback_file(entry):
        return out / "feedback" / f"{entry.name}.html"

    summary = []
    for grade in grades():
        if grade.result is not None:
            write_whole(feedback_file(grade.entry), *feedback_page(grade))
        summary.append(_summary(grade, feedback_file(grade.entry)))
    _remove_others(out / "feedback", {one["feedback"] for one in summary})
    write_csv(out / "grades.csv", grades_table(grades(), most))
    write_csv(out / "moodle_grades.csv", moodle_table(grades()))
    write_feedback_zip(out / "feedback.zip", grades(), feedback_file)
    write_whole(out / "answers_in_words.html", *words_page(grades))
    is_whole = all(one["outcome"] != "not graded" for one in summary)
    # A run that was stopped knows the answers of some students only.
    if is_whole and not (out / "overrides.csv").exists():
        write_csv(out / "overrides.csv", override_template(grades()))
    write_report(school_class, summary)
    return summary


def _grade(options):
    registry = matches = None
    if options.roster is not None:
        registry = read_registry(options.roster, options.secret or secret_file(options.roster))
        matches = find_matches(options.submissions, registry)
    refuse_nested(options.submissions, options.out)
    with one_run(options.out):
        _grade_into_out(options, registry, matches)


def _grade_into_out(options, registry, matches):
    school_class = Class(
        options.submissions, options.out, options.seed, registry, options.optional)
    # A mistake in this file should show now, not after an hour.
    read_overrides(school_class.out / "overrides.csv", school_class.entries,
                   most_points(school_class.optional))
    if options.student is not None:
        _require_student(school_class, options.student)
    if matches is not None:
        _write_matches(school_class, matches)
    try:
        graded = grade_class(school_class, ROOT, options.jobs, options.student)
    finally:
        summary = write_outputs(school_class)
    _tell(school_class, summary, graded)


def _place(error, out):
    """Where a disk may be full, if the error does not say it."""
    is_full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    if not is_full or error.filename:
        return ""
    return f": what is written goes to {out} and, for a time, to {tempfile.gettempdir()}"


def _write_matches(school_class, matches):
    path = school_class.out / "matches.csv"
    write_csv(path, matches_table(labels_of(school_class.entries), matches))
    to_look_at = sum(bool(match.remarks) for match in matches)
    print(f"{to_look_at} of {len(matches)} submissions need a look at whose numbers they have: "
          f"{path}")
    if are_all_marks_false(matches):
        print(_OTHER_SECRET, file=sys.stderr)


def _tell(school_class, summary, graded):
    waiting = sum(one["outcome"] == "not graded" for one in summary)
    invalid = sum(one["outcome"] == "invalid" for one in summary)
    print(f"{len(summary)} submissions: {graded} graded now, "
          f"{len(summary) - waiting - graded} unchanged, {waiting} not graded, "
          f"{invalid} invalid. Seed {school_class.seed}.")
    print(f"The grades are in {school_class.out / 'grades.csv'}.")


def _summary(grade, feedback):
    tasks = grade.tasks
    return {
        "student": grade.label,
        "outcome": grade.outcome,
        "total": grade.total,
        "tasks": {str(one.task): one.outcome for one in tasks},
        "mistakes": {str(one.task): one.mistake for one in tasks if one.mistake},
        "stand_ins": {str(one.task): list(one.stand_ins) for one in tasks if one.stand_ins},
        "remarks": list(grade.result["remarks"]) if grade.result else [],
        "feedback": feedback.name if grade.result else "",
    }


def _remove_others(folder, names):
    """Remove pages of students who are not in the class any more."""
    for path in folder.glob("*.html"):
        if path.name not in names:
            path.unlink()


def _require_student(school_class, student):
    if not any(student in (entry.student, entry.number) for entry in school_class.entries):
        raise ValueError(f"--student: there is no {student!r} among the submissions.")


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m classroom grade",
        description="Grade a folder or zip of notebooks, in a sandbox.",
        epilog=f"It grades {len(MOST_POINTS) - len(QUESTIONS)} tasks. Run it again at any time: "
               "it goes on where it stopped, and grades only what has changed.",
    )
    parser.add_argument("submissions", type=home_path, metavar="SUBMISSIONS",
                        help="notebooks, nbgrader's submitted/, a platform's export, or a zip of "
                             "these")
    parser.add_argument("--out", type=home_path, required=True, metavar="OUT",
                        help="the folder for grades, feedback and what is needed to go on")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count(), metavar="N",
                        help="submissions at the same time (default: one a processor)")
    parser.add_argument("--student", metavar="NAME",
                        help="grade this student only, by name or by Moodle's number")
    parser.add_argument("--seed", type=int, metavar="S",
                        help="of the hidden inputs; another one than last time grades all again")
    parser.add_argument("--roster", type=home_path, metavar="FILE",
                        help="the list of students from which each got an edition of their own")
    parser.add_argument("--optional", action=argparse.BooleanOptionalAction,
                        help="whether the optional tasks count (default: as in the last run "
                             "into OUT, or else not)")
    parser.add_argument("--secret", type=home_path, metavar="FILE",
                        help="the secret of that roster (default: beside it, ending in .secret)")
    return parser


def _positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, not {number}")
    return number
