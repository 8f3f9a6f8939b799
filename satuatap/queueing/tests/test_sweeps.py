"""What time does by itself: lapse, end of day, forgetting, clearing."""

from datetime import date, timedelta

import pytest

from satuatap.places.models import Hall
from satuatap.queueing.actions import (
    call_next_ticket,
    clear_old_days,
    close_day,
    expire_left,
    finish_ticket,
    forget_priority_reasons,
    lapse_unconfirmed,
    open_counter,
)
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent
from satuatap.queueing.queries.sweeping import closed_for_the_day, halls_at_work
from satuatap.queueing.tasks import clear_days, end_days, forget_reasons, lapse_numbers
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
MIDNIGHT = NINE + timedelta(hours=15)  # in Jakarta
TOMORROW = date(2026, 11, 17)


def states():
    return list(Ticket.objects.order_by("issued_at").values_list("state", flat=True))


def test_paper_that_never_came_out_lapses_after_two_minutes():
    given.ticket(given.offering(), delivery="paper")
    assert lapse_unconfirmed(at=NINE + timedelta(seconds=119)) == 0
    assert lapse_unconfirmed(at=NINE + timedelta(seconds=120)) == 1
    assert states() == ["lapsed"]


def test_who_still_waits_at_midnight_has_expired():
    service = given.offering()
    given.ticket(service)
    open_counter(given.counter(service), by=ANYBODY, at=NINE)
    assert close_day(service.hall, before=TOMORROW, at=MIDNIGHT) == 1
    assert states() == ["expired"]
    assert not CounterSession.objects.open().exists()


def test_who_is_served_past_midnight_is_served_first():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service)
    called = call_next_ticket(desk, by=ANYBODY, at=MIDNIGHT - timedelta(minutes=2))
    assert close_day(service.hall, before=TOMORROW, at=MIDNIGHT) == 0
    finish_ticket(called, by=ANYBODY, at=MIDNIGHT + timedelta(minutes=1))
    assert states() == ["done"]


def test_after_closing_those_left_are_served_while_an_officer_stays():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service)
    open_counter(desk, by=ANYBODY, at=NINE)
    assert expire_left(service.hall, at=NINE + timedelta(hours=7)) == 0
    CounterSession.objects.update(closed_at=NINE + timedelta(hours=7))
    assert expire_left(service.hall, at=NINE + timedelta(hours=8)) == 1


def test_a_hall_is_closed_for_the_day_after_its_hours_only():
    hall = Hall.objects.get(pk=given.hall().pk)
    assert not closed_for_the_day(hall, at=NINE)
    assert not closed_for_the_day(hall, at=NINE - timedelta(hours=2))
    assert closed_for_the_day(hall, at=NINE + timedelta(hours=7))


def test_the_reason_for_priority_is_forgotten_and_the_priority_is_not():
    service = given.offering()
    given.ticket(service, priority="pregnant")
    forget_priority_reasons(service.hall, before=TOMORROW)
    ticket = Ticket.objects.get()
    assert (ticket.priority, ticket.priority_reason) == (True, "none")


def test_today_the_reason_is_kept():
    service = given.offering()
    given.ticket(service, priority="pregnant")
    forget_priority_reasons(service.hall, before=NINE.date())
    assert Ticket.objects.get().priority_reason == "pregnant"


def test_old_days_leave_their_figures_only():
    service = given.offering()
    desk = given.counter(service)
    given.ticket(service)
    called = call_next_ticket(desk, by=ANYBODY, at=NINE + timedelta(minutes=12))
    finish_ticket(called, by=ANYBODY, at=NINE + timedelta(minutes=20))
    assert clear_old_days(service.hall, at=NINE + timedelta(days=90)) == 0
    assert clear_old_days(service.hall, at=NINE + timedelta(days=91)) == 1
    assert not TicketEvent.objects.exists()
    day = QueueDay.objects.get()
    assert day.issued == 1
    assert day.figures is not None
    assert day.figures["regular"] == {"people": 1, "p50": 12.0, "p90": 12.0}


def test_only_halls_with_something_open_are_swept():
    service = given.offering()
    given.offering()
    given.ticket(service)
    assert [each.pk for each in halls_at_work()] == [service.hall.pk]


@pytest.mark.parametrize("task", [lapse_numbers, end_days, forget_reasons, clear_days])
def test_every_task_runs(task):
    service = given.offering()
    given.ticket(service, priority="infant", delivery="paper")
    task(0)
    if task is end_days:
        assert states() in (["expired"], ["issued"])
