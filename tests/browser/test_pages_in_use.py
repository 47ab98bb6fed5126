"""The pages in use: search, enlarge, copy, print, choose a theme, search the map."""

import re

import pytest
from playwright.sync_api import expect
from site_pages import open_page

LESSON = "02_alternating_least_squares"


@pytest.fixture
def lesson(site, window):
    open_page(window, site, LESSON)
    return window


def test_a_search_from_the_file_system_finds_the_lessons_about_ridge(site, window):
    open_page(window, site, "index")
    window.keyboard.press("Control+k")
    window.keyboard.type("ridge")
    window.keyboard.press("Enter")
    found = window.locator("#search-results li a")
    # The page lists one result after the other, a page of text only once it has been read.
    for title in ("3. Maximum likelihood", "Glossary", "course_utils.als.equations.solve_ridges",
                  "2. Alternating least squares"):
        expect(found.filter(has_text=title).first).to_be_visible()
    found.filter(has_text="2. Alternating least squares").first.click()
    expect(window.locator("article h1")).to_contain_text("Alternating least squares")


def test_a_figure_enlarges_by_click_and_by_keyboard_and_goes_back(lesson):
    link = lesson.locator("article figure a:has(img)").first
    picture = link.locator("img")
    for open_it, close_it in [
        (link.click, lambda: lesson.keyboard.press("Escape")),
        (lambda: link.press("Enter"), lambda: lesson.locator("dialog.enlarged").click()),
    ]:
        before = picture.bounding_box()
        open_it()
        shown = lesson.locator("dialog.enlarged img")
        expect(shown).to_be_visible()
        assert shown.get_attribute("alt") == picture.get_attribute("alt") != ""
        assert shown.bounding_box()["width"] > 1.2 * before["width"]
        close_it()
        expect(lesson.locator("dialog.enlarged")).to_have_count(0)
        assert link.evaluate("link => document.activeElement === link")


def test_a_picture_leads_to_its_file_without_a_script(site, chromium):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / f"{LESSON}.html").as_uri())
        page.locator("article figure a:has(img)").first.click()
        assert page.url.endswith(".png")


def test_a_button_copies_the_code_beside_it_and_no_output_has_one(lesson):
    blocks = lesson.locator("article .cell_input pre, article .cell_output .highlight-python pre")
    assert blocks.count() > 10
    expect(lesson.get_by_role("button", name="Copy")).to_have_count(blocks.count())
    # While it says "Copied!" a button has another name.
    buttons = lesson.locator("button.copybtn")
    for number in range(2):
        buttons.nth(number).click()
        expect(buttons.nth(number)).to_have_class(re.compile("success"))
        copied = lesson.evaluate("() => navigator.clipboard.readText()")
        assert copied == blocks.nth(number).text_content().removesuffix("\n") != ""


def test_a_page_prints_with_its_answers_open_and_folds_them_again(lesson):
    folded = lesson.locator("article details:not([open])")
    before = folded.count()
    assert before > 3
    lesson.evaluate("""() => addEventListener("beforeprint", () => {
      window.folded = document.querySelectorAll("article details:not([open])").length;
    })""")
    lesson.pdf()
    assert lesson.evaluate("window.folded") == 0
    expect(folded).to_have_count(before)


def background(page, theme):
    """The colour behind the text, once a theme is there."""
    page.wait_for_function("name => document.documentElement.dataset.theme === name", arg=theme)
    return page.evaluate("() => getComputedStyle(document.body).backgroundColor")


def test_the_theme_is_the_systems_until_it_is_chosen_and_the_choice_stays(lesson):
    lesson.emulate_media(color_scheme="dark")
    dark = background(lesson, "dark")
    lesson.emulate_media(color_scheme="light")
    assert background(lesson, "light") != dark
    lesson.get_by_role("button", name="Color mode").click()
    lesson.get_by_role("button", name="Dark").click()
    assert background(lesson, "dark") == dark
    lesson.reload()
    assert background(lesson, "dark") == dark


def test_the_map_finds_a_film(lesson):
    frame = lesson.frame_locator("iframe.course-map")
    box = frame.get_by_label("Find a film or a user")
    box.scroll_into_view_if_needed()
    box.press_sequentially("heat")
    box.press("ArrowDown")
    box.press("Enter")
    expect(frame.get_by_text("Heat (1995): 146 ratings")).to_be_visible()
