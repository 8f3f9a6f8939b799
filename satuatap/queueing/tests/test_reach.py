"""A counter that no wheelchair reaches is told of wherever somebody would find out too late."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from satuatap.queueing.actions import By, call_next_ticket, open_counter
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nine_o_clock")]
WARNING = "tidak dapat dicapai kursi roda"


def called(*, wheelchair=False, priority="disabled", others=()):
    """Somebody called to counter 5, which stands upstairs unless told otherwise."""
    offering = given.offering()
    desk = given.counter(offering, code="5", wheelchair=wheelchair)
    for code, reachable in others:
        given.counter(offering, code=code, wheelchair=reachable)
    now = timezone.now()
    given.ticket(offering, at=now, priority=priority)
    return call_next_ticket(desk, by=ANYBODY, at=now)


def console_of(ticket):
    browser = Client()
    manager = given.manager(ticket.hall)
    browser.force_login(manager, "django.contrib.auth.backends.ModelBackend")
    where = reverse("console:console", args=[ticket.hall.slug, ticket.counter.code])
    return browser.get(where).content.decode()


def phone_of(ticket):
    return Client().get(ticket.get_absolute_url()).content.decode()


def test_the_officer_is_warned_and_told_where_to_send_the_person():
    page = console_of(called(others=[("6", False), ("7", True)]))
    assert WARNING in page
    assert "alihkan ke loket 7." in page


def test_a_reachable_counter_at_work_is_named_first():
    ticket = called(others=[("6", True), ("7", True)])
    desk = ticket.hall.counters.get(code="7")
    open_counter(desk, by=By("user:9"), at=timezone.now())
    assert "alihkan ke loket 7, 6." in console_of(ticket)


def test_where_no_counter_is_reachable_the_officer_comes_to_the_person():
    assert "Temui orangnya di tempat yang dapat dicapai." in console_of(called())


@pytest.mark.parametrize(
    ("wheelchair", "priority"), [(True, "disabled"), (False, "elderly"), (False, "none")]
)
def test_nobody_else_is_warned_of(wheelchair, priority):
    ticket = called(wheelchair=wheelchair, priority=priority)
    assert WARNING not in console_of(ticket)
    assert WARNING not in phone_of(ticket)


def test_the_person_reads_that_the_officer_knows():
    assert "Petugas tahu, dan membantu Anda." in phone_of(called())


def test_who_waits_for_counters_upstairs_alone_reads_it_before_the_call():
    offering = given.offering()
    given.counter(offering, wheelchair=False)
    ticket = given.ticket(offering, at=timezone.now(), priority="disabled")
    assert WARNING in phone_of(ticket)
    given.counter(offering, wheelchair=True)
    assert WARNING not in phone_of(ticket)


def test_the_officer_sees_in_the_line_who_cannot_come_up():
    ticket = called()
    given.ticket(ticket.offering, at=timezone.now(), priority="disabled")
    given.ticket(ticket.offering, at=timezone.now(), priority="elderly")
    page = console_of(ticket)
    assert page.count("Disabilitas") == 1


def test_the_hall_page_names_services_that_no_wheelchair_reaches():
    offering = given.offering()
    desk = given.counter(offering, wheelchair=False)
    page = Client().get(offering.hall.get_absolute_url()).content.decode()
    assert "loketnya belum dapat dicapai kursi roda" in page
    desk.wheelchair = True
    desk.save()
    page = Client().get(offering.hall.get_absolute_url()).content.decode()
    assert "Setiap layanan punya loket yang dapat dicapai kursi roda." in page


def test_the_plan_knows_it_for_each_service():
    offering = given.offering()
    given.counter(offering, wheelchair=False)
    offering.hall.refresh_from_db()
    assert not floor_plan(offering.hall).offerings[offering.code].wheelchair
