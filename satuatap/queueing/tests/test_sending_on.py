"""Sending somebody to one counter: only where it will call, and never for longer than that."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from satuatap.queueing.actions import (
    call_next_ticket,
    close_counter,
    open_counter,
    pause_counter,
    release_stranded,
    resume_counter,
    transfer_ticket,
)
from satuatap.queueing.errors import CounterDoesNotGiveIt, NobodyGivesIt, TargetIsClosed
from satuatap.queueing.models import CounterSession, HallPolicy, Ticket, TicketEvent
from satuatap.queueing.queries.targets import targets
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return given.offering()


@pytest.fixture
def here(service):
    """The counter that has somebody."""
    desk = given.counter(service, code="1")
    given.ticket(service)
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    return desk


@pytest.fixture
def there(service):
    """An open counter of the same service."""
    desk = given.counter(service, code="2")
    open_counter(desk, by=ANYBODY, at=NINE)
    return desk


def send(to, **more):
    return transfer_ticket(Ticket.objects.get(), by=ANYBODY, at=NINE, to_counter=to, **more)


def told():
    return [(each.kind, each.reason) for each in TicketEvent.objects.order_by("id")][3:]


def test_a_counter_that_does_not_give_the_service_is_refused_and_others_are_named(here, there):
    stranger = given.counter(given.offering(hall=here.hall), code="3")
    with pytest.raises(CounterDoesNotGiveIt) as refused:
        send(stranger)
    assert "Loket 1, Loket 2" in str(refused.value)
    assert Ticket.objects.get().state == "called"


def test_a_service_that_no_counter_gives_is_refused(here):
    lonely = given.offering(hall=here.hall, desk=False)
    with pytest.raises(NobodyGivesIt) as refused:
        send(None, offering=lonely)
    assert "SKCK baru" in str(refused.value)
    assert Ticket.objects.get().state == "called"


def test_a_closed_counter_is_refused(here, service):
    with pytest.raises(TargetIsClosed):
        send(given.counter(service, code="3"))


def test_a_paused_counter_may_be_waited_for(here, there):
    pause_counter(there, at=NINE)
    assert send(there).reserved_for_id == there.pk


def test_a_counter_that_closes_releases_everybody_who_was_sent_there(here, there):
    rank = send(there).rank_at
    close_counter(there, by=ANYBODY, at=NINE)
    ticket = Ticket.objects.get()
    assert (ticket.reserved_for_id, ticket.rank_at, ticket.state) == (None, rank, "transferred")
    assert told() == [("release", "counter-closed")]


def test_nobody_waits_for_a_counter_that_closed_in_another_way(here, there):
    send(there)
    CounterSession.objects.filter(counter=there).update(closed_at=NINE)
    assert release_stranded(at=NINE) == 1
    assert call_next_ticket(here, by=ANYBODY, at=NINE) == Ticket.objects.get()


def test_a_pause_is_waited_for_as_long_as_the_policy_says(here, there):
    HallPolicy.objects.update(reserved_minutes=10)
    send(there)
    pause_counter(there, at=NINE)
    assert release_stranded(at=NINE + timedelta(minutes=9)) == 0
    assert release_stranded(at=NINE + timedelta(minutes=10)) == 1
    assert told() == [("release", "counter-paused")]


def test_a_counter_that_goes_on_keeps_who_was_sent_there(here, there):
    send(there)
    pause_counter(there, at=NINE)
    resume_counter(there)
    assert release_stranded(at=NINE + timedelta(hours=1)) == 0


def test_releasing_again_changes_nothing(here, there):
    send(there)
    close_counter(there, by=ANYBODY, at=NINE)
    assert release_stranded(at=NINE) == 0
    assert len(told()) == 1


def test_the_targets_come_with_their_state_those_that_give_it_first(here, there, service):
    pause_counter(there, at=NINE)
    given.counter(service, code="3")
    given.counter(given.offering(hall=here.hall), code="4")
    found = [(each.counter.code, each.state, each.gives_it) for each in targets(here, service)]
    assert found == [("2", "paused", True), ("3", "closed", True), ("4", "closed", False)]


def pressed(desk, panel="", **data):
    """The console's page, or what it says after the transfer."""
    client, where = Client(), [desk.hall.slug, desk.code]
    client.force_login(given.officer(desk), "django.contrib.auth.backends.ModelBackend")
    CounterSession.objects.filter(counter=desk).update(
        actor=f"user:{client.session['_auth_user_id']}"
    )
    if panel:
        return client.get(reverse("console:console", args=where), {"panel": panel})
    newest = TicketEvent.objects.latest("id")
    data |= {"seen": newest.pk, "ticket": Ticket.objects.get().pk}
    return client.post(reverse("console:transfer", args=where), data, follow=True)


@time_machine.travel(NINE + timedelta(minutes=5))
def test_the_dialog_shows_who_pauses_and_offers_nobody_who_is_closed(here, there, service):
    pause_counter(there, at=NINE)
    given.counter(service, code="3")
    page = " ".join(pressed(here, "alihkan").content.decode().split())
    assert "Loket 2, Polres, jeda sejak 09.00" in page
    assert "disabled> Loket 3, Polres, tutup" in page


@time_machine.travel(NINE + timedelta(minutes=5))
def test_sending_to_a_paused_counter_warns(here, there, service):
    pause_counter(there, at=NINE)
    page = pressed(here, offering=service.pk, to_counter=there.pk).content.decode()
    assert "Loket 2 sedang jeda." in page
    assert Ticket.objects.get().reserved_for_id == there.pk
