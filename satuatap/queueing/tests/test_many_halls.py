"""Many halls read together are what each of them is alone."""

from datetime import timedelta

import pytest

from satuatap.places import queries as places
from satuatap.places.models import CalendarDay, Hall, OpeningHours, OpeningOverride
from satuatap.queueing.actions import call_next_ticket, start_ticket
from satuatap.queueing.models import Queue
from satuatap.queueing.queries.estimating import floor_flow, floor_flows, forget_estimates
from satuatap.queueing.queries.plan import floor_plan, floor_plans
from satuatap.queueing.queries.service_opening import openings_at, service_openings
from satuatap.queueing.queries.snapshot import hall_services, hall_snapshot
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db


@pytest.fixture
def halls():
    """Four halls in two time zones, each with people who wait, three with something of its own."""
    for number in range(4):
        region = given.region(**(given.EAST if number % 2 else {}))
        busy(given.hall(region=region, slug=f"mal-{number}"), number)
    first, second, third, _ = read()
    Queue.objects.filter(hall=first).update(daily_cap=3)
    OpeningOverride.objects.create(hall=second, state="closed", starts_at=NINE, label="Banjir")
    CalendarDay.objects.create(
        date="2026-11-16", kind="local", name="Hari jadi", scope="region", region=third.region
    )
    OpeningHours.objects.filter(hall=third, weekday=0).update(closes_at="12:00")
    return read()


def busy(hall, number):
    """Some wait for two services since twenty minutes, and somebody is served."""
    line = given.queue(hall=hall)
    offerings = [given.offering(queue=line, minutes_at_counter=8 + number) for _ in range(2)]
    desk = given.counter(*offerings)
    for place in range(3 + number):
        reason = "none" if place % 2 else "elderly"
        came = NINE - timedelta(minutes=20 - place)
        given.ticket(offerings[place % 2], at=came, priority=reason)
    start_ticket(call_next_ticket(desk, by=ANYBODY, at=NINE), by=ANYBODY, at=NINE)


def read(version=10):
    """The halls as nobody has read them yet."""
    forget_estimates()
    Hall.objects.update(version=version)
    return list(Hall.objects.select_related("region").order_by("slug"))


def both(halls, together, alone):
    """Read all halls at once, then each of them as if the first reading had never been."""
    at_once = together(halls)
    return at_once, {each.pk: alone(each) for each in read(version=11)}


def test_their_plans_are_the_same(halls):
    at_once, alone = both(halls, floor_plans, floor_plan)
    assert at_once == alone
    assert {len(each.offerings) for each in alone.values()} == {2}


def test_their_doors_are_the_same(halls):
    at_once, alone = both(
        halls,
        lambda them: {
            hall: each.plan_of((None, None)) for hall, each in places.timetables(them).items()
        },
        lambda hall: places.door(hall).plan,
    )
    assert at_once == alone
    assert len({each.days.get(NINE.date()) is None for each in alone.values()}) == 2


def test_their_openings_are_the_same(halls):
    at_once, alone = both(
        halls,
        lambda them: openings_at(them, at=NINE),
        lambda hall: service_openings(hall, at=NINE),
    )
    assert at_once == alone
    reasons = [{each.reason for each in alone[hall.pk].values()} for hall in halls]
    assert reasons == [{"local"}, {"override"}, {"local"}, {"hours"}]


def test_their_paces_lines_and_desks_are_the_same(halls):
    later = NINE + timedelta(minutes=5)
    at_once, alone = both(
        halls, lambda them: floor_flows(them, at=later), lambda hall: floor_flow(hall, at=later)
    )
    for hall in halls:
        assert at_once[hall.pk].paces == alone[hall.pk].paces
        assert at_once[hall.pk].waits == alone[hall.pk].waits
        assert at_once[hall.pk].desks == alone[hall.pk].desks
    assert len({len(each.waits) for each in alone.values()}) == 4


def test_their_services_are_the_same(halls):
    at_once, alone = both(
        halls,
        lambda them: hall_services(them, at=NINE),
        lambda hall: hall_snapshot(hall, at=NINE)["services"],
    )
    assert at_once == alone
    waiting = [sum(each["waiting"] for each in alone[hall.pk]) for hall in halls]
    assert waiting == [2, 3, 4, 5]
