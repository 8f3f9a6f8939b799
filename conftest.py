"""What every test shares: the testing settings, before Django reads them, and the words."""

import os
from collections.abc import Iterator

os.environ["SATUATAP_TESTING"] = "1"

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from satuatap.core.hints import finish_hints
from satuatap.launch.translating.catalogues import compile_all

compile_all()

# How long an example takes says more about who else uses the machine than about the code.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:  # noqa: ARG001
    """Let go of the test's database before it is dropped."""
    yield
    finish_hints()


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    """Begin in the source language; a request in English leaves its language to its thread."""
    translation.activate("id")
