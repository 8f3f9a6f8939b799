"""``satuatap simulate`` as it is typed."""

import re
import signal
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from satuatap.queueing.models import Ticket
from satuatap.simulation.tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _signals():
    """The command listens for the end; these tests do not."""
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def numbers_in(told: str) -> int:
    [found] = re.findall(r"numbers +(\d+)", told)
    return int(found)


def said(hall, **options) -> str:
    out = StringIO()
    call_command("simulate", hall=hall.slug, stdout=out, date=given.EIGHT.date(), **options)
    return out.getvalue()


def test_the_model_reports_and_writes_nothing():
    hall = given.hall()
    told = said(hall, model=True, days=2)
    assert f"{hall.slug}, 2 days" in told
    assert numbers_in(told) > 60
    assert not Ticket.objects.filter(hall=hall).exists()


def test_the_same_seed_reports_the_same_and_another_seed_does_not():
    hall = given.hall()
    assert said(hall, model=True, seed=4) == said(hall, model=True, seed=4)
    assert said(hall, model=True, seed=4) != said(hall, model=True, seed=5)


def test_days_go_on_from_the_seed():
    hall = given.hall()
    numbers = [
        numbers_in(said(hall, model=True, seed=seed, days=days))
        for seed, days in [(4, 2), (4, 1), (5, 1)]
    ]
    assert numbers[0] == numbers[1] + numbers[2]


def test_a_hall_that_is_not_there_is_a_sentence():
    with pytest.raises(CommandError, match="There is no hall nowhere"):
        call_command("simulate", hall="nowhere", model=True)


@pytest.mark.parametrize("options", [{"date": given.EIGHT.date()}, {"days": 8}])
def test_no_day_to_come_is_played_on_the_running_system(options):
    hall = given.hall(offices=1)
    with (
        time_machine.travel(given.EIGHT - timedelta(days=2)),
        pytest.raises(CommandError, match="--model only"),
    ):
        call_command("simulate", hall=hall.slug, speed=0, **options)
    assert not Ticket.objects.filter(hall=hall).exists()


def test_a_hall_without_counters_cannot_live():
    hall = given.hall(offices=0)
    with pytest.raises(CommandError, match="has no counters yet"):
        call_command("simulate", hall=hall.slug, days=0)
