"""A floor as it stands: what a play takes over, tidies up, or makes up."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Max

from satuatap.places.models import Hall
from satuatap.queueing import actions, rules
from satuatap.queueing.actions.steps import SYSTEM
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent
from satuatap.simulation.cast import LIVE, Cast, cast
from satuatap.simulation.database import SIMULATOR, DatabaseFloor
from satuatap.simulation.memory import MemoryFloor
from satuatap.simulation.plan import HallPlan, Summoned
from satuatap.simulation.reading import hall_policy
from satuatap.simulation.visitors import Taken
from satuatap.simulation.writing import write_play

SILENCE = timedelta(minutes=45)  # after a shorter one, people still wait where they waited
WEEK = timedelta(days=7)
SOON_SECONDS = 20.0


def take_over(floor: DatabaseFloor, played: Cast, *, at: datetime) -> None:
    """Go on where an earlier play of this hall stopped; other counters open soon."""
    at_counter, stage = _at_counters(floor.hall), played.stage
    for officer in played.officers.at_desk.values():
        desk = officer.desk
        if desk.id in at_counter:
            floor.resume(desk)
            officer.go_on_with(at, summoned=at_counter[desk.id])
        else:
            stage.after(at, stage.chance.uniform(0, SOON_SECONDS), officer.sit)
        officer.rest_some_time(at)
    for number in _unconfirmed(floor.hall, at=at):
        played.visitors.go_on_with(number, at=at)


def _at_counters(hall: Hall) -> dict[UUID, Summoned | None]:
    """The counters where an earlier play sits, with whoever is there."""
    mine = CounterSession.objects.open().filter(hall=hall, actor=SIMULATOR.actor)
    sitting = set(mine.values_list("counter_id", flat=True))
    served = Ticket.objects.at_counter().filter(hall=hall, counter__in=sitting)
    there = {each.counter_id: Summoned(each.pk, each.offering_id) for each in served}
    return {counter: there.get(counter) for counter in sitting}


def _unconfirmed(hall: Hall, *, at: datetime) -> list[Taken]:
    """Numbers of an earlier play whose people are on their way."""
    mine = Ticket.objects.issued_by(SIMULATOR.actor)
    tickets = mine.filter(hall=hall, state=rules.ISSUED, confirm_by__gt=at)
    return [
        Taken(each.pk, each.offering_id, each.delivery, each.confirm_by)
        for each in tickets.order_by("sequence", "queue")
    ]


def make_ready(hall: Hall, plan: HallPlan, *, seed: int, at: datetime) -> tuple[int, int]:
    """Let a hall be busy at once, in which nobody has done anything for long.

    What the sweeps do as soon as the site is back counts for nobody. Returns how many tickets were
    tidied away, and how many were made up for the time since.
    """
    deeds = TicketEvent.objects.filter(hall=hall, at__lte=at).exclude(actor=SYSTEM.actor)
    last = deeds.aggregate(last=Max("at"))["last"]
    if last and last > at - SILENCE:
        return 0, 0
    return tidy_up(hall, at=at), warm_up(hall, plan, seed=seed, since=last, at=at)


def tidy_up(hall: Hall, *, at: datetime) -> int:
    """People of an earlier play have gone home, its officers too.

    Every number of a real person stays: whoever is at a counter of the play goes on hold there.
    Returns how many were tidied away.
    """
    mine = CounterSession.objects.open().filter(hall=hall, actor=SIMULATOR.actor)
    counters = list(mine.values_list("counter_id", flat=True))
    left = Ticket.objects.open().filter(hall=hall).issued_by(SIMULATOR.actor)
    served = list(left.filter(state__in=rules.AT_COUNTER, counter__in=counters))
    for ticket in served:
        actions.finish_ticket(ticket, by=SIMULATOR, at=at)
    gone = list(left.exclude(state__in=rules.AT_COUNTER))
    for ticket in gone:
        actions.cancel_ticket(ticket, by=SIMULATOR, at=at, reason="demo")
    for session in mine.select_related("counter"):
        actions.release_counter(session.counter, by=SIMULATOR, at=at)
    return len(served) + len(gone)


def warm_up(
    hall: Hall, plan: HallPlan, *, seed: int, at: datetime, since: datetime | None = None
) -> int:
    """Make up the day since then, so that the hall is busy at once; returns the tickets.

    Numbers go on where the day stopped. Lines need hours to grow, and the floor view compares the
    day with last week's.
    """
    midnight = datetime.combine(hall.local(at).date(), time(), tzinfo=hall.zone)
    start = max(midnight, since or midnight)
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
    floor = MemoryFloor(plan, hall_policy(hall))
    for day in QueueDay.objects.filter(queue__hall=hall, day=hall.local(at).date()):
        floor.issued[day.queue_id] = day.issued
        floor.lines.since[day.queue_id] = day.since_priority
    return floor


def _play(hall: Hall, floor: MemoryFloor, *, seed: int, start: datetime, end: datetime) -> None:
    played = cast(floor.hall, floor, LIVE, zone=hall.zone, seed=seed)
    played.begin(start)
    played.stage.run(end)
