"""What every test shares: the testing settings, before Django reads them, and the words."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ["SATUATAP_TESTING"] = "1"

import pytest
from django.conf import settings as site
from django.utils import translation
from hypothesis import HealthCheck, settings

from satuatap.core.hints import finish_hints
from satuatap.launch.translating.catalogues import compile_all
from satuatap.oversight.models.editions import forget
from tests.emptying import empty_quickly

compile_all()
empty_quickly()
# Uploads of this run alone: the settings may be read before anything here.
site.UPLOADS = replace(site.UPLOADS, folder=Path(tempfile.mkdtemp(prefix="satuatap-test-uploads-")))
# A test authority of this run alone: keys of one test are of no use to another's accounts.
site.SIGNING = replace(site.SIGNING, folder=Path(tempfile.mkdtemp(prefix="satuatap-test-")) / "ca")

# How long an example takes says more about who else uses the machine than about the code.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse what several processes would leave out or tear apart without a word.

    Of tests that share an address they run one; a group stays together by its mark in the address.
    """
    addresses = Counter(item.nodeid for item in items)
    shared = sorted(address for address, count in addresses.items() if count > 1)
    grouped = [each for each in items if each.get_closest_marker("xdist_group")]
    torn = [each.nodeid for each in grouped if "@" not in each.nodeid]
    if shared or (torn and config.getoption("loadgroup", default=False)):
        message = f"Tests that share an address: {shared}; torn out of their group: {torn}"
        raise pytest.UsageError(message)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:  # noqa: ARG001
    """Let go of the test's database before it is dropped."""
    yield
    finish_hints()


@pytest.fixture(autouse=True)
def _rules_are_read_anew() -> None:
    """Versions of rules that another test wrote are gone with it."""
    forget()


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    """Begin in the source language; a request in English leaves its language to its thread."""
    translation.activate("id")
