"""Several at once: a hall that two ceremonies want is on one list.

Real threads with connections of their own. The first test shows the race without the lock.
"""

from threading import Barrier

import pytest

from satuatap.documents.tests.given import NOW
from satuatap.inauguration.actions import add_hall
from satuatap.inauguration.errors import HallIsInAnother
from satuatap.inauguration.models import CeremonyHall
from satuatap.inauguration.tests.given import EXCEPTION, hall_on_the_way, planned
from satuatap.queueing.tests.given import ANYBODY
from satuatap.queueing.tests.test_races import PATIENCE, all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
CEREMONIES = 4


def looked_and_listed(ceremony, hall, meet):
    """As it would be without the lock: look whether the hall is on a list, then list it."""
    if not CeremonyHall.objects.waiting().filter(hall=hall).exists():
        meet.wait(PATIENCE)
        CeremonyHall.objects.create(ceremony=ceremony, hall=hall, order=1, is_ready=True)


def test_without_the_lock_a_hall_is_on_two_open_lists():
    hall, made, meet = hall_on_the_way(), [planned(), planned()], Barrier(2)
    all_at_once(lambda worker: looked_and_listed(made[worker], hall, meet), 2)
    assert CeremonyHall.objects.filter(hall=hall).count() == 2


def test_a_hall_that_several_ceremonies_want_at_once_is_on_one_list():
    hall, made = hall_on_the_way(), [planned() for _ in range(CEREMONIES)]

    def put(worker):
        return add_hall(made[worker], hall, by=ANYBODY, at=NOW, given=EXCEPTION)

    said = all_at_once(put, CEREMONIES)
    assert sum(isinstance(each, HallIsInAnother) for each in said) == CEREMONIES - 1
    assert CeremonyHall.objects.filter(hall=hall).count() == 1
