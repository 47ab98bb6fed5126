"""Self-checks: they say whether an answer is right, and which known mistake it looks like.

A task's cases are inputs, and its judge looks at plain numbers only, so a check can be made in
the notebook's own process, or by a grader that ran the student's code somewhere else.
"""

from course_utils.checks.report import Report

__all__ = ["Report", "check"]


def __getattr__(name):
    """Import `check` and all that it needs where it is asked for: graders use the rest alone."""
    if name != "check":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from course_utils.checks.checking import check
    from course_utils.checks.notebook import absent, history

    history.watch()
    absent.watch()
    globals()[name] = check
    return check
