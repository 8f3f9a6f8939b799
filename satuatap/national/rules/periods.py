"""A period of whole months, and the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from satuatap.national.rules.months import DECEMBER, month_of, months_between, next_month

MOST_MONTHS = 60
YEAR = 4  # digits


@dataclass(frozen=True)
class Period:
    """From the first day of ``since`` to the last day of ``until`` (both first days of months)."""

    since: date
    until: date

    @classmethod
    def of_months(cls, until: date, count: int) -> "Period":
        """So many months, the last of them that of ``until``."""
        last = month_of(until)
        return cls(months_back(last, count - 1), last)

    @property
    def months(self) -> int:
        """How many they are."""
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[date]:
        return months_between(self.since, self.until)

    @property
    def last_day(self) -> date:
        """The last day of it."""
        return next_month(self.until) - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """As many months that end where this begins."""
        return Period.of_months(months_back(self.since, 1), self.months)

    @property
    def year_before(self) -> "Period":
        """The same months a year earlier."""
        return Period(months_back(self.since, DECEMBER), months_back(self.until, DECEMBER))


def months_back(month: date, count: int) -> date:
    """The month so many months earlier."""
    years, at = divmod(month.year * DECEMBER + month.month - 1 - count, DECEMBER)
    return date(years, at + 1, 1)


def read_month(text: str) -> date | None:
    """``2026-11`` as its first day; None for anything else."""
    year, _, month = text.partition("-")
    if not (text.isascii() and year.isdecimal() and month.isdecimal() and len(year) == YEAR):
        return None
    if not 1 <= int(month) <= DECEMBER or int(year) < 1:
        return None
    return date(int(year), int(month), 1)


def period_of(since: str, until: str, *, today: date, usual: int = 12) -> Period:
    """What was asked for, or the usual number of months up to today.

    Nothing is asked beyond this month, and never more than five years.
    """
    last = min(read_month(until) or month_of(today), month_of(today))
    first = read_month(since)
    if first is None or first > last:
        return Period.of_months(last, usual)
    return Period(max(first, months_back(last, MOST_MONTHS - 1)), last)
