"""Where this file lies, pytest finds the helpers that the tests in the folders below share."""

import pytest


@pytest.fixture
def kernel(monkeypatch):
    """A shell with the data of a notebook's tasks, whose history the checks watch."""
    from notebook_kernel import started_kernel

    return started_kernel(monkeypatch)


LONGEST = (
    "tests/checks/test_checks_catalogue.py",
    "tests/classroom/assignment/test_assignment.py",
    "tests/classroom/judging/test_examiner.py",
    "tests/classroom/judging/test_hostile_classes.py",
    "tests/classroom/sandbox/test_sandbox_hostile.py",
    "notebooks/04_recommendations.ipynb",
    "tests/classroom/sandbox/test_sandbox.py",
    "notebooks/03_maximum_likelihood.ipynb",
    "notebooks/02_alternating_least_squares.ipynb",
    "tests/classroom/roster/test_roster_assignments.py",
    "tests/als/test_als_engines.py",
    "notebooks/05_scaling_up.ipynb",
    # Of make test-browser.
    "tests/browser/test_pages.py",
    "tests/browser/test_notebooks_in_lab.py",
)


def pytest_collection_modifyitems(items):
    """The longest files first, so that all workers end at about the same time."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))
