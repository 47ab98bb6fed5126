"""What the tests of the sandbox share: what a guest sees, and hostile notebooks as cells."""

from pathlib import Path

from classroom.sandbox.contents import make_contents

HOSTILE = Path(__file__).parent / "hostile"


def make_course(tmp_path_factory, edition=None):
    """A folder for `Wall`, which must not lie where others can write."""
    folder = tmp_path_factory.mktemp("course")
    make_contents(folder, edition)
    return folder


def hostile_cells(name, **variables):
    """The cells of a hostile notebook, after a cell that sets variables."""
    text = (HOSTILE / f"{name}.py").read_text(encoding="utf-8")
    first = "\n".join(f"{key} = {value!r}" for key, value in variables.items())
    return [first, *text.split("# %%\n")[1:]]
