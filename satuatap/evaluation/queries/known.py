"""What the platform has counted of halls, as evaluation needs it: of all halls, in few queries."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, Sum

from satuatap.evaluation.rules import Facts, National
from satuatap.national.models import HallDay, Watermark
from satuatap.national.queries.figures import HallFigures, of_halls
from satuatap.national.rules.histogram import bounds_of
from satuatap.places.models import Hall
from satuatap.surveys.queries import national_figures
from satuatap.surveys.rules import Tally

MINUTE = 60
ONE_DAY = timedelta(days=1)
Period = tuple[date, date]


def facts_of_halls(halls: Collection[Hall], since: date, until: date) -> dict[UUID, Facts]:
    """What was counted of each of these halls between two days, both included."""
    keys = [hall.pk for hall in halls]
    slugs = {hall.slug: hall.pk for hall in halls}
    figures, marked = of_halls(keys, since, until), watermark()
    busiest = _busiest(keys, since, until)
    now = _tallies((since, until), slugs)
    before = _tallies(period_before(since, until), slugs)
    return {
        key: _facts(
            figures[key],
            period=(since, until),
            watermark=marked,
            busiest=busiest.get(key, 0),
            tallies=(now.get(key), before.get(key)),
        )
        for key in keys
    }


def period_before(since: date, until: date) -> Period:
    """The period of the same length right before."""
    return since - (until - since) - ONE_DAY, since - ONE_DAY


def nation_of(facts: Iterable[Facts]) -> National:
    """The nation's shares: all halls added up."""
    known = list(facts)
    return National(
        complaints=sum(each.complaints for each in known),
        complaints_on_time=sum(
            max(each.complaints_on_time - each.complaints_paused, 0) for each in known
        ),
    )


def watermark() -> datetime | None:
    """Up to when everything that had happened is in the figures."""
    return Watermark.objects.values_list("at", flat=True).first()


def _facts(
    found: HallFigures,
    *,
    period: Period,
    watermark: datetime | None,
    busiest: int,
    tallies: tuple[Tally | None, Tally | None],
) -> Facts:
    counts, book, given = found.counts, found.book, found.given
    return Facts(
        since=period[0],
        until=period[1],
        watermark=watermark,
        visits=counts.visits,
        tickets=counts.tickets,
        served=counts.served,
        waits=_minutes(counts.waits.counts),
        wait_seconds=counts.wait_seconds,
        on_time=counts.on_time,
        paused=counts.held,
        returned=counts.returned,
        absent=counts.no_shows,
        days_planned=book.days_planned,
        days_kept=book.days_kept,
        busiest=busiest,
        refused=book.refused,
        tally=tallies[0],
        tally_before=tallies[1],
        complaints=book.complaints,
        complaints_on_time=book.answered_on_time,
        complaints_paused=book.paused,
        services_promised=given.services_promised,
        services_offered=given.services_given,
        agencies=given.agencies_present,
    )


def _minutes(counts: Iterable[int]) -> Mapping[int, int]:
    """Minutes (the upper limit of each bucket) and how many waited as long."""
    return {bounds_of(number)[1] // MINUTE: count for number, count in enumerate(counts) if count}


def _busiest(keys: list[UUID], since: date, until: date) -> dict[UUID, int]:
    """The most numbers of one day, of each hall."""
    days = HallDay.objects.filter(hall__in=keys, day__range=(since, until)).order_by()
    summed = days.values("hall", "day").annotate(count=Sum("tickets"))
    most: dict[UUID, int] = {}
    for hall, count in summed.values_list("hall", "count"):
        most[hall] = max(most.get(hall, 0), count)
    return most


def _tallies(period: Period, slugs: Mapping[str, UUID]) -> dict[UUID, Tally]:
    """What surveys that ended in a period said, by hall; what may not be read is not there."""
    found = national_figures(period).halls
    return {slugs[each.code]: each.tally for each in found if each.code in slugs}


def last_days(keys: Collection[UUID]) -> dict[UUID, date]:
    """The last day on which a hall served somebody."""
    days = HallDay.objects.filter(hall__in=keys, tickets__gt=0).order_by()
    return dict(days.values("hall").annotate(last=Max("day")).values_list("hall", "last"))
