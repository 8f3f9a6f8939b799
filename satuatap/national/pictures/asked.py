"""What one page asks for: an area and a period; each fact is read once, when a figure wants it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from satuatap.national.queries import areas, sums
from satuatap.national.queries.areas import Area
from satuatap.national.queries.coverage import Nation, nation
from satuatap.national.queries.figures import Book, counts_of_halls, of_books
from satuatap.national.queries.needs import Needed, needs
from satuatap.national.queries.today import HallToday, halls_today
from satuatap.national.rules import Counts
from satuatap.national.rules.periods import Period
from satuatap.surveys.queries import National, national_figures
from satuatap.surveys.queries.publication import smallest_cells


@dataclass(frozen=True)
class Asked:
    """An area over a period, at a moment; ``in_full`` for a file, where a page shows some lines."""

    area: Area
    period: Period
    at: datetime
    in_full: bool = False

    @cached_property
    def areas(self) -> dict[str, Counts]:
        """The nation and its provinces."""
        return sums.areas(self.period)

    @cached_property
    def halls(self) -> dict[UUID, Counts]:
        """The area's halls that have any."""
        return counts_of_halls(self.area.hall_ids, self.period.since, self.period.last_day)

    @cached_property
    def total(self) -> Counts:
        """The whole area."""
        return self._total(self.period)

    @cached_property
    def total_before(self) -> Counts:
        """The whole area in the period before."""
        return self._total(self.period.before)

    @cached_property
    def ways(self) -> dict[str, Counts]:
        """The area by way of service."""
        if self.area.has_months:
            return sums.ways_of_area(self.area.code, self.period)
        return sums.ways_of_halls(self.area.hall_ids, self.period)

    @cached_property
    def ways_offered(self) -> dict[str, int]:
        """Services that are given in each way, whether or not anybody counts them."""
        hall = self.area.hall
        return sums.ways_offered(self.area.prefix, hall.pk if hall else None)

    @cached_property
    def series(self) -> dict[date, Counts]:
        """The area month by month."""
        if self.area.has_months:
            return sums.months_of_area(self.area.code, self.period)
        return sums.months_of_halls(self.area.hall_ids, self.period)

    @cached_property
    def books(self) -> dict[Any, Book]:
        """Opening hours and complaints: of provinces by code in the nation, else of halls."""
        if self.area.level == areas.NATION:
            return sums.books_of_areas(self.period)
        return of_books(self.area.hall_ids, self.period.since, self.period.last_day)

    @cached_property
    def book(self) -> Book:
        """Opening hours and complaints of the whole area."""
        if self.area.level == areas.NATION:
            return self.books.get("", Book())
        return Book.together(self.books.values())

    @cached_property
    def satisfaction(self) -> National:
        """The index of the area, its regions and halls; figures of a few are left out."""
        days = (self.period.since, self.period.last_day)
        least = smallest_cells().strictest(*days)
        return national_figures(days, area=self.area.prefix, least=least)

    @cached_property
    def covered(self) -> Nation:
        """The nation's regions and halls."""
        return nation(self.area.halls if self.area.level == areas.NATION else ())

    @cached_property
    def needs(self) -> list[Needed]:
        """The area's regions without a hall, in the nation's order."""
        return needs(area=self.area.prefix)

    @cached_property
    def today(self) -> list[HallToday]:
        """The area's halls at this moment."""
        return halls_today(self.area.halls, at=self.at)

    def url_of(self, level: str, code: str) -> str:
        """The page of an area, over the same period (a nation's page links thousands)."""
        start, asked = self._address
        return start + asked if level == areas.NATION else f"{start}{level}/{code}/{asked}"

    @cached_property
    def _address(self) -> tuple[str, str]:
        asked = f"?dari={self.period.since:%Y-%m}&sampai={self.period.until:%Y-%m}"
        return reverse("national:nation"), asked

    def _total(self, period: Period) -> Counts:
        if self.area.has_months:
            return Counts.together(sums.ways_of_area(self.area.code, period).values())
        found = counts_of_halls(self.area.hall_ids, period.since, period.last_day)
        return Counts.together(found.values())
