"""One reading of the floor serves every open ticket page, and tells what each would read alone."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from satuatap.places.models import Counter
from satuatap.queueing import actions
from satuatap.queueing.models import CounterSession, Notice, Ticket
from satuatap.queueing.queries import picture as pictures
from satuatap.queueing.queries.estimating import forget_estimates, ticket_estimate
from satuatap.queueing.queries.line import line_around
from satuatap.queueing.queries.ticket_story import ticket_by_code, ticket_story
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db

PAGES = 200
PRIORITIES = ["none", "none", "none", "elderly", "pregnant"]


@pytest.fixture
def line():
    """An open hall, one queue of two services, two counters, and twelve people."""
    first = at_kiosk.offering(title_id="SKCK baru")
    second = given.offering(queue=first.queue, hall=first.hall, office=first.office)
    desks = [given.counter(first, second), given.counter(first)]
    chance = random.Random(7)
    for _ in range(12):
        wanted = {"priority": chance.choice(PRIORITIES)}
        given.ticket(chance.choice([first, second]), at=timezone.now(), **wanted)
    return desks


def call(desk) -> Ticket:
    return actions.call_next_ticket(desk, by=ANYBODY, at=timezone.now())


def is_as_alone(at) -> None:
    """Every open ticket is told what the direct reading tells."""
    for code in Ticket.objects.values_list("code", flat=True):
        ticket = ticket_by_code(code) or pytest.fail(code)
        alone = [each.pk for each in line_around(ticket, at=at)]
        shared = pictures.floor_picture(ticket.hall, at=at)
        assert [each.pk for each in shared.line_around(ticket)] == alone
        assert shared.estimate(ticket) == ticket_estimate(ticket, at=shared.at)
        story = ticket_story(ticket, at=at)
        assert story.ahead == (alone.index(ticket.pk) if alone else None)


def test_a_number_on_its_way_says_how_long_it_would_wait(line):
    call(line[0])
    forget_estimates()
    at, offering = timezone.now(), line[0].gives.first().offering
    for delivery in ("paper", "remote"):
        request = actions.TicketRequest(offering.code, delivery=delivery)
        taken = actions.take_ticket(offering.hall, request, by=ANYBODY, at=at)
        ticket = ticket_by_code(taken.code) or pytest.fail(taken.code)
        told = ticket_story(ticket, at=at).estimate
        assert told.likely_minutes is not None, delivery
        if delivery == "paper":
            assert told.likely_minutes == taken.likely_minutes
    is_as_alone(timezone.now())


def test_places_and_waits_are_those_of_the_direct_reading(line):
    is_as_alone(timezone.now())
    for desk in line:
        ticket = call(desk)
        is_as_alone(timezone.now())
        actions.start_ticket(ticket, by=ANYBODY, at=timezone.now())
        is_as_alone(timezone.now())


def test_whatever_changes_on_the_floor_is_seen_with_the_next_question(line):
    hall, at = line[0].hall, timezone.now()
    steps = [
        lambda: call(line[0]),
        lambda: CounterSession.objects.update(paused_at=at),
        lambda: actions.cancel_ticket(Ticket.objects.waiting()[0], by=ANYBODY, at=at),
        lambda: Counter.objects.filter(pk=line[1].pk).update(is_active=False),
        lambda: Notice.objects.create(hall=hall, text="Hai", starts_at=at, set_by="x"),
        lambda: given.ticket(line[0].gives.first().offering, at=at),
    ]
    for step in steps:
        before = pictures.floor_picture(hall, at=at)
        step()
        assert pictures.floor_picture(hall, at=at) is not before


def test_a_wait_is_at_most_ten_seconds_old(line):
    hall, at = line[0].hall, timezone.now()
    first = pictures.floor_picture(hall, at=at)
    assert pictures.floor_picture(hall, at=at + timedelta(seconds=9)) is first
    assert pictures.floor_picture(hall, at=at + pictures.KEEP) is not first
    assert pictures.floor_picture(hall, at=at - timedelta(seconds=1)).at < at


def test_a_call_costs_each_of_two_hundred_open_pages_two_queries(client, line):
    offering = line[0].gives.first().offering
    people = [given.ticket(offering, at=timezone.now()) for _ in range(PAGES)]
    client.get(f"{people[0].get_absolute_url()}isi/")
    call(line[0])
    with CaptureQueriesContext(connection) as caught:
        for each in people:
            assert client.get(f"{each.get_absolute_url()}isi/").status_code == 200
    assert len(caught) <= 3 * PAGES  # seen: 422, of which 22 read the floor; it was 15 each


def test_a_part_that_has_not_changed_is_not_sent_again(client, line):
    ticket = Ticket.objects.waiting()[0]
    at = f"{ticket.get_absolute_url()}isi/"
    tag = client.get(at)["ETag"]
    again = client.get(at, headers={"If-None-Match": f"W/{tag}"})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    called = call(line[0])
    at = f"{called.get_absolute_url()}isi/"
    assert client.get(at, headers={"If-None-Match": tag}).status_code == 200
