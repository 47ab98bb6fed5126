"""The course's pages from the file system: read by eye, by keyboard and by a screen reader."""

import copy
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import WINDOW
from figures import faults, look_at
from notebook_files import NOTEBOOKS, read
from page_problems import watch
from playwright.sync_api import expect

from course_utils.workshop.pages import write_pages

PAGES = ["index", *(path.stem for path in NOTEBOOKS)]
AXE_OPTIONS = {"resultTypes": ["violations"]}
SCHEMES = ("light", "dark")
WIDTHS = (1280, 800)
TABS = 40

# A page is whole once its formulas are set.
TYPESET = """
() => document.readyState === "complete"
  && (!window.MathJax || new Promise(resolve => MathJax.Hub.Queue(() => resolve(true))))
"""
RAW_FORMULA = re.compile(r".{0,20}(?:\$\$|\\[a-z]+\{|\\\().{0,20}")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The pages made from the stored notebooks, in a folder whose name needs quoting."""
    folder = tmp_path_factory.mktemp("the course")
    write_pages({path: copy.deepcopy(read(path)) for path in NOTEBOOKS}, folder,
                is_fallback=False)
    return folder


@pytest.fixture
def window(chromium):
    """A page; a test fails at its end if the browser met a problem or asked for another place."""
    with chromium.new_context(viewport=WINDOW) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        problems = watch(page, ("file:",))
        yield page
    assert problems == []


@pytest.fixture(params=PAGES)
def page(request, site, window):
    """Each page of the site, opened."""
    open_page(window, site, request.param)
    return window


def open_page(window, site, name):
    window.goto((site / f"{name}.html").as_uri())
    window.wait_for_function(TYPESET)


def is_notebook(page):
    return not page.url.endswith("/index.html")


def serious_findings(page):
    """What axe finds that keeps a reader out, with the element where."""
    return [f"{found['id']} at {node['target']}: {node.get('failureSummary', '')}"
            for found in Axe().run(page, options=AXE_OPTIONS).response["violations"]
            if found["impact"] in ("serious", "critical") for node in found["nodes"]]


def test_axe_finds_nothing_serious_in_either_theme_at_either_width(page):
    for scheme in SCHEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({**WINDOW, "width": width})
            assert serious_findings(page) == [], (scheme, width)


def test_nothing_reaches_beyond_the_window(page):
    for width in WIDTHS:
        page.set_viewport_size({**WINDOW, "width": width})
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), width


def test_every_figure_is_seen_and_described(page):
    figures = look_at(page.locator("img"))
    assert figures
    assert [*faults(figures, have_captions=is_notebook(page))] == []


def test_mathematics_is_set_and_no_source_of_it_left(page):
    prose = page.evaluate("""() => {
      const copy = document.body.cloneNode(true);
      copy.querySelectorAll("pre, code, script, style").forEach(element => element.remove());
      return copy.textContent;
    }""")
    assert RAW_FORMULA.findall(prose) == []
    assert (page.locator("math").count() > 5) == is_notebook(page)


def test_headings_go_down_one_level_at_a_time_and_tables_have_headers(page):
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "headings => headings.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("table:not(:has(th))").count() == 0


def links(page):
    return page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")


def test_every_link_inside_the_site_leads_to_something(site, window):
    ids, led = {}, []
    for name in PAGES:
        open_page(window, site, name)
        ids[name] = {*window.locator("[id]").evaluate_all("all => all.map(e => e.id)")}
        led += [link for link in links(window) if link.startswith("file:")]
    assert len(led) > len(PAGES)
    for address, anchor in map(urldefrag, led):
        target = Path(unquote(urlparse(address).path))
        assert target.is_relative_to(site) and target.is_file(), address
        assert not anchor or unquote(anchor) in ids[target.stem], (address, anchor)


def focused(page):
    return page.evaluate_handle("document.activeElement").as_element()


def test_the_keyboard_reaches_the_skip_link_first_and_then_the_contents(page):
    page.keyboard.press("Tab")
    skip = focused(page)
    assert "skip" in skip.inner_text().lower()
    box = skip.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["width"] > 20
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if focused(page).evaluate("element => Boolean(element.closest('nav'))"):
            break
    else:
        pytest.fail(f"the contents are not reached in {TABS} steps")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page).evaluate("element => Boolean(element.closest('main'))")


def test_a_button_copies_the_code_below_it(page):
    buttons = page.get_by_role("button", name=re.compile("^Copy"))
    blocks = page.locator("main .highlight pre")
    assert buttons.count() == blocks.count() > 0 or not is_notebook(page)
    for number in range(min(2, buttons.count())):
        buttons.nth(number).click()
        expect(buttons.nth(number)).to_have_text("Copied")
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == blocks.nth(number).text_content().removesuffix("\n") != ""


def background(page):
    return page.evaluate("() => getComputedStyle(document.body).backgroundColor")


def test_the_theme_is_the_systems_until_it_is_chosen_and_the_choice_stays(page):
    page.emulate_media(color_scheme="dark")
    dark = background(page)
    page.emulate_media(color_scheme="light")
    light = background(page)
    assert dark != light
    page.get_by_role("button", name="Dark theme").click()
    assert background(page) == dark
    page.reload()
    assert background(page) == dark
    page.get_by_role("button", name="Light theme").click()
    assert background(page) == light
