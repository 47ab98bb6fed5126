"""One cluster for all tests."""

import pytest
from cluster import running_cluster


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    with running_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running
