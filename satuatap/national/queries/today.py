"""The halls as they are at this moment: active, silent though they promised to be open, or shut."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.national.queries.statements import statement
from satuatap.national.rules import Histogram
from satuatap.places.models import Hall
from satuatap.places.models.halls import title_of
from satuatap.places.queries import timetables

SQL = Path(__file__).parent.parent / "sql"


class State(StrEnum):
    """How a hall is just now."""

    ACTIVE = "active"  # somebody sits at a counter
    SILENT = "silent"  # promised to be open, and nobody is there
    SHUT = "shut"  # promises nothing now
    ELSEWHERE = "elsewhere"  # does not run its queue here


@dataclass(frozen=True)
class _Row:
    hall_id: UUID
    slug: str
    name: str
    region_name: str
    province_id: str
    counters: int
    paused: int
    waiting: int
    visits: int
    served: int
    judged: int
    on_time: int


@dataclass(frozen=True, kw_only=True)
class HallToday:
    """One hall now; visits as they were rolled up last, counters and line as they are."""

    slug: str
    title: str
    province: str
    state: State
    counters: int
    paused: int
    waiting: int
    visits: int
    served: int
    judged: int
    on_time: int


def halls_today(halls: Sequence[Hall], *, at: datetime) -> list[HallToday]:
    """Each of these halls as it is now; two statements where timetables are known."""
    rows = {
        row.hall_id: row
        for row in sql.rows(_Row, SQL / "halls_today.sql", halls=[h.pk for h in halls], at=at)
    }
    operating = [each for each in halls if each.status == Hall.Status.OPERATING]
    known = timetables(operating)
    doors = {key: known[key].door((None, None)).opening(at).open for key in known}
    return [_today(rows[each.pk], doors.get(each.pk)) for each in halls]


def waits_today(halls: Sequence[Hall], *, at: datetime) -> Histogram:
    """How long people waited in these halls today, as rolled up last."""
    rows = sql.mappings(statement("waits_today.sql"), halls=[each.pk for each in halls], at=at)
    return sum((Histogram.read(row["waits"]) for row in rows), Histogram())


def _today(row: _Row, is_open: bool | None) -> HallToday:  # noqa: FBT001
    return HallToday(
        slug=row.slug,
        title=title_of(row.name, row.region_name),
        province=row.province_id,
        state=_state(row, is_open),
        counters=row.counters,
        paused=row.paused,
        waiting=row.waiting,
        visits=row.visits,
        served=row.served,
        judged=row.judged,
        on_time=row.on_time,
    )


def _state(row: _Row, is_open: bool | None) -> State:  # noqa: FBT001
    if is_open is None:
        return State.ELSEWHERE
    if row.counters:
        return State.ACTIVE
    return State.SILENT if is_open else State.SHUT
