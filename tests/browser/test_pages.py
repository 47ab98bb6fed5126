"""The course's pages from the file system: read by eye, by keyboard and by a screen reader."""

import re
from itertools import pairwise
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from conftest import new_window
from figures import faults, look_at
from site_pages import PAGES, is_lesson, open_page, resize

# Preloaded, style sheets would be asked for once more, which the file system refuses.
AXE_OPTIONS = {"resultTypes": ["violations"], "preload": False}
SCHEMES = ("light", "dark")
WIDTHS = (1280, 800, 400)
TABS = 60
RAW_FORMULA = re.compile(r".{0,20}(?:\$\$|\\[a-z]+\{|\\\().{0,20}")

# What lies over a block of code, where the block is in the window.
COVERED = """
block => {
  block.scrollIntoView({block: "center"});
  const box = block.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  return [0.02, 0.25, 0.5, 0.75, 0.98].flatMap(x => [0.1, 0.5, 0.9].map(y => {
    const [at, down] = [left + x * (right - left), box.top + y * box.height];
    if (down < 0 || down > innerHeight) return "";
    const found = document.elementFromPoint(at, down);
    return block.contains(found) ? "" : `${found?.className || found?.tagName} at ${x}, ${y}`;
  })).filter(Boolean);
}
"""


@pytest.fixture(scope="module", params=PAGES)
def opened(request, chromium, site):
    """Each page of the site, opened once: until its formulas are set it takes seconds."""
    with new_window(chromium) as page:
        open_page(page, site, request.param)
        yield page


@pytest.fixture
def page(opened):
    """The page in the window that it was opened in."""
    resize(opened, WIDTHS[0])
    opened.evaluate("() => scrollTo(0, 0)")
    return opened


def serious_findings(page):
    """What axe finds that keeps a reader out, with the element where."""
    return [f"{found['id']} at {node['target']}: {node.get('failureSummary', '')}"
            for found in Axe().run(page, options=AXE_OPTIONS).response["violations"]
            if found["impact"] in ("serious", "critical") for node in found["nodes"]]


def test_axe_finds_nothing_serious_in_either_theme_at_any_width(page):
    for scheme in SCHEMES:
        for width in WIDTHS:
            resize(page, width, scheme)
            assert serious_findings(page) == [], (scheme, width)


def test_nothing_reaches_beyond_the_window_and_nothing_covers_code(page):
    for width in WIDTHS:
        resize(page, width)
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), width
        for block in page.locator("article pre:visible").all():
            assert block.evaluate(COVERED) == [], width


def test_what_scrolls_sideways_says_so_and_is_reached_by_keyboard(page):
    resize(page, 400)
    scrollers = page.locator("article").locator(
        "pre:visible, .pst-scrollable-table-container:visible")
    for scroller in scrollers.all():
        if scroller.evaluate("element => element.scrollWidth > element.clientWidth"):
            assert scroller.get_attribute("aria-label").endswith("scrolls sideways")
            assert scroller.get_attribute("tabindex") == "0"
            assert scroller.evaluate("element => getComputedStyle(element).overflowX") == "auto"


def test_every_figure_is_seen_and_described(page):
    figures = look_at(page.locator("article img"))
    assert figures or not is_lesson(page)
    assert [*faults(figures)] == []


def test_mathematics_is_set_and_no_source_of_it_left(page):
    prose = page.evaluate("""() => {
      const copy = document.body.cloneNode(true);
      copy.querySelectorAll("pre, code, script, style").forEach(element => element.remove());
      return copy.textContent;
    }""")
    assert RAW_FORMULA.findall(prose) == []
    assert page.locator("math").count() > 5 or not is_lesson(page)


def test_headings_go_down_one_level_at_a_time_and_tables_have_headers(page):
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "headings => headings.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("table:not(:has(th))").count() == 0
    assert page.locator("article th:empty").count() == 0


def test_every_link_inside_the_site_leads_to_something(site):
    soups = {path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
             for path in site.rglob("*.html") if "mathjax" not in path.parts}
    ids = {path: {tag["id"] for tag in soup(id=True)} for path, soup in soups.items()}
    led = [(path, a["href"]) for path, soup in soups.items() for a in soup("a", href=True)
           if not urlsplit(a["href"]).scheme]
    assert len(led) > 1000
    for path, link in led:
        address, anchor = urldefrag(link)
        target = (path.parent / unquote(urlsplit(address).path)).resolve() if address else path
        assert target.is_relative_to(site) and target.is_file(), (path, link)
        assert not anchor or unquote(anchor) in ids[target], (path, link)


def focused(page):
    return page.evaluate_handle("document.activeElement").as_element()


def tab_until(page, selector):
    """Press Tab until the focus is inside what a selector finds."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if focused(page).evaluate("(element, inside) => Boolean(element.closest(inside))",
                                  selector):
            return
    pytest.fail(f"{selector} is not reached in {TABS} steps")


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_the_skip_link_first_and_then_the_contents(name, site, window):
    page = window
    open_page(page, site, name)
    page.keyboard.press("Tab")
    skip = focused(page)
    assert "skip" in skip.inner_text().lower()
    # It slides in.
    page.wait_for_function("skip => skip.getBoundingClientRect().top >= 0", arg=skip)
    box = skip.bounding_box()
    assert box["x"] >= 0 and box["width"] > 20
    tab_until(page, "nav")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page).evaluate("element => Boolean(element.closest('main'))")
