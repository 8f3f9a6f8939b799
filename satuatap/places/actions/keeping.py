"""Keeping a calendar: each change is numbered, written down, and told to the modules above."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from satuatap.core.events import announce
from satuatap.places.actions.locking import hold_for_change
from satuatap.places.events import CalendarMoved
from satuatap.places.models import (
    CalendarChange,
    CalendarDay,
    CalendarRow,
    Hall,
    OpeningHours,
    Season,
)
from satuatap.places.rules import Scope

Verb, Subject = CalendarChange.Verb, CalendarChange.Subject
SUBJECTS: dict[type[Any], CalendarChange.Subject] = {
    CalendarDay: Subject.DAY,
    Season: Subject.SEASON,
    OpeningHours: Subject.HOURS,
}
VERBS = {(False, True): Verb.ADDED, (True, True): Verb.CHANGED, (True, False): Verb.REMOVED}
NOT_FACTS = {"id", "revision"}
Facts = dict[str, Any]


@transaction.atomic
def keep(row: CalendarRow, *, by: str, at: datetime) -> list[CalendarChange]:
    """Save a day, a season or hours; nothing is written down where nothing changes."""
    hold_for_change()
    was = _stored(row)
    row.save()
    row.refresh_from_db()
    return _record(was, row, by=by, at=at)


@transaction.atomic
def drop(row: CalendarRow, *, by: str, at: datetime) -> list[CalendarChange]:
    """Delete a day, a season or hours; doing it again changes nothing."""
    hold_for_change()
    was = _stored(row)
    if was is None:
        return []
    was.delete()
    return _record(was, None, by=by, at=at)


@transaction.atomic
def choose_joint_leave(hall: Hall, *, by: str, at: datetime) -> list[CalendarChange]:
    """Write down that a hall, already saved, now works on joint leave, or no longer does."""
    hold_for_change()
    now = hall.open_on_joint_leave
    change = CalendarChange(
        **_place(hall),
        subject=Subject.JOINT_LEAVE,
        verb=Verb.CHANGED,
        before={"open_on_joint_leave": not now},
        after={"open_on_joint_leave": now},
    )
    return _announced([change], by=by, at=at)


def write_down_loaded(first: str, last: str, *, at: datetime) -> None:
    """Write down that an update of the platform has brought days of the nation."""
    change = CalendarChange(
        scope=Scope.NATIONAL.value,
        subject=Subject.DAY,
        verb=Verb.ADDED,
        first_on=first,
        last_on=last,
    )
    _announced([change], by="system", at=at)


def _stored(row: CalendarRow) -> CalendarRow | None:
    rows: QuerySet[Any] = type(row)._default_manager.select_for_update().filter(pk=row.pk)
    return rows.first()


def _record(
    was: CalendarRow | None, now: CalendarRow | None, *, by: str, at: datetime
) -> list[CalendarChange]:
    """One change, or two where the row went from one place to another."""
    if _facts(was) == _facts(now):
        return []
    pairs = [(was, now)]
    if was and now and _place(was) != _place(now):
        pairs = [(was, None), (None, now)]
    return _announced([_change(*pair) for pair in pairs], by=by, at=at)


def _change(was: CalendarRow | None, now: CalendarRow | None) -> CalendarChange:
    dates = sorted(day for row in (was, now) if row for day in _dates(row))
    return CalendarChange(
        **_place(now or was),
        subject=SUBJECTS[type(now or was)],
        verb=VERBS[was is not None, now is not None],
        first_on=dates[0] if dates else None,
        last_on=dates[-1] if dates else None,
        before=_facts(was),
        after=_facts(now),
    )


def _announced(changes: list[CalendarChange], *, by: str, at: datetime) -> list[CalendarChange]:
    for change in changes:
        change.by, change.at = by, at
        change.save()
        announce(CalendarMoved(change.pk, at))
    return changes


def _facts(row: CalendarRow | None) -> Facts | None:
    """The row's fields as plain data."""
    if row is None:
        return None
    fields = [each.attname for each in row._meta.concrete_fields if each.name not in NOT_FACTS]
    return {name: getattr(row, name) for name in fields}


def _place(row: CalendarRow | Hall | None) -> Facts:
    """Where a row holds, as the fields of a scope."""
    if isinstance(row, CalendarDay):
        names = ["scope", "province_id", "region_id", "hall_id"]
        return {name: getattr(row, name) for name in names}
    if isinstance(row, OpeningHours):
        return {"scope": Scope.HALL.value, "hall_id": row.hall_id}
    if isinstance(row, Hall):
        return {"scope": Scope.HALL.value, "hall_id": row.pk}
    return {"scope": Scope.NATIONAL.value}


def _dates(row: CalendarRow) -> list[date]:
    if isinstance(row, CalendarDay):
        return [row.date]
    return [row.starts_on, row.ends_on] if isinstance(row, Season) else []
