"""Each notebook of the course in JupyterLab: Run All, no error, every figure seen and touched."""

import re
import statistics
import time
from types import SimpleNamespace

import pytest
from conftest import WINDOW
from figures import faults, look_at
from lab_page import errors, open_notebook, prompts, run_all
from notebook_files import NOTEBOOKS, code_cells, outputs, read
from playwright.sync_api import expect

# Notebook 4 trains its models from ten starts each.
RUN_SECONDS = 240
# Such as "4/10 [00:03<00:05,  1.2seed/s]", and its unit.
PROGRESS = re.compile(rb"\d+/\d+ \[[\d:]+<[\d:?]+, +[\d.?]+(?:s/)?([a-z ]+)")
# The notebooks with interactive figure.
TOUCHED = ("01_least_squares", "02_alternating_least_squares", "03_maximum_likelihood")
MOVES = 20

# From a key to the frame in which another picture is drawn.
TIME_A_KEY = """
panel => {
  const source = () => panel.querySelector(".course-interactive-picture img")?.src;
  const before = source();
  let start;
  document.addEventListener("keydown", () => { start = performance.now(); },
    {capture: true, once: true});
  window.answered = new Promise(resolve => new MutationObserver(async (_, observer) => {
    if (!source() || source() === before) return;
    observer.disconnect();
    await panel.querySelector(".course-interactive-picture img").decode();
    requestAnimationFrame(() => resolve(performance.now() - start));
  }).observe(panel, {childList: true, subtree: true, attributes: true}));
}
"""


LEAST_TRACK = 100
"""Pixels of a slider that a mouse can use."""

# What reaches beyond the cell's output, and how long the sliders are.
FIT = """
panel => {
  const width = element => element.getBoundingClientRect().width;
  const edge = panel.closest(".jp-OutputArea").getBoundingClientRect().right;
  return {
    beyond: [...panel.querySelectorAll("*")].filter(element => width(element) > 0
      && element.getBoundingClientRect().right > edge + 1).map(element => element.className),
    tracks: [...panel.querySelectorAll(".slider-container")].map(width),
  };
}
"""


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def run(request, server, new_lab):
    """A notebook after Run All: its page, the page's problems, the seconds from the first request
    for the page, and those of them that the cells took; and the lines of progress.
    """
    page, problems = new_lab()
    progress = watch_progress(page)
    start = time.monotonic()
    open_notebook(page, server, request.param.name)
    running = run_all(page, RUN_SECONDS)
    return SimpleNamespace(path=request.param, page=page, problems=problems, progress=progress,
                           seconds=time.monotonic() - start, running=running)


def watch_progress(page):
    """A list that gets the unit of each line of progress that a kernel sends to the page."""
    units = []

    def note(payload):
        payload = payload if isinstance(payload, bytes) else payload.encode()
        units.extend(PROGRESS.findall(payload))

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    return units


def test_all_cells_run_without_an_error(run, measured):
    measured(f"{run.path.stem}: Run All took {run.running:.1f} s, "
             f"from the request for the page to its last cell {run.seconds:.1f} s")
    assert errors(run.page) == []
    cells = code_cells(read(run.path))
    assert prompts(run.page) == [f"[{n}]:" for n, _ in enumerate(cells, start=1)]
    assert run.problems == []


# Their cells take longer than two seconds, also with the next computer.
TELLING = {"03_maximum_likelihood": b"seed", "04_recommendations": b"start"}


def test_long_work_tells_how_far_it_is_and_leaves_nothing_of_it(run):
    if run.path.stem in TELLING:
        assert TELLING[run.path.stem] in run.progress
    texts = run.page.locator(".jp-OutputArea-output").all_text_contents()
    assert texts[0] == "Loading the packages takes a few seconds.\n"
    assert not [text for text in texts if PROGRESS.search(text.encode())]


def test_every_figure_is_seen_and_described(run):
    pictures = [output for _, output in outputs(read(run.path))
                if "image/png" in output.get("data", {})]
    figures = look_at(run.page.locator(".jp-OutputArea-output img:visible"))
    assert len(figures) == len(pictures)
    assert [*faults(figures)] == []


def test_every_interactive_figure_answers_the_keyboard(run, measured):
    code = "\n".join(cell.source for cell in code_cells(read(run.path)))
    calls = re.findall(r"^interactive_\w+", code, flags=re.MULTILINE)
    assert bool(calls) == (run.path.stem in TOUCHED)
    panels = run.page.locator(".course-interactive")
    expect(panels).to_have_count(len(calls))
    for call, panel in zip(calls, panels.all(), strict=True):
        times = [milliseconds_to_answer(run.page, panel, key) for key in keys()]
        measured(f"{call}: a slider's move is seen after {statistics.median(times):.0f} ms "
                 f"(median of {MOVES}, longest {max(times):.0f} ms)")
        assert [*faults(look_at(panel.locator("img:visible")))] == []
    assert run.problems == []


@pytest.mark.parametrize("width", [800, WINDOW["width"] // 2], ids=["800 px", "200 %"])
def test_interactive_figures_fit_a_narrow_window(run, width):
    run.page.set_viewport_size({"width": width, "height": WINDOW["height"]})
    for panel in run.page.locator(".course-interactive").all():
        panel.scroll_into_view_if_needed()
        found = panel.evaluate(FIT)
        assert found["beyond"] == []
        assert min(found["tracks"], default=LEAST_TRACK) >= LEAST_TRACK
    run.page.set_viewport_size(WINDOW)


def keys():
    """There and back again, so that no slider meets its end."""
    return ["ArrowRight"] * (MOVES // 2) + ["ArrowLeft"] * (MOVES // 2)


def milliseconds_to_answer(page, panel, key):
    """Move the first slider of a panel by one step; its words must change with the picture."""
    panel.scroll_into_view_if_needed()
    words = panel.locator(".course-interactive-words").inner_text()
    panel.get_by_role("slider", name=re.compile(r"\w")).first.focus()
    panel.evaluate(TIME_A_KEY)
    page.keyboard.press(key)
    time = page.evaluate("() => window.answered")
    expect(panel.locator(".course-interactive-words")).not_to_have_text(words, use_inner_text=True)
    return time
