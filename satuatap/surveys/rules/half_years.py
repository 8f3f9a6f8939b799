"""Half-years: the periods in which halls ask, and how a period is called."""

from dataclasses import dataclass
from datetime import date

JULY = 7


@dataclass(frozen=True, order=True)
class HalfYear:
    """The first or the second half of a year."""

    year: int
    number: int

    @property
    def begins(self) -> date:
        """1 January or 1 July."""
        return date(self.year, 1 if self.number == 1 else JULY, 1)

    @property
    def ends(self) -> date:
        """30 June or 31 December."""
        return date(self.year, 6, 30) if self.number == 1 else date(self.year, 12, 31)


def half_year(day: date) -> HalfYear:
    """The half-year of a day."""
    return HalfYear(day.year, 1 if day.month < JULY else 2)


def half_year_of(begins: date, ends: date) -> HalfYear | None:
    """The half-year in which a whole period lies; None where it lies in more than one."""
    first, last = half_year(begins), half_year(ends)
    return first if first == last else None
