"""Where this file lies, pytest finds the helpers that the tests in the folders below share."""

import pytest


@pytest.fixture
def kernel(monkeypatch):
    """A shell with the data of a notebook's tasks, whose history the checks watch."""
    from notebook_kernel import started_kernel

    return started_kernel(monkeypatch)


LONGEST = ()


def pytest_collection_modifyitems(items):
    """The longest files first, so that all workers end at about the same time."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))
