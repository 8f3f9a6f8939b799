"""What time does by itself: lapse, end of day, forgetting, clearing."""

from datetime import date, time, timedelta

import pytest

from satuatap.places.actions import Closure, close_suddenly
from satuatap.places.models import CalendarDay, Hall, OpeningHours, OpeningOverride
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
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent, Visit
from satuatap.queueing.queries.sweeping import halls_at_work
from satuatap.queueing.tasks import (
    clear_days,
    end_days,
    forget_reasons,
    lapse_numbers,
    release_reserved,
)
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


TEN = NINE + timedelta(hours=1)
CLOSING = NINE + timedelta(hours=6, minutes=30)


def closed(service, until=None, **part):
    """The hall (or a part of it) shuts at ten, until then or without an end."""
    closure = Closure("Listrik padam.", until, **part)
    close_suddenly(service.hall, closure, by="test", at=TEN)
    return Hall.objects.get(pk=service.hall_id)


@pytest.mark.parametrize("until", [None, NINE + timedelta(hours=2), NINE + timedelta(hours=9)])
def test_nobody_loses_a_number_to_a_sudden_closure(until):
    service = given.offering()
    given.ticket(service)
    hall = closed(service, until)
    assert expire_left(hall, at=TEN) == 0
    assert expire_left(hall, at=CLOSING - timedelta(seconds=1)) == 0
    assert expire_left(hall, at=CLOSING) == 1


@pytest.mark.parametrize("part", ["office_id", "offering_id"])
def test_a_closed_part_keeps_its_people_until_the_day_ends(part):
    service = given.offering()
    given.ticket(service)
    hall = closed(service, **{part: getattr(service, part, service.pk)})
    assert expire_left(hall, at=TEN) == 0
    assert expire_left(hall, at=CLOSING) == 1


def test_a_holiday_that_is_put_in_later_ends_at_midnight_only():
    service = given.offering()
    given.ticket(service)
    CalendarDay.objects.create(
        scope="hall", hall=service.hall, date=NINE.date(), kind="local", name="Duka"
    )
    hall = Hall.objects.get(pk=service.hall_id)
    assert expire_left(hall, at=CLOSING + timedelta(hours=3)) == 0
    assert close_day(hall, before=TOMORROW, at=MIDNIGHT) == 1


def test_a_hall_that_stays_open_longer_today_expires_nobody_before():
    service = given.offering()
    given.ticket(service)
    OpeningOverride.objects.create(
        hall=service.hall, state="open", starts_at=TEN, ends_at=CLOSING + timedelta(hours=2)
    )
    hall = Hall.objects.get(pk=service.hall_id)
    assert expire_left(hall, at=CLOSING + timedelta(hours=1)) == 0
    assert expire_left(hall, at=CLOSING + timedelta(hours=2)) == 1


def test_an_office_with_longer_hours_keeps_its_people_longer():
    service = given.offering()
    given.ticket(service)
    OpeningHours.objects.create(
        hall=service.hall, office=service.office, weekday=0, opens_at=time(8), closes_at=time(20)
    )
    hall = Hall.objects.get(pk=service.hall_id)
    assert expire_left(hall, at=CLOSING) == 0
    assert expire_left(hall, at=NINE + timedelta(hours=11)) == 1


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


def test_visits_go_with_their_tickets_and_younger_ones_stay():
    service = given.offering()
    old = given.ticket(service)
    given.ticket(service, visit=old.visit)
    young = given.ticket(service, at=NINE + timedelta(days=7))
    Visit.objects.create(hall=service.hall, day=NINE.date(), arrived_at=NINE)
    assert clear_old_days(service.hall, at=NINE + timedelta(days=91)) == 2
    assert list(Visit.objects.all()) == [young.visit]


def test_a_hall_whose_tickets_are_all_gone_still_clears_its_visits():
    hall = given.hall()
    Visit.objects.create(hall=hall, day=NINE.date(), arrived_at=NINE)
    clear_old_days(hall, at=NINE + timedelta(days=91))
    assert not Visit.objects.exists()


def test_only_halls_with_something_open_are_swept():
    service = given.offering()
    given.offering()
    given.ticket(service)
    assert [each.pk for each in halls_at_work()] == [service.hall.pk]


@pytest.mark.parametrize(
    "task", [lapse_numbers, release_reserved, end_days, forget_reasons, clear_days]
)
def test_every_task_runs(task):
    service = given.offering()
    given.ticket(service, priority="infant", delivery="paper")
    task(0)
    if task is end_days:
        assert states() in (["expired"], ["issued"])
