"""Whose the counter is: a second officer, a manager, a program, and what is not theirs."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from satuatap.identity.models import Membership, Role
from satuatap.queueing import actions
from satuatap.queueing.models import Call, CounterSession, Ticket
from satuatap.queueing.queries.console import desk
from satuatap.queueing.tests import given
from satuatap.queueing.tests.at_console import Console, wait

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nine_o_clock")]


def test_a_second_officer_reads_who_sits_there(console, offering):
    console.press("open")
    wait(offering)
    other = Console(console.counter, given.officer(console.counter))
    page = other.press("call-next")

    assert f"sedang dibuka oleh {console.officer}" in page.content.decode()
    assert Call.objects.count() == 0


def test_a_manager_ends_a_forgotten_session_and_nobody_is_lost(console, offering):
    (ticket,) = wait(offering)
    console.press("call-next")
    Console(console.counter, given.manager(offering.hall)).press("close")

    assert not CounterSession.objects.open().exists()
    assert console.desk.held == [ticket]


def test_an_officer_takes_over_from_a_program(console):
    actions.open_counter(console.counter, by=actions.By("token:1"), at=timezone.now())
    console.press("open")

    assert console.desk.session.officer == console.officer


def test_a_press_on_an_old_page_changes_nothing_and_says_so(console, offering):
    wait(offering)
    console.press("call-next")
    console.read()
    actions.release_counter(console.counter, by=actions.By("user:0"), at=timezone.now())
    page = console.press("start", again=True)

    assert "Keadaan loket sudah berubah" in page.content.decode()


def held_and_next(console, offering):
    """One person put aside here, and the next one called."""
    held, called = wait(offering, 2)
    console.press("call-next")
    console.press("hold", reason="documents")
    console.press("call-next")
    console.read()
    return held, called


def test_what_a_visitor_does_by_phone_throws_no_press_away(console, offering):
    held, _called = held_and_next(console, offering)
    actions.cancel_ticket(held, by=actions.By("citizen"), at=timezone.now())
    console.press("start", again=True)

    assert console.desk.current.state == "serving"


def test_what_a_visitor_does_by_phone_leaves_the_officers_undo(console, offering):
    held, called = held_and_next(console, offering)
    actions.cancel_ticket(held, by=actions.By("citizen"), at=timezone.now())
    assert console.desk.undo.ticket == called
    console.press("undo")

    called.refresh_from_db()
    assert (called.state, console.desk.current) == ("waiting", None)


def test_a_button_about_somebody_who_has_just_gone_says_so(console, offering):
    (ticket,) = wait(offering)
    console.press("call-next")
    console.read()
    actions.cancel_ticket(ticket, by=actions.By("citizen"), at=timezone.now())
    page = console.press("start", again=True)

    assert "Keadaan loket sudah berubah" in page.content.decode()


def test_a_press_is_looked_for_among_the_last_hours_only(console, offering):
    wait(offering)
    console.press("call-next")
    assert desk(console.counter, at=timezone.now() + timedelta(hours=11)).last is not None
    assert desk(console.counter, at=timezone.now() + timedelta(hours=13)).last is None


@pytest.mark.parametrize("close", [actions.leave_counter, actions.release_counter])
def test_who_closes_a_counter_is_named_where_somebody_waited_for_it(console, offering, close):
    (ticket,) = wait(offering)
    console.press("open")
    Ticket.objects.filter(pk=ticket.pk).update(reserved_for=console.counter)
    officer = actions.By(f"user:{console.officer.pk}", console.officer.pk)
    close(console.counter, by=officer, at=timezone.now())

    assert ticket.events.get(kind="release").actor == officer.actor


def test_a_counter_of_another_office_is_not_there(console):
    neighbour = given.counter(given.offering(queue=given.queue(hall=console.counter.hall)))
    at = [neighbour.hall.slug, neighbour.code]

    assert console.client.get(reverse("console:console", args=at)).status_code == 404
    assert console.client.post(reverse("console:call-next", args=at)).status_code == 404


def test_a_ticket_of_another_hall_is_not_there(console):
    elsewhere = given.ticket(given.offering(), at=timezone.now())
    page = console.press("call-chosen", ticket=elsewhere.pk, reason="medical")

    assert page.status_code == 404
    assert console.press("call-held", ticket=elsewhere.pk).status_code == 404
    assert console.press("bring-back", ticket=elsewhere.pk).status_code == 404


def test_only_own_counters_are_offered(console):
    given.counter(given.offering(queue=given.queue(hall=console.counter.hall)), code="zz")
    page = console.client.get(reverse("console:choose", args=[console.counter.hall.slug]))

    assert [seat.counter for seat in page.context["seats"]] == [console.counter]


def test_an_officer_of_two_offices_works_at_the_counters_of_both(console):
    hall = console.counter.hall
    second = given.counter(given.offering(queue=given.queue(hall=hall)), code="zz")
    Membership.objects.create(
        user=console.officer, role=Role.COUNTER_OFFICER, hall=hall, office=second.office
    )
    page = console.client.get(reverse("console:choose", args=[hall.slug]))
    assert {seat.counter for seat in page.context["seats"]} == {console.counter, second}

    for counter in [console.counter, second]:
        Console(counter, console.officer).press("open")
        assert CounterSession.objects.open().filter(counter=counter).exists()


def test_the_console_shows_the_counters_own_break(offering):
    counter = given.counter(offering, break_from=time(12), break_to=time(13))
    page = Console(counter, given.officer(counter)).press("open").content.decode()

    assert "Istirahat 12.00–13.00" in page
