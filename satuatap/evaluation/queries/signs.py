"""What is known of halls today that may raise a warning: of all halls, in few queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from satuatap.evaluation.models import Result
from satuatap.evaluation.queries.known import last_days
from satuatap.evaluation.rules import Instrument, Signs, Step
from satuatap.national.queries.figures import of_halls
from satuatap.places.models import Hall
from satuatap.surveys.queries.rising import risen_among
from satuatap.surveys.queries.standings import dues

LOOKED_BACK = timedelta(days=90)  # of complaints
ONE_DAY = timedelta(days=1)


def signs_of(halls: Collection[Hall], *, at: datetime) -> dict[UUID, Signs]:
    """The signs of each hall on its own day."""
    days = {hall.pk: hall.local(at).date() for hall in halls}
    keys = list(days)
    today = max(days.values(), default=at.date())
    figures = of_halls(keys, today - LOOKED_BACK, today)
    risen, grades, last = risen_among(halls, days), _grades(keys), last_days(keys)
    overdue = {
        hall.pk: (days[hall.pk] - due.by).days for hall, due, _ in dues(at=at) if hall.pk in days
    }
    return {
        key: Signs(
            risen=risen.get(key),
            grades=grades.get(key, ()),
            silent_days=_days_since(last.get(key), days[key]),
            survey_overdue_days=overdue.get(key),
            complaints=figures[key].book.complaints,
            complaints_late=figures[key].book.late,
        )
        for key in keys
    }


def told(signs: Signs) -> dict[str, Any]:
    """The signs as a case keeps them."""
    return {
        name: list(said) if isinstance(said, tuple) else said for name, said in vars(signs).items()
    }


def _days_since(day: date | None, today: date) -> int | None:
    """Days without anybody; None where nobody was ever on record: that is no silence."""
    return (today - day).days if day else None


def _grades(keys: list[UUID]) -> dict[UUID, tuple[int, ...]]:
    """The grades of published cycles, oldest first, 0 the lowest; made-up ones never count.

    Those of the instrument of the newest alone: the grades of two instruments follow no order.
    """
    known = Result.objects.filter(
        hall__in=keys, cycle__step=Step.PUBLISHED, cycle__is_example=False, rank__isnull=False
    ).select_related("cycle__version")
    found: defaultdict[UUID, list[tuple[str, int]]] = defaultdict(list)
    for each in known.order_by("cycle__until").defer("detail"):
        place = _place(each.cycle.instrument, each.grade)
        found[each.hall_id].append((each.cycle.version.slug, place))
    return {
        key: tuple(place for slug, place in some if slug == some[-1][0])
        for key, some in found.items()
    }


def _place(instrument: Instrument, letter: str) -> int:
    return [grade.letter for grade in instrument.grades].index(letter)
