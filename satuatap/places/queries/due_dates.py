"""Which running clocks are due at another moment under another calendar."""

import logging
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from satuatap.core.clocks import (
    BeyondCalendar,
    Calendar,
    ClockState,
    OutOfOrder,
    Phase,
    clock_state,
)
from satuatap.places.keepers import Keeper, OpenClock, open_clocks
from satuatap.places.models import Hall
from satuatap.places.queries.calendars import calendar_of
from satuatap.places.queries.opening import Rows

HORIZON = timedelta(days=1100)
WIDEST = timedelta(days=1)  # no zone is further from UTC
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MovedClock:
    """A clock whose stored due date is no longer the one that the calendar gives."""

    keeper: Keeper
    clock: OpenClock
    now: ClockState


class Calendars:
    """The calendars that clocks need: one for all offices with the same days, one for each door.

    The doors of a hall are let go with the hall; clocks come hall by hall.
    """

    def __init__(self, halls: Collection[Hall], rows: Rows, *, at: datetime) -> None:
        self.halls, self.rows, self.at = {each.pk: each for each in halls}, rows, at
        self.hall: Hall | None = None
        self.days: frozenset[int] = frozenset()
        self.of_doors: dict[Hashable, Calendar] = {}
        self.of_offices: dict[Hashable, Calendar] = {}

    def find(self, clock: OpenClock) -> Calendar:
        """The calendar that covers the clock from the year in which it began."""
        hall = self._turn_to(self.halls[clock.hall])
        first = date(hall.local(min(event.at for event in clock.events)).year, 1, 1)
        made, key = self.of_doors, _key(clock.part, first.year)
        if clock.part is None:
            made, key = self.of_offices, _key(hall.region.timezone, self.days, first.year)
        if key not in made:
            last = max(hall.local(self.at).date(), first) + HORIZON
            made[key] = calendar_of(hall, self.rows, clock.part, first=first, last=last)
        return made[key]

    def _turn_to(self, hall: Hall) -> Hall:
        if self.hall is not hall:
            self.hall, self.of_doors = hall, {}
            days = self.rows.days_of(hall)
            self.days = frozenset(id(each) for each in days if each.hall_id is None)
        return hall


def _key(*parts: Hashable) -> tuple[Hashable, ...]:
    return parts


def moved_clocks(
    halls: Collection[Hall], rows: Rows, *, touched_from: date | None, at: datetime
) -> Iterator[MovedClock]:
    """The clocks of these halls that move; those due before the first touched day do not."""
    calendars = Calendars(halls, rows, at=at)
    due_from = datetime.combine(touched_from, time(), UTC) - WIDEST if touched_from else None
    for keeper, clock in open_clocks(list(calendars.halls), due_from=due_from):
        now = _state(clock, calendars, at=at)
        if now and now.phase is Phase.RUNNING and now.due_at != clock.due_at:
            yield MovedClock(keeper, clock, now)


def _state(clock: OpenClock, calendars: Calendars, *, at: datetime) -> ClockState | None:
    """What it says now; one that cannot be computed holds no other up."""
    try:
        return clock_state(clock.term, clock.events, on=calendars.find(clock), at=at)
    except (BeyondCalendar, OutOfOrder) as error:
        facts = {"clock": str(clock.key), "error": type(error).__name__}
        log.error("due_date_not_computed", extra=facts)
        return None
