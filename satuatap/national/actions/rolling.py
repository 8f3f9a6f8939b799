"""Changed days are added up again, and the months and areas that they belong to."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from satuatap.core import sql
from satuatap.national.actions.books import write_books
from satuatap.national.actions.promises import promise_today
from satuatap.national.models import ChangedDay, HallPromise, PartDay, Watermark
from satuatap.national.queries.statements import statement
from satuatap.national.rules import EDGES, month_of
from satuatap.places.models import Hall

AT_ONCE = 20_000  # marks
SEALED_AFTER = 70  # days
PROMISED_SINCE = timedelta(days=2)  # by UTC: yesterday and the day before somewhere
OF_HALLS = ("remove_months", "roll_up_hall_months", "roll_up_part_months", "roll_up_given_months")
OF_AREAS = ("roll_up_area_months", "roll_up_service_months")

HallDays = list[tuple[UUID, date]]


@transaction.atomic
def roll_up(*, at: datetime) -> int:
    """Add up the days that have changed; returns how many (0: everything is up to date).

    What was committed before is in the figures afterwards; what is committed meanwhile has its
    mark still, and is added up next time. One roll-up runs at a time.
    """
    sql.mappings(statement("roll_up_lock.sql"))
    marked = _pairs(sql.mappings(statement("take_marks.sql"), most=AT_ONCE))
    if marked:
        _add_up(marked, at=at)
    if not ChangedDay.objects.exists() or not marked:
        Watermark.objects.update_or_create(defaults={"at": at})
    return len(marked)


def roll_up_everything(*, at: datetime) -> int:
    """Roll up until nothing is marked; returns how many days were added up.

    What halls promise of a day that has begun is written down first.
    """
    promise_today(at=at)
    days = 0
    while some := roll_up(at=at):
        days += some
    return days


def mark_yesterday(*, at: datetime) -> int:
    """Have each hall's last whole day added up: one on which nobody came counts too.

    Of halls that operate, and of those that had promised to.
    """
    promised = HallPromise.objects.filter(day__gte=at.date() - PROMISED_SINCE).values("hall")
    either = Q(pk__in=Hall.objects.operating()) | Q(pk__in=promised)
    halls = Hall.objects.filter(either).select_related("region")
    marks = [ChangedDay(hall=each, day=each.local(at).date() - timedelta(days=1)) for each in halls]
    return len(ChangedDay.objects.bulk_create(marks))


@transaction.atomic
def seal(*, at: datetime) -> date:
    """Let go of the days of services in months that are long over; returns the first day kept.

    Their months stay. A change that comes later than that is in no figure of the queue.
    """
    sql.mappings(statement("roll_up_lock.sql"))
    before = month_of(at.date() - timedelta(days=SEALED_AFTER))
    Watermark.objects.update_or_create(
        defaults={"sealed_before": before}, create_defaults={"sealed_before": before, "at": at}
    )
    PartDay.objects.filter(day__lt=before).delete()
    return before


def _add_up(marked: HallDays, *, at: datetime) -> None:
    write_books(marked, at=at)
    _run("roll_up_book_months", **_months(marked))
    sealed = Watermark.objects.values_list("sealed_before", flat=True).first()
    days = _pairs(sql.mappings(statement("open_days.sql"), sealed=sealed, **_columns(marked)))
    _run("remove_days", **_columns(days))
    _run("roll_up_days", edges=list(EDGES), **_columns(days))
    for name in OF_HALLS:
        _run(name, **_months(days))
    for name in OF_AREAS:
        _run(name, months=sorted({month_of(day) for _, day in days}))


def _run(name: str, **parameters: object) -> None:
    sql.execute(statement(f"{name}.sql"), parameters)


def _months(days: HallDays) -> dict[str, list[object]]:
    months = sorted({(hall, month_of(day)) for hall, day in days}, key=str)
    return {"halls": [hall for hall, _ in months], "months": [month for _, month in months]}


def _pairs(rows: Iterable[dict[str, object]]) -> HallDays:
    return [(row["hall_id"], row["day"]) for row in rows]  # type: ignore[misc]


def _columns(days: HallDays) -> dict[str, list[object]]:
    return {"halls": [hall for hall, _ in days], "days": [day for _, day in days]}
