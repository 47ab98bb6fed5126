"""What a reader does with a notebook in JupyterLab, and what is then to be seen."""

import time

SECONDS = 1000  # Playwright counts in milliseconds

PROMPTS = """() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
  .map(prompt => prompt.textContent)"""

ERRORS = (
    "[data-mime-type='application/vnd.jupyter.error'], "
    "[data-mime-type='application/vnd.jupyter.stderr']"
)

# An error ends the run: the cells after it stay without a number.
ENDED = f"""() => ({PROMPTS})().every(text => /^\\[\\d+\\]:$/.test(text))
  || document.querySelector("{ERRORS}")"""


def open_notebook(page, server, path):
    """Open a notebook and wait for its kernel: a click before that meets a dialog instead."""
    page.goto(server.page(path))
    page.locator("#jp-main-statusbar").get_by_text("Idle").wait_for(timeout=90 * SECONDS)


def run_all(page, seconds):
    """Run all cells from the menu and wait until each has its number, or one has failed.

    Returns
    -------
    float
        How long it took, in seconds.
    """
    page.locator('.lm-MenuBar-itemLabel:text-is("Run")').click()
    start = time.monotonic()
    page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
    page.wait_for_function(ENDED, timeout=seconds * SECONDS, polling=50)
    return time.monotonic() - start


def prompts(page):
    """The numbers before the code cells, such as ``[1]:``."""
    return page.evaluate(PROMPTS)


def errors(page):
    """The texts of errors and of what was written to stderr."""
    return page.locator(ERRORS).all_text_contents()


def cell(page, number):
    """The cell of this number, counted from 0, scrolled to where it is drawn."""
    found = page.locator(f'.jp-Notebook-cell[data-windowed-list-index="{number}"]')
    found.scroll_into_view_if_needed()
    return found


def write(page, number, source):
    """Write a text into a code cell in place of what is there."""
    cell(page, number).locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)


def run_cell(page, number, seconds=60):
    """Run one cell by the keyboard and wait for its end."""
    cell(page, number).locator(".cm-content").click()
    prompt = cell(page, number).locator(".jp-InputPrompt")
    before = prompt.text_content()
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "([prompt, before]) => prompt.textContent !== before && !prompt.textContent.includes('*')",
        arg=[prompt.element_handle(), before], timeout=seconds * SECONDS)
