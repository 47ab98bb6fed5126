"""The live loss of task 5 shows progress while the training runs, on plain loops too."""

from types import SimpleNamespace

import nbformat
import pytest
from lab_page import cell, open_notebook, run_cell, write
from playwright.sync_api import expect

from course_utils.solutions.answers import answer_source

NAME = "02_alternating_least_squares.ipynb"
BEFORE = ["als-02", "als-04", "als-06", "als-07", "als-11", "als-15", "als-18", "als-22", "als-27"]
TRAINING = "als-33"

# The reference answers as a student would watch them: ridge regressions one by one, in loops.
WATCHED = {
    "last_loss, small_changes = np.inf, 0\n":
        "last_loss, small_changes = np.inf, 0\n    epoch, live_loss = 1, LiveLoss()\n",
    "last_loss = total_loss\n":
        "last_loss = total_loss\n"
        "        live_loss(epoch, total_loss, total_loss / len(interactions_df))\n"
        "        epoch += 1\n",
}
CALL = """
perform_mf_als_training(
    interactions_pos_neg_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon=0.01)
"""

# From the key that starts the cell to the frame in which something new stands below it, and whether
# the cell runs then.
WATCH = """
cell => {
  const what = ".jp-OutputArea-output :is(pre, img)";
  const old = new Set(cell.querySelectorAll(what));
  let start;
  document.addEventListener("keydown", () => { start = performance.now(); }, {capture: true});
  window.firstSight = new Promise(resolve => new MutationObserver((_, observer) => {
    const found = [...cell.querySelectorAll(what)].find(each => !old.has(each));
    if (!found) return;
    observer.disconnect();
    const running = cell.querySelector(".jp-InputPrompt").textContent.includes("*");
    requestAnimationFrame(() => resolve([(performance.now() - start) / 1000, running]));
  }).observe(cell, {childList: true, subtree: true}));
}
"""


def first_sight(page, number):
    """Start a cell by the keyboard, and wait until a text or a picture stands below it.

    Returns
    -------
    seconds : float
        How long that took.
    running : bool
        Whether the cell ran on.
    """
    cell(page, number).locator(".cm-content").click()
    cell(page, number).evaluate(WATCH)
    page.keyboard.press("Control+Enter")
    return page.evaluate("() => window.firstSight")


def interrupt(page, number):
    """Stop a running cell, as a reader does with the key I pressed twice."""
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    page.keyboard.press("i")
    prompt = cell(page, number).locator(".jp-InputPrompt")
    expect(prompt).not_to_contain_text("*", timeout=60_000)


def student_answer():
    source = answer_source(5)
    for old, new in WATCHED.items():
        assert source.count(old) == 1
        source = source.replace(old, new)
    return "\n\n".join([answer_source(3), answer_source(4), source, CALL])


@pytest.fixture(scope="module")
def ready(server, new_lab):
    """The notebook, run as far as task 5, and the number of the cell that trains."""
    ids = [cell.id for cell in nbformat.read(server.folder / NAME, as_version=4).cells]
    page, _ = new_lab()
    open_notebook(page, server, NAME)
    for cell_id in BEFORE:
        run_cell(page, ids.index(cell_id))
    return SimpleNamespace(page=page, training=ids.index(TRAINING))


def test_the_packages_training_shows_progress_while_it_runs(ready, measured):
    seconds, running = first_sight(ready.page, ready.training)
    measured(f"live loss, the package's training: seen after {seconds:.2f} s")
    prompt = cell(ready.page, ready.training).locator(".jp-InputPrompt")
    expect(prompt).not_to_contain_text("*", timeout=60_000)
    # The chart goes when the training ends.
    expect(cell(ready.page, ready.training).locator("img")).to_have_count(0)
    assert running


def test_training_in_plain_loops_shows_progress_while_it_runs(ready, measured):
    write(ready.page, ready.training, student_answer())
    seconds, running = first_sight(ready.page, ready.training)
    measured(f"live loss, loops of single ridges: seen after {seconds:.2f} s")
    interrupt(ready.page, ready.training)
    assert running
