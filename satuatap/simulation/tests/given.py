"""Halls for plays: in memory, and in the database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from satuatap.places.models import Hall
from satuatap.queueing.tests import given
from satuatap.simulation.cast import Cast, cast
from satuatap.simulation.memory import MemoryFloor
from satuatap.simulation.plan import DeskPlan, HallPlan, Policy, ServicePlan
from satuatap.simulation.profile import Profile

EIGHT = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)  # Monday, eight in the morning in Jakarta
JAKARTA = ZoneInfo("Asia/Jakarta")
MINUTES = [5, 8, 10, 15, 20]


def plan(*, offices: int = 6, services: int = 3, desks: int = 2) -> HallPlan:
    """Some offices, each with one queue, some services and some counters."""
    made = [
        ServicePlan(
            id=UUID(int=100 * office + number + 1),
            code=f"s-{office}-{number}",
            queue=UUID(int=10_000 + office),
            office=UUID(int=20_000 + office),
            minutes=MINUTES[(office + number) % len(MINUTES)],
        )
        for office in range(offices)
        for number in range(services)
    ]
    counters = [
        DeskPlan(
            id=UUID(int=30_000 + 10 * office + number),
            code=f"{10 * office + number}",
            office=UUID(int=20_000 + office),
            gives=frozenset(each.id for each in made if each.office == UUID(int=20_000 + office)),
        )
        for office in range(offices)
        for number in range(desks)
    ]
    return HallPlan(tuple(made), tuple(counters))


def played(
    hall: HallPlan,
    *,
    profile: Profile | None = None,
    policy: Policy | None = None,
    seed: int = 1,
    hours: float = 7,
    telling: bool = False,
) -> tuple[Cast, MemoryFloor]:
    """A day in memory, played to its end."""
    floor = MemoryFloor(hall, policy or Policy(), telling=telling)
    until = EIGHT + timedelta(hours=hours)
    made = cast(hall, floor, profile or Profile(), zone=JAKARTA, seed=seed, until=until)
    made.begin(EIGHT)
    made.stage.run(until + timedelta(hours=3))
    return made, floor


def hall(*, offices: int = 2, desks: int = 1) -> Hall:
    """A hall in the database with some offices, each with two services and some counters."""
    made = given.hall()
    for _ in range(offices):
        queue = given.queue(hall=made)
        services = [given.offering(queue=queue, minutes_at_counter=6) for _ in range(2)]
        for _ in range(desks):
            given.counter(*services)
    return Hall.objects.select_related("region").get(pk=made.pk)
