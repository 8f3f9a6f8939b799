"""What a test of places may take as given: plans of doors, ordinary unless told otherwise."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from satuatap.places.rules import Hours, OpeningPlan, Override, Reach, Reason, SpecialDay

WIB = ZoneInfo("Asia/Jakarta")
ZONES = [WIB, ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")]
WEEK = {day: Hours(time(8), time(15, 30)) for day in range(4)}
WEEK[4] = Hours(time(8), time(15, 30), time(11, 30), time(13))
RAMADAN = {day: Hours(time(8), time(14)) for day in range(5)}
YEARS = frozenset({2026, 2027})


def plan(**given: Any) -> OpeningPlan:
    """Monday to Friday 08.00 to 15.30, with the Friday break, in WIB."""
    values: dict[str, Any] = {"zone": WIB, "week": WEEK, "known_years": YEARS}
    return OpeningPlan(**values | given)


def local(text: str, zone: ZoneInfo = WIB) -> datetime:
    """``2026-11-20 11.30`` on the clock of a zone."""
    return datetime.strptime(text, "%Y-%m-%d %H.%M").replace(tzinfo=zone)


def holiday(name: str = "Hari Raya", kind: Reason = Reason.HOLIDAY) -> SpecialDay:
    """A day on which nothing opens."""
    return SpecialDay(kind, name)


def override(
    start: str, end: str | None, *, is_open: bool = False, reach: Reach = Reach.HALL
) -> Override:
    """Closed (or open) from one moment to another."""
    return Override(is_open, local(start), local(end) if end else None, reach, "Pesan")


def day(text: str) -> date:
    """A date."""
    return date.fromisoformat(text)
