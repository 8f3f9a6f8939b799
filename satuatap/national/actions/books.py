"""Writing a hall's day down: was it open as promised, and which complaints came."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.national.models import HallBook
from satuatap.national.rules.keeping import Sat, begun, kept
from satuatap.places.models import Hall
from satuatap.places.queries import timetables
from satuatap.places.queries.opening import Timetable
from satuatap.places.rules import Hours, hours_on

SQL = Path(__file__).parent.parent / "sql"
WHOLE_HALL = (None, None)
ONCE = ["hall", "day"]
WRITTEN = [field.name for field in HallBook._meta.fields if field.name not in {"id", *ONCE}]
SOME = 2000


@dataclass(frozen=True)
class _Facts:
    """What is on record of one hall's day."""

    hall_id: UUID
    day: date
    opened_at: datetime | None
    closed_at: datetime | None
    still_open: bool
    complaints: int
    answered: int
    answered_on_time: int
    late: int
    reopened: int

    @property
    def sat(self) -> Sat:
        """When anybody sat at a counter."""
        return Sat(self.opened_at, None if self.still_open else self.closed_at)


def write_books(days: Collection[tuple[UUID, date]], *, at: datetime) -> None:
    """Write these halls' days anew, from counter sessions, the timetable and complaints."""
    keys = [hall for hall, _ in days]
    halls = Hall.objects.filter(pk__in=set(keys)).select_related("region__province")
    known = timetables(halls)
    facts = sql.rows(_Facts, SQL / "day_facts.sql", halls=keys, days=[day for _, day in days])
    books = [_book(each, known[each.hall_id], at=at) for each in facts]
    HallBook.objects.bulk_create(
        books, SOME, update_conflicts=True, unique_fields=ONCE, update_fields=WRITTEN
    )


def _book(facts: _Facts, timetable: Timetable, *, at: datetime) -> HallBook:
    hours = _promised(timetable, facts.day)
    planned = hours is not None and begun(hours, facts.day, timetable.zone, at=at)
    return HallBook(
        hall_id=facts.hall_id,
        day=facts.day,
        planned=planned,
        opened=facts.opened_at is not None,
        kept=hours is not None and kept(hours, facts.day, timetable.zone, sat=facts.sat),
        opened_at=facts.opened_at,
        closed_at=facts.sat.closed_at,
        complaints=facts.complaints,
        answered=facts.answered,
        answered_on_time=facts.answered_on_time,
        late=facts.late,
        reopened=facts.reopened,
    )


def _promised(timetable: Timetable, day: date) -> Hours | None:
    """The hours that week and calendar promise; what somebody closes by hand changes no promise."""
    plan = timetable.plan_of(WHOLE_HALL)
    return hours_on(plan, day) if plan.operating else None
