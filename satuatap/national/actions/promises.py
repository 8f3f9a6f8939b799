"""Writing down what halls promise of a day when it begins, so that nobody lowers it afterwards."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.national.models import HallPromise
from satuatap.national.rules.keeping import wider
from satuatap.places.models import Hall
from satuatap.places.queries import timetables
from satuatap.places.queries.opening import Timetable
from satuatap.places.rules import Hours, hours_on

SQL = Path(__file__).parent.parent / "sql"
WHOLE_HALL = (None, None)
SOME = 2000
SHUT: dict[str, object] = {
    "opens_at": None,
    "closes_at": None,
    "break_from": None,
    "break_to": None,
}


@dataclass(frozen=True)
class _Unwritten:
    hall_id: UUID
    day: date
    changed_late: bool


def promise_today(*, at: datetime) -> int:
    """Write down what each operating hall promises of its own present day; how many were lacking.

    Doing it again changes nothing.
    """
    halls = Hall.objects.operating().select_related("region")
    days = {(hall.pk, hall.local(at).date()) for hall in halls}
    known = HallPromise.objects.filter(day__in={day for _, day in days})
    return write_promises(days - set(known.values_list("hall_id", "day")), at=at)


def write_promises(days: Collection[tuple[UUID, date]], *, at: datetime) -> int:
    """Write down what is not yet: halls' days that have begun and are not settled; how many.

    Where it is written late, what the hall has put into its own calendar since the day began does
    not lower it.
    """
    if not days:
        return 0
    asked = {"halls": [hall for hall, _ in days], "days": [day for _, day in days]}
    lacking = sql.rows(_Unwritten, SQL / "unpromised_days.sql", at=at, **asked)
    known = timetables_of({each.hall_id for each in lacking})
    rows = [
        HallPromise(
            hall_id=each.hall_id,
            day=each.day,
            written_at=at,
            **_stored(_hours(known[each.hall_id], each)),
        )
        for each in lacking
    ]
    HallPromise.objects.bulk_create(rows, SOME, ignore_conflicts=True)
    return len(rows)


def timetables_of(halls: Collection[UUID]) -> dict[UUID, Timetable]:
    """The timetables of these halls."""
    return timetables(Hall.objects.filter(pk__in=halls).select_related("region__province"))


def decreed(timetable: Timetable, day: date) -> Hours | None:
    """The hours by the week and what was said above the hall; its own calendar left aside."""
    plan = replace(timetable.plan_of(WHOLE_HALL), days=timetable.days_above)
    return hours_on(plan, day)


def _hours(timetable: Timetable, unwritten: _Unwritten) -> Hours | None:
    """The hours that week and calendar promise; what somebody closes by hand changes no promise."""
    if not timetable.operating:
        return None
    own = hours_on(timetable.plan_of(WHOLE_HALL), unwritten.day)
    return wider(own, decreed(timetable, unwritten.day)) if unwritten.changed_late else own


def _stored(hours: Hours | None) -> dict[str, object]:
    return asdict(hours) if hours else SHUT
