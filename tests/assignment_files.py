"""The student edition in tests: what it is built from, and how it is run."""

import pytest

from devtools.execution import execute_notebooks, read_notebooks

INPUTS = ("LICENSE", "course_utils", "data", "docs", "environment.yml", "notebooks",
          "pyproject.toml", "requirements-student.lock")

# The same ridge by its equations: 40 times as fast, so that the training of task 5 is short.
FAST_STEP = """\
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs + reg_l * np.eye(interacting_reprs.shape[1])
    return np.linalg.solve(gram, interacting_reprs.T @ np.asarray(r_ui))
"""

# Long cells that need no answer, and of which no other cell needs anything: nbval runs them in the
# course's notebooks, make test-browser in the student edition too.
INDEPENDENT = {
    "study", "study-picture", "study-medians", "size", "slices", "rec-tuning", "rec-tuned",
    "rec-loo", "rec-loo-starts", "rec-time", "rec-time-starts",
    "rec-differences", "rec-differences-table", "rec-dimension-study", "rec-dimension-table",
    "rec-sampled-neighbours", "rec-sampled-interval"}


def notebooks_in(folder):
    return read_notebooks(sorted(folder.glob("*.ipynb")))


def cells_of(notebooks):
    return [cell for notebook in notebooks.values() for cell in notebook.cells]


def execute_outside(notebooks, folder):
    """Execute with the folder's own package: kernels that cannot see the repository's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        execute_notebooks(notebooks, folder)
