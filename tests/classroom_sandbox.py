"""What the tests of the sandbox share: whether there is one, and hostile notebooks as cells."""

from pathlib import Path

import pytest

from course_utils.classroom import launch

HOSTILE = Path(__file__).parent / "hostile"

needs_sandbox = pytest.mark.skipif(
    bool(launch.why_unavailable()),
    reason=f"sandbox tests need bubblewrap: {launch.why_unavailable()}",
)


def hostile_cells(name, **variables):
    """The cells of a hostile notebook, after a cell that sets variables."""
    text = (HOSTILE / f"{name}.py").read_text(encoding="utf-8")
    first = "\n".join(f"{key} = {value!r}" for key, value in variables.items())
    return [first, *text.split("# %%\n")[1:]]
