"""The nation at this moment, as the situation room shows it: sums of halls, never a person."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from satuatap.national.queries import areas
from satuatap.national.queries.sums import watermark
from satuatap.national.queries.today import HallToday, State, halls_today, waits_today
from satuatap.national.rules.counts import share

MOST_SILENT = 12


@dataclass(frozen=True)
class Situation:
    """Sums of all halls now; visits and waits are those of the last roll-up (``counted_at``)."""

    active: int
    silent: int
    shut: int
    counters: int
    waiting: int
    visits: int
    served: int
    wait_p50: float | None
    wait_p90: float | None
    on_time: float | None
    counted_at: datetime | None
    silent_halls: list[str]
    busiest: list[tuple[str, int]]


def situation(*, at: datetime) -> Situation:
    """Every hall that counts, now: a handful of statements."""
    halls = areas.nation().halls
    found, waits = halls_today(halls, at=at), waits_today(halls, at=at)
    states = Counter(each.state for each in found)
    mark = watermark()
    return Situation(
        active=states[State.ACTIVE],
        silent=states[State.SILENT],
        shut=states[State.SHUT],
        counters=_sum(found, "counters"),
        waiting=_sum(found, "waiting"),
        visits=_sum(found, "visits"),
        served=_sum(found, "served"),
        wait_p50=waits.percentile(0.5),
        wait_p90=waits.percentile(0.9),
        on_time=share(_sum(found, "on_time"), _sum(found, "judged")),
        counted_at=mark.at if mark else None,
        silent_halls=[e.title for e in found if e.state == State.SILENT][:MOST_SILENT],
        busiest=_busiest(found),
    )


def _sum(found: list[HallToday], name: str) -> int:
    return sum(getattr(each, name) for each in found)


def _busiest(found: list[HallToday]) -> list[tuple[str, int]]:
    waiting = sorted((each for each in found if each.waiting), key=lambda each: -each.waiting)
    return [(each.title, each.waiting) for each in waiting[:MOST_SILENT]]
