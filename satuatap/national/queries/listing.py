"""What a dashboard lists beside its sums: absent agencies, stages by month."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.national.rules.periods import Period

RECENT = 3  # months
SQL = Path(__file__).parent.parent / "sql"


@dataclass(frozen=True)
class Absent:
    """An agency on a hall's list that gave nothing, and how many services it has there.

    ``last_month`` is the last one in which it served anybody, None where it never did; ``last_on``
    its last day where that is still known. ``listed`` is how many such agencies there are.
    """

    slug: str
    hall_name: str
    region_name: str
    agency: str
    kind: str
    office: str
    services: int
    listed: int
    last_month: date | None
    last_on: date | None


@dataclass(frozen=True)
class _Stood:
    month: date
    stage: str
    halls: int


def absent_agencies(
    halls: Collection[UUID], period: Period, *, most: int | None = None
) -> list[Absent]:
    """Agencies that gave nothing in a period's last three months, though their hall served.

    Vertical ones come first; not more than ``most``.
    """
    recent = Period.of_months(period.until, min(RECENT, period.months))
    months = {"since": recent.since, "until": recent.until}
    return sql.rows(Absent, SQL / "absent_agencies.sql", halls=list(halls), most=most, **months)


def stages_by_month(area: str, period: Period) -> dict[date, dict[str, int]]:
    """How many halls of an area stood in which stage at the end of each month."""
    months = {"since": period.since, "until": period.until}
    found: dict[date, dict[str, int]] = {month: {} for month in period}
    for row in sql.rows(_Stood, SQL / "stages_by_month.sql", area=area, **months):
        found[row.month][row.stage] = row.halls
    return found
