"""What tests of national figures take as given: halls where people came, and what was counted."""

from datetime import date, datetime, timedelta
from typing import Any

from satuatap.catalogue.models import Offering
from satuatap.national.actions import roll_up_everything
from satuatap.national.pictures.asked import Asked
from satuatap.national.queries import areas
from satuatap.national.rules.periods import Period
from satuatap.places.models import Counter, Hall, Province
from satuatap.queueing.actions import (
    call_next_ticket,
    cancel_ticket,
    expire_left,
    finish_ticket,
    miss_ticket,
    start_ticket,
    undo_last_step,
)
from satuatap.queueing.models import Ticket
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

MONDAY = NINE.date()
LATER = NINE + timedelta(hours=9)
MINUTE = timedelta(minutes=1)


def desk(hall: Hall | None = None, **more: Any) -> tuple[Offering, Counter]:
    """A service and the one counter that gives it."""
    values = {"hall": hall} if hall else {}
    offered = given.offering(**values | more)
    return offered, given.counter(offered)


def came(
    offered: Offering,
    counter: Counter,
    *,
    at: datetime = NINE,
    waits: float = 5,
    takes: float = 10,
    how: str = "done",
) -> Ticket:
    """Somebody who came, waited, and was served (minutes), or left in another way."""
    ticket = given.ticket(offered, at=at)
    then = at + waits * MINUTE
    if how == "left":
        return cancel_ticket(ticket, by=ANYBODY, at=then)
    if how == "waiting":
        return ticket
    called = call_next_ticket(counter, by=ANYBODY, at=then)
    if how == "undone":
        undo_last_step(called, by=ANYBODY, at=then + timedelta(seconds=5))
        called = call_next_ticket(counter, by=ANYBODY, at=then + MINUTE)
    if how == "missed":
        return miss_ticket(called, by=ANYBODY, at=then + MINUTE)
    begun = then + MINUTE if how == "undone" else then
    start_ticket(called, by=ANYBODY, at=begun)
    outcome = "incomplete" if how == "returned" else "served"
    return finish_ticket(called, by=ANYBODY, at=begun + takes * MINUTE, outcome=outcome)


def rolled(at: datetime = LATER) -> int:
    """Everything added up."""
    return roll_up_everything(at=at)


def closed(hall: Hall, at: datetime = LATER) -> int:
    """The day ends; whoever waits still is sent home."""
    return expire_left(hall, at=at)


def province(code: str, name: str) -> Province:
    """One more province."""
    return Province.objects.get_or_create(code=code, defaults={"name": name})[0]


def rolled_with(offered: Offering, counter: Counter, *, at: datetime) -> date:
    """Somebody was served there at that moment, and it is rolled up; the month."""
    came(offered, counter, at=at, waits=0, takes=0)
    roll_up_everything(at=at)
    return offered.hall.local(at).date()


def asked(level: str, code: str, period: Period) -> Asked:
    """A page's question."""
    area = areas.area(level, code) if code else areas.nation()
    assert area is not None
    return Asked(area, period, LATER)
