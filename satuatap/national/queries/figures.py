"""What each of some halls did in a period: what a dashboard shows and an evaluation judges."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from satuatap.core import sql
from satuatap.national.queries.statements import statement
from satuatap.national.rules import Counts, Histogram, whole_months
from satuatap.national.rules.counts import share
from satuatap.places.models import Hall
from satuatap.surveys.queries import Ranked, national_figures


@dataclass(frozen=True, kw_only=True)
class Book:
    """How a hall kept its hours, in days, and its complaints (public figures count, or merged).

    ``days_kept`` of ``days_planned`` some counter was open all of the promised time. ``refused``
    stood in the hall and got no number because the day's were given. ``answered_on_time`` is of the
    first answer, ``paused`` of these had a clock that once stood; ``late`` broke a deadline at
    least once.
    """

    days_planned: int = 0
    days_open: int = 0
    days_kept: int = 0
    refused: int = 0
    complaints: int = 0
    answered: int = 0
    answered_on_time: int = 0
    paused: int = 0
    late: int = 0
    reopened: int = 0

    @classmethod
    def together(cls, some: Iterable["Book"]) -> "Book":
        """Those of different halls added up."""
        found = list(some)
        return cls(**{f.name: sum(getattr(each, f.name) for each in found) for f in fields(cls)})

    @property
    def kept_share(self) -> float | None:
        """Per cent of the promised days that were kept."""
        return share(self.days_kept, self.days_planned)

    @property
    def answered_share(self) -> float | None:
        """Per cent of the complaints whose first answer came on time."""
        return share(self.answered_on_time, self.complaints)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a hall had on its list on any day (services, agencies), and what anybody was given."""

    services_promised: int = 0
    services_given: int = 0
    agencies_promised: int = 0
    agencies_present: int = 0


@dataclass(frozen=True, kw_only=True)
class HallFigures:
    """Everything that is computed of one hall and period.

    ``counts`` has visits, tickets, served, returned, held (paused), judged and on time with the
    histograms of waits and service times; ``ikm`` is that of the regular surveys that were closed
    and ended in the period, None where there is none, with its respondents.
    """

    hall_id: UUID
    counts: Counts = field(default_factory=Counts)
    book: Book = field(default_factory=Book)
    given: Given = field(default_factory=Given)
    ikm: Decimal | None = None
    respondents: int = 0

    @property
    def wait_p50(self) -> float | None:
        """Half were called within so many seconds."""
        return self.counts.wait_p50

    @property
    def wait_p90(self) -> float | None:
        """Nine of ten were called within so many seconds."""
        return self.counts.wait_p90

    @property
    def on_time_share(self) -> float | None:
        """Per cent of those judged who were called within the promise."""
        return self.counts.on_time_share


def of_halls(hall_ids: Collection[UUID], since: date, until: date) -> dict[UUID, HallFigures]:
    """The figures of these halls from ``since`` to ``until`` (both included), each of them.

    A hall of which nothing is known has zeros and no index. As many statements for one as for all.
    """
    keys = list(hall_ids)
    counts, indices = counts_of_halls(keys, since, until), _indices(keys, since, until)
    books = of_books(keys, since, until)
    rows = sql.planned(statement("given_by_halls.sql"), halls=keys, since=since, until=until)
    given = {row.pop("hall_id"): Given(**row) for row in rows}
    return {
        key: HallFigures(
            hall_id=key,
            counts=counts.get(key, Counts()),
            book=books.get(key, Book()),
            given=given.get(key, Given()),
            ikm=indices[key].ikm if key in indices else None,
            respondents=indices[key].tally.respondents if key in indices else 0,
        )
        for key in keys
    }


def counts_of_halls(hall_ids: Collection[UUID], since: date, until: date) -> dict[UUID, Counts]:
    """The counts alone, of those halls that have any."""
    period = (since, until)
    rows = _over("figures_of_halls.sql", "days_of_halls.sql", hall_ids=hall_ids, period=period)
    return {key: Counts.together(map(read_counts, some)) for key, some in rows.items()}


def of_books(hall_ids: Collection[UUID], since: date, until: date) -> dict[UUID, Book]:
    """How these halls kept their hours and deadlines; those of which anything is written down."""
    period = (since, until)
    rows = _over("books_of_halls.sql", "book_days_of_halls.sql", hall_ids=hall_ids, period=period)
    return {key: Book.together(Book(**row) for row in some) for key, some in rows.items()}


def read_counts(row: dict[str, Any]) -> Counts:
    """A row with the columns of ``rules.Counts``; histograms become what they are."""
    waits, service_times = row.pop("waits"), row.pop("service_times")
    return Counts(waits=Histogram.read(waits), service_times=Histogram.read(service_times), **row)


def _over(
    months: str, days: str, *, hall_ids: Collection[UUID], period: tuple[date, date]
) -> dict[UUID, list[dict[str, Any]]]:
    """Rows by hall: one of the period's whole months, and one of the days before and after them.

    Days are only asked where there are any: most periods are whole months.
    """
    since, until = period
    first, last = whole_months(since, until)
    asked: dict[str, Any] = {"halls": list(hall_ids), "first": first, "last": last}
    rows = sql.planned(statement(months), **asked) if first < last else []
    if since < first or last <= until:
        rows += sql.planned(statement(days), since=since, until=until, **asked)
    found: defaultdict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row.pop("hall_id")].append(row)
    return found


def _indices(keys: list[UUID], since: date, until: date) -> dict[UUID, Ranked]:
    slugs = dict(Hall.objects.filter(pk__in=keys).values_list("slug", "pk"))
    found = national_figures((since, until)).halls
    return {slugs[each.code]: each for each in found if each.code in slugs}
