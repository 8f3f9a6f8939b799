"""The floor that most tests of the queue's pages stand on."""

import pytest
import time_machine
from django.test import Client

from satuatap.queueing.tests import given
from satuatap.queueing.tests.at_console import Console


@pytest.fixture
def nine_o_clock():
    with time_machine.travel(given.NINE):
        yield


@pytest.fixture
def offering():
    return given.offering()


@pytest.fixture
def hall(offering):
    return offering.hall


@pytest.fixture
def browser(hall):
    """The hall manager's."""
    client = Client()
    client.force_login(given.manager(hall), "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def console(offering):
    counter = given.counter(offering)
    return Console(counter, given.officer(counter))
