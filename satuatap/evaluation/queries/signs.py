"""What is known of halls today that may raise a warning: of all halls, in few queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Any, TypedDict
from uuid import UUID

from satuatap.core.ids import born
from satuatap.evaluation.models import Result
from satuatap.evaluation.queries.known import last_days
from satuatap.evaluation.queries.rulebook import days_in_force
from satuatap.evaluation.rules import Instrument, Signs, Step
from satuatap.national.queries.figures import of_halls
from satuatap.places.models import Counter, Hall
from satuatap.surveys.queries.rising import risen_among
from satuatap.surveys.queries.standings import dues

ONE_DAY = timedelta(days=1)


class Cycles(TypedDict):
    """What the results of a hall say, by the names of the signs."""

    grades: tuple[int, ...]
    graded_in: tuple[str, ...]
    unranked_in: tuple[str, ...]


def signs_of(halls: Collection[Hall], *, at: datetime) -> dict[UUID, Signs]:
    """The signs of each hall on its own day."""
    days = {hall.pk: hall.local(at).date() for hall in halls}
    keys = list(days)
    today = max(days.values(), default=at.date())
    figures = of_halls(keys, today - timedelta(days=days_in_force().complaint_days), today)
    risen, results, last = risen_among(halls, days), _results(keys), last_days(keys)
    began = _began(halls)
    overdue = {
        hall.pk: (days[hall.pk] - due.by).days for hall, due, _ in dues(at=at) if hall.pk in days
    }
    return {
        key: Signs(
            risen=risen.get(key),
            **_of_results(results.get(key, [])),
            silent_days=_days_since(last.get(key) or began.get(key), days[key]),
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
    """Days without anybody; None where nobody could have been on record: that is no silence."""
    return (today - day).days if day else None


def _began(halls: Collection[Hall]) -> dict[UUID, date]:
    """The day from which a hall that runs its queue here could have served somebody.

    It has a counter since then, and is inaugurated, as far as that day is known.
    """
    first = Counter.objects.filter(hall__in=[each.pk for each in halls], is_active=True)
    keys = dict(first.order_by("hall", "pk").distinct("hall").values_list("hall", "pk"))
    return {
        hall.pk: max(hall.local(born(keys[hall.pk])).date(), hall.inaugurated_on or date.min)
        for hall in halls
        if hall.pk in keys
    }


def _results(keys: list[UUID]) -> dict[UUID, list[Result]]:
    """The results of published cycles, oldest first; made-up ones never count.

    Those of the instrument of the newest alone: the grades of two instruments follow no order.
    """
    known = Result.objects.filter(
        hall__in=keys, cycle__step=Step.PUBLISHED, cycle__is_example=False
    ).select_related("cycle__version")
    found: defaultdict[UUID, list[Result]] = defaultdict(list)
    for each in known.order_by("cycle__until").defer("detail"):
        found[each.hall_id].append(each)
    return {
        key: [each for each in some if _slug(each) == _slug(some[-1])]
        for key, some in found.items()
    }


def _slug(result: Result) -> str:
    return result.cycle.version.slug


def _of_results(results: list[Result]) -> Cycles:
    """Grades, 0 the lowest, a cycle without a rank passed over; and those that end the row."""
    ranked = [each for each in results if each.rank is not None]
    unranked = takewhile(lambda each: each.rank is None, reversed(results))
    return {
        "grades": tuple(_place(each.cycle.instrument, each.grade) for each in ranked),
        "graded_in": tuple(each.cycle.code for each in ranked),
        "unranked_in": tuple(each.cycle.code for each in unranked)[::-1],
    }


def _place(instrument: Instrument, letter: str) -> int:
    return [grade.letter for grade in instrument.grades].index(letter)
