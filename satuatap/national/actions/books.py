"""Writing a hall's day down: was it open as promised, and which complaints came."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.national.actions.promises import decreed, timetables_of, write_promises
from satuatap.national.models import HallBook
from satuatap.national.rules.keeping import Span, begun, kept, lesser, promised
from satuatap.places.queries.opening import Timetable
from satuatap.places.rules import Hours

SQL = Path(__file__).parent.parent / "sql"
ONCE = ["hall", "day"]
LATER_TOO = ["complaints", "answered", "answered_on_time", "paused", "late", "reopened"]
WRITTEN = [field.name for field in HallBook._meta.fields if field.name not in {"id", *ONCE}]
SOME = 2000


@dataclass(frozen=True)
class _Facts:
    """What is on record of one hall's day; sessions of counters pairwise, to this moment."""

    hall_id: UUID
    day: date
    is_over: bool
    settled: bool
    opens_at: time | None
    closes_at: time | None
    break_from: time | None
    break_to: time | None
    decreed: bool
    opened: Sequence[datetime]
    closed: Sequence[datetime]
    still_open: bool
    refused: int
    complaints: int
    answered: int
    answered_on_time: int
    paused: int
    late: int
    reopened: int

    @property
    def sat(self) -> list[Span]:
        """From when until when somebody sat at a counter."""
        return list(zip(self.opened, self.closed, strict=True))

    @property
    def promise(self) -> Hours | None:
        """What was written down when the day began."""
        if self.opens_at is None or self.closes_at is None:
            return None
        return Hours(self.opens_at, self.closes_at, self.break_from, self.break_to)


def write_books(days: Collection[tuple[UUID, date]], *, at: datetime) -> None:
    """Write these halls' days anew, from counter sessions, promises and complaints.

    Of days that are settled nothing is written but what became of their complaints.
    """
    write_promises(days, at=at)
    keys = [hall for hall, _ in days]
    known = timetables_of(set(keys))
    facts = sql.rows(
        _Facts, SQL / "day_facts.sql", halls=keys, days=[day for _, day in days], at=at
    )
    _store([_book(each, known[each.hall_id], at=at) for each in facts if not each.settled], WRITTEN)
    _store([_mail(each) for each in facts if each.settled], LATER_TOO)


def _store(books: list[HallBook], fields: list[str]) -> None:
    HallBook.objects.bulk_create(
        books, SOME, update_conflicts=True, unique_fields=ONCE, update_fields=fields
    )


def _book(facts: _Facts, timetable: Timetable, *, at: datetime) -> HallBook:
    book, hours, zone = _mail(facts), _hours(facts, timetable), timetable.zone
    book.settled = facts.is_over
    book.refused = facts.refused
    book.opened = bool(facts.opened)
    book.opened_at = min(facts.opened, default=None)
    book.closed_at = None if facts.still_open else max(facts.closed, default=None)
    if hours is not None:
        book.planned = begun(hours, facts.day, zone, at=at)
        book.kept = kept(promised(hours, facts.day, zone), facts.sat, at=at)
    return book


def _mail(facts: _Facts) -> HallBook:
    """The day with its complaints alone."""
    return HallBook(
        hall_id=facts.hall_id,
        day=facts.day,
        planned=False,
        opened=False,
        kept=False,
        **{name: getattr(facts, name) for name in LATER_TOO},
    )


def _hours(facts: _Facts, timetable: Timetable) -> Hours | None:
    """The promise of the day, within what was decreed above the hall since it was written down."""
    if not facts.decreed:
        return facts.promise
    return lesser(facts.promise, decreed(timetable, facts.day))
