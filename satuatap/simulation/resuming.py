"""A floor as it stands: what a play takes over, tidies up, or makes up."""

from datetime import datetime, time, timedelta
from functools import partial
from random import Random

from django.db.models import Max

from satuatap.places.models import Hall
from satuatap.queueing import actions, rules
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent
from satuatap.simulation.database import SIMULATOR, DatabaseFloor
from satuatap.simulation.memory import MemoryFloor
from satuatap.simulation.officers import Officers
from satuatap.simulation.plan import HallPlan, Summoned
from satuatap.simulation.profile import Profile
from satuatap.simulation.stage import Stage
from satuatap.simulation.visitors import Visitors
from satuatap.simulation.writing import write_play

QUIET = timedelta(minutes=10)
WARM_UP = timedelta(minutes=150)
WEEK = timedelta(days=7)
MOST_WAITING = timedelta(minutes=45)


def take_over(floor: DatabaseFloor, officers: Officers, *, at: datetime) -> None:
    """Go on where an earlier play of this hall stopped; other counters open soon."""
    open_now = CounterSession.objects.open().filter(hall=floor.hall, actor=SIMULATOR.actor)
    sitting = set(open_now.values_list("counter_id", flat=True))
    at_counter = {
        each.counter_id: Summoned(each.pk, each.offering_id)
        for each in Ticket.objects.at_counter().filter(hall=floor.hall, counter__in=sitting)
    }
    for desk in officers.stage.hall.desks:
        if desk.id in sitting:
            floor.resume(desk, at=at)
            officers.go_on_with(desk, at, summoned=at_counter.get(desk.id))
        else:
            soon = officers.stage.chance.uniform(0, 20)
            officers.stage.after(at, soon, partial(officers.sit, desk))
        officers.rest_some_time(desk, at)


def tidy_up(hall: Hall, *, at: datetime) -> int:
    """After a silence: people of an earlier play have gone home, its officers too.

    Numbers that were taken a short while ago stay. Returns how many were tidied away.
    """
    if not has_been_quiet(hall, at=at):
        return 0
    mine = CounterSession.objects.open().filter(hall=hall, actor=SIMULATOR.actor)
    counters = list(mine.values_list("counter_id", flat=True))
    left = Ticket.objects.open().filter(hall=hall)
    served = list(left.filter(state__in=rules.AT_COUNTER, counter__in=counters))
    for ticket in served:
        actions.finish_ticket(ticket, by=SIMULATOR, at=at)
    gone = list(left.exclude(state__in=rules.AT_COUNTER).filter(issued_at__lt=at - MOST_WAITING))
    for ticket in gone:
        actions.cancel_ticket(ticket, by=SIMULATOR, at=at, reason="demo")
    for session in mine.select_related("counter"):
        actions.close_counter(session.counter, at=at)
    return len(served) + len(gone)


def has_been_quiet(hall: Hall, *, at: datetime) -> bool:
    """Whether nothing has happened in this hall for some minutes."""
    lately = TicketEvent.objects.filter(hall=hall, at__gt=at - QUIET, at__lte=at)
    return not lately.exists()


def warm_up(hall: Hall, plan: HallPlan, *, seed: int, at: datetime) -> int:
    """Make up the last hours, so that the hall is busy at once; returns the tickets.

    Only where nothing has happened since: numbers go on where the day stopped.
    """
    if not has_been_quiet(hall, at=at):
        return 0
    midnight = datetime.combine(hall.local(at).date(), time(), tzinfo=hall.zone)
    today = TicketEvent.objects.filter(hall=hall, at__gte=midnight, at__lte=at)
    last = today.aggregate(last=Max("at"))["last"]
    start = max(at - WARM_UP, midnight, last or midnight)
    floor = _floor(plan, hall, at)
    _play(hall, floor, seed=seed, start=start, end=at)
    return write_play(hall, floor, day=hall.local(at).date(), since=start)


def seed_history(hall: Hall, plan: HallPlan, *, seed: int, at: datetime) -> int:
    """Make up last week's same weekday, to compare with; returns the tickets (0: was there)."""
    day = hall.local(at - WEEK).date()
    if Ticket.objects.filter(hall=hall, day=day).exists():
        return 0
    start = datetime.combine(day, time(), tzinfo=hall.zone)
    floor = _floor(plan, hall, start)
    _play(hall, floor, seed=seed, start=start, end=start + timedelta(hours=23, minutes=50))
    floor.expire(at=start + timedelta(hours=23, minutes=55))
    floor.open_desks.clear()
    return write_play(hall, floor, day=day, since=start)


def _floor(plan: HallPlan, hall: Hall, at: datetime) -> MemoryFloor:
    floor = MemoryFloor(plan)
    for day in QueueDay.objects.filter(queue__hall=hall, day=hall.local(at).date()):
        floor.issued[day.queue_id] = day.issued
        floor.since[day.queue_id] = day.since_priority
    return floor


def _play(hall: Hall, floor: MemoryFloor, *, seed: int, start: datetime, end: datetime) -> None:
    profile = Profile(day_and_night=True, lunch_minutes=0)
    stage = Stage(floor.hall, floor, profile, Random(seed), hall.zone)  # noqa: S311 - a play
    officers = Officers(stage, until=None)
    officers.begin(start)
    Visitors(stage, officers, until=None).begin(start)
    stage.run(end)
