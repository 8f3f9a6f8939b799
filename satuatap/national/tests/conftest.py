"""What tests of national figures share."""

import pytest
import time_machine

from satuatap.queueing.tests import given


@pytest.fixture
def nine_o_clock():
    with time_machine.travel(given.NINE):
        yield
