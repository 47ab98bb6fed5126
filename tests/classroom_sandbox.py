"""What the tests of the sandbox share: whether there is one, and hostile notebooks as cells."""

import os
from pathlib import Path

import pytest

from course_utils.classroom import launch

HOSTILE = Path(__file__).parent / "hostile"

NO_SANDBOX = "sandbox tests need bubblewrap"

needs_sandbox = pytest.mark.skipif(
    bool(launch.why_unavailable()) and "COURSE_REQUIRE_SANDBOX" not in os.environ,
    reason=f"{NO_SANDBOX}: {launch.why_unavailable()}",
)


def hostile_cells(name, **variables):
    """The cells of a hostile notebook, after a cell that sets variables."""
    text = (HOSTILE / f"{name}.py").read_text(encoding="utf-8")
    first = "\n".join(f"{key} = {value!r}" for key, value in variables.items())
    return [first, *text.split("# %%\n")[1:]]
