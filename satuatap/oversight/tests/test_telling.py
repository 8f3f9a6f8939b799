"""Whoever waits for a step is told of it: the ministry of a proposal, a region of a return."""

from datetime import date

import pytest

from satuatap.notifications.models import Message
from satuatap.oversight.actions import move
from satuatap.oversight.tests import given
from satuatap.oversight.tests.test_proposing import sent
from satuatap.queueing.actions import By

pytestmark = pytest.mark.django_db
BY = By("user:1")
TODAY = date(2026, 11, 16)


def told():
    rows = Message.objects.values_list("event", "recipient__user__email").order_by("event")
    return set(rows)


def test_the_ministry_hears_of_a_new_proposal():
    region, ministry = given.region(), given.ministry()
    given.of_region(region)
    sent(region)
    assert told() == {("hall-proposed", ministry.email)}


@pytest.mark.parametrize("stage", ["readiness", "trial"])
def test_a_region_hears_that_its_hall_was_sent_back(stage):
    hall = given.hall_at(stage)
    officer, _elsewhere = given.of_region(hall.region), given.of_region(given.region())
    given.ministry()
    move(hall, "preparation", by=BY, on=TODAY, at=given.AT, note="Atap bocor")
    assert told() == {("hall-returned", officer.email)}


def test_steps_that_nobody_waits_for_are_told_to_nobody():
    hall = given.hall_at("commitment")
    given.of_region(hall.region)
    given.ministry()
    move(hall, "preparation", by=BY, on=TODAY, at=given.AT)
    assert told() == set()
