"""Roll-ups added up over a period: of areas, their months and ways, of services and counters."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from satuatap.core import sql
from satuatap.national.models import Watermark
from satuatap.national.queries.figures import Book, read_counts
from satuatap.national.queries.statements import statement
from satuatap.national.rules import Counts
from satuatap.national.rules.periods import Period


@dataclass(frozen=True)
class Part:
    """A service of a hall at the counter that called for it (None: nobody was called)."""

    offering_id: UUID
    counter_id: UUID | None
    counts: Counts


@dataclass(frozen=True)
class ServiceSum:
    """A service of the national list; ``halls`` gave it in the month in which most did."""

    code: str
    halls: int
    counts: Counts


def watermark() -> Watermark | None:
    """How far the roll-ups are; None before the first one."""
    return Watermark.objects.first()


def areas(period: Period) -> dict[str, Counts]:
    """The nation (no code) and each province that has any."""
    found: dict[str, Counts] = {}
    for row in sql.planned(statement("area_sums.sql"), area=None, **_months(period)):
        key, _way = row.pop("key"), row.pop("way")
        found[key] = found.get(key, Counts()) + read_counts(row)
    return found


def ways_of_area(code: str, period: Period) -> dict[str, Counts]:
    """An area by way of service."""
    rows = sql.planned(statement("area_sums.sql"), area=code, **_months(period))
    return {row.pop("way"): read_counts(_without(row, "key")) for row in rows}


def ways_of_halls(halls: Collection[UUID], period: Period) -> dict[str, Counts]:
    """Some halls together, by way of service."""
    return _keyed("hall_ways.sql", halls=list(halls), **_months(period))


def ways_offered(area: str, hall: UUID | None = None) -> dict[str, int]:
    """Services of the national list that an area's halls (or one hall) give in each way."""
    rows = sql.planned(statement("ways_offered.sql"), area=area, hall=hall)
    return {row["key"]: row["services"] for row in rows}


def months_of_area(code: str, period: Period) -> dict[date, Counts]:
    """An area month by month; a month without any is left out."""
    return _keyed("area_series.sql", area=code, **_months(period))


def months_of_halls(halls: Collection[UUID], period: Period) -> dict[date, Counts]:
    """Some halls together, month by month."""
    return _keyed("hall_series.sql", halls=list(halls), **_months(period))


def services_of_area(code: str, period: Period) -> list[ServiceSum]:
    """The services of the national list in the nation (no code) or a province."""
    rows = sql.planned(statement("service_sums.sql"), area=code, **_months(period))
    return [ServiceSum(row.pop("key"), row.pop("halls"), read_counts(row)) for row in rows]


def parts_of_halls(halls: Collection[UUID], period: Period) -> list[Part]:
    """The services of some halls, each at its counters."""
    rows = sql.planned(statement("part_sums.sql"), halls=list(halls), **_months(period))
    return [Part(row.pop("offering_id"), row.pop("counter_id"), read_counts(row)) for row in rows]


def books_of_areas(period: Period) -> dict[str, Book]:
    """How the halls of the nation (no code) and of each province kept their hours and deadlines."""
    rows = sql.planned(statement("books_of_areas.sql"), **_months(period))
    return {row.pop("key"): Book(**row) for row in rows}


def _keyed(file: str, **parameters: Any) -> dict[Any, Counts]:
    return {row.pop("key"): read_counts(row) for row in sql.planned(statement(file), **parameters)}


def _months(period: Period) -> dict[str, date]:
    return {"since": period.since, "until": period.until}


def _without(row: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}
