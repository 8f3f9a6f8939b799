"""One installation for all tests that start and kill it."""

import pytest

from satuatap.launch.tests.installation import Installation


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Installation:
    """An installation that has been started once, so that everything is prepared."""
    installation = Installation(tmp_path_factory.mktemp("var"))
    with installation.up():
        pass
    return installation
