"""One browser, JupyterLab and site for all tests, and the times that the tests measure."""

import contextlib
import copy
import os

import nbformat
import pytest
from lab_server import jupyterlab
from notebook_files import NOTEBOOKS, code_cells, read
from page_problems import watch
from playwright.sync_api import expect, sync_playwright

from devtools.environment.browser import find_chromium

# Chromium's own traffic (updates, accounts) has no place in a test.
ARGUMENTS = [
    "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]
WINDOW = {"width": 1280, "height": 800}
# Five seconds, Playwright's own, are few on a busy machine.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def chromium():
    # Chromium refuses to be root inside its own sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_chromium()), args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site, in a folder whose name needs quoting."""
    # It imports this file's WINDOW.
    from site_pages import write_whole_site

    folder = tmp_path_factory.mktemp("the course") / "pages"
    write_whole_site(folder)
    return folder


@contextlib.contextmanager
def new_window(chromium):
    """A page; at its end it fails if the browser met a problem or asked for another place."""
    with chromium.new_context(viewport=WINDOW) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        problems = watch(page, ("file:",))
        yield page
    assert problems == []


@pytest.fixture
def window(chromium):
    with new_window(chromium) as page:
        yield page


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """JupyterLab in a folder with the notebooks, without numbers and outputs of earlier runs."""
    with jupyterlab(tmp_path_factory.mktemp("jupyterlab")) as running:
        for path in NOTEBOOKS:
            notebook = copy.deepcopy(read(path))
            for cell in code_cells(notebook):
                cell.update(outputs=[], execution_count=None)
            nbformat.write(notebook, running.folder / path.name)
        yield running


@pytest.fixture(scope="module")
def new_lab(chromium, server):
    """Open pages for JupyterLab, one after the other: each ends what the one before left.

    With each page comes the list of its problems.
    """
    with contextlib.ExitStack() as stack:
        def open_page():
            stack.close()
            context = stack.enter_context(chromium.new_context(viewport=WINDOW))
            stack.callback(server.end_kernels)
            page = context.new_page()
            return page, watch(page, (server.address,))

        yield open_page


@pytest.fixture
def lab(new_lab):
    """A page for JupyterLab; a test fails at its end if the browser met a problem."""
    page, problems = new_lab()
    yield page
    assert problems == []


@pytest.fixture
def measured(request):
    """Keep a line about a time that was measured, for the end of the run."""
    return lambda line: request.node.user_properties.append(("measured", line))


def pytest_terminal_summary(terminalreporter):
    reports = [report for reports in terminalreporter.stats.values() for report in reports
               if getattr(report, "when", None) == "call"]
    for report in reports:
        for name, line in report.user_properties:
            if name == "measured":
                terminalreporter.write_line(f"measured: {line}")
