"""What decides when a door is open: hours, special days, overrides, and which of them holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from satuatap.places.rules.names import Scope


class Reach(IntEnum):
    """How far hours or an override reach inside a hall; the narrowest that exists wins."""

    HALL = 0
    OFFICE = 1
    OFFERING = 2


class Reason(StrEnum):
    """Why a door is open or closed."""

    HOURS = "hours"
    OVERRIDE = "override"
    SPECIAL = "special"
    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint_leave"
    LOCAL = "local"
    ELECTION = "election"
    DAY_OFF = "day_off"
    BEFORE = "before"
    BREAK = "break"
    AFTER = "after"
    NO_HOURS = "no_hours"
    NOT_OPERATING = "not_operating"


@dataclass(frozen=True)
class Hours:
    """One day's hours; the break closes the door in between (None: served by shifts)."""

    opens_at: time
    closes_at: time
    break_from: time | None = None
    break_to: time | None = None


@dataclass(frozen=True)
class SpecialDay:
    """What a calendar says of one date; ``hours`` only where it gives some."""

    kind: Reason
    name: str
    hours: Hours | None = None


@dataclass(frozen=True)
class Override:
    """Open or closed against the timetable, from one moment to another (or until taken back)."""

    open: bool
    starts_at: datetime
    ends_at: datetime | None = None
    reach: Reach = Reach.HALL
    message: str = ""

    def holds(self, at: datetime) -> bool:
        """Whether it decides at this moment, unless a narrower one does."""
        return self.starts_at <= at and (self.ends_at is None or at < self.ends_at)


Week = Mapping[int, Hours]


@dataclass(frozen=True)
class OpeningPlan:
    """All that decides when one door (a hall's, an office's, an offering's) is open.

    ``week`` and ``ramadan`` go by weekday, Monday is 0. ``known_years`` are the years whose
    national holidays are on record; ``ramadans`` are first and last days.
    """

    zone: ZoneInfo
    week: Week
    ramadan: Week = field(default_factory=dict)
    ramadans: tuple[tuple[date, date], ...] = ()
    days: Mapping[date, SpecialDay] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    known_years: frozenset[int] = frozenset()
    operating: bool = True


def week_of(levels: Mapping[Reach, tuple[Week, Week]]) -> tuple[Week, Week]:
    """Regular and Ramadan hours out of those of hall, office and offering.

    The narrowest that has hours decides the whole week. Where it has none of its own for Ramadan,
    its regular hours are cut to the Ramadan hours of the next wider one.
    """
    given = [levels[reach] for reach in sorted(levels, reverse=True) if any(levels[reach])]
    if not given:
        return {}, {}
    own, ramadan = given[0]
    regular, wider = _first(week for week, _ in given), _first(season for _, season in given)
    if ramadan or len(given) == 1:
        return regular, ramadan
    return regular, _cut(own, wider)


def _first(weeks: Iterable[Week]) -> Week:
    """The first that has any hours."""
    return next(filter(None, weeks), {})


def narrowest_day(days: Iterable[tuple[Scope, SpecialDay]]) -> SpecialDay:
    """Which of a date's calendar entries holds: the narrowest, hours before closing."""
    order = list(Scope)
    return max(days, key=lambda day: (order.index(day[0]), day[1].hours is not None))[1]


def _cut(regular: Week, limits: Week) -> Week:
    cut = {}
    for weekday, hours in regular.items():
        limit = limits.get(weekday)
        if limit is None and limits:
            continue
        limit = limit or hours
        opens, closes = max(hours.opens_at, limit.opens_at), min(hours.closes_at, limit.closes_at)
        if opens < closes:
            cut[weekday] = Hours(opens, closes, limit.break_from, limit.break_to)
    return cut
