"""Whether satisfaction rose with the opening of the hall, a year on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.listing import readable_tallies, whole_tallies
from satuatap.surveys.rules import Direction, Tally, months_after, trend

MONTHS_TO_RISE = 12


def has_risen(hall: Hall, *, today: date) -> bool | None:
    """Whether a survey since the opening shows more than the baseline before it.

    None while nothing can be said: no inauguration on record, no baseline, or the first year
    still runs. False is worth an alert.
    """
    return risen_among([hall], {hall.pk: today}).get(hall.pk)


def risen_among(halls: Iterable[Hall], days: Mapping[UUID, date]) -> dict[UUID, bool]:
    """The same for many halls, in three queries; ``days`` is each hall's own today.

    Halls of which nothing can be said are left out.
    """
    old = [hall for hall in halls if _is_old(hall.inaugurated_on, days[hall.pk])]
    every = list(_asked(old))
    asked: defaultdict[UUID, list[Campaign]] = defaultdict(list)
    for each in every:
        asked[each.hall_id].append(each)
    tallies = readable_tallies(every, whole_tallies(each.pk for each in every))
    risen = {hall.pk: _risen(hall, asked[hall.pk], tallies) for hall in old}
    return {key: said for key, said in risen.items() if said is not None}


def halls_not_risen(*, at: datetime) -> list[Hall]:
    """The operating halls of which it is known that satisfaction has not risen a year on."""
    halls = list(Hall.objects.operating().select_related("region__province"))
    risen = risen_among(halls, {hall.pk: hall.local(at).date() for hall in halls})
    return [hall for hall in halls if risen.get(hall.pk) is False]


def _is_old(opened: date | None, today: date) -> bool:
    return opened is not None and today > months_after(opened, MONTHS_TO_RISE)


def _asked(halls: list[Hall]) -> Iterable[Campaign]:
    """Closed campaigns of halls that have a baseline; the others are not read."""
    keys = [hall.pk for hall in halls]
    closed = Campaign.objects.closed().filter(hall__in=keys, instrument__slug="skm")
    based = closed.filter(kind=Campaign.Kind.BASELINE).order_by().values("hall")
    return closed.filter(hall__in=based).order_by("ends")


def _risen(hall: Hall, asked: list[Campaign], tallies: Mapping[UUID, Tally]) -> bool | None:
    answered = [each for each in asked if each.pk in tallies]
    baselines = [each for each in answered if each.kind == Campaign.Kind.BASELINE]
    if not baselines or hall.inaugurated_on is None:
        return None
    later = _regular_since(hall.inaugurated_on, answered)
    return any(_rose(baselines, each, tallies) for each in later)


def _regular_since(opened: date, answered: list[Campaign]) -> list[Campaign]:
    regular = [each for each in answered if each.kind == Campaign.Kind.REGULAR]
    return [each for each in regular if each.begins >= opened]


def _rose(baselines: list[Campaign], later: Campaign, tallies: Mapping[UUID, Tally]) -> bool:
    """Whether a campaign is distinguishably above the last baseline before it."""
    before = [each for each in baselines if each.ends < later.begins]
    if not before:
        return False
    then, now = tallies[before[-1].pk], tallies[later.pk]
    return then.size == now.size and trend(then, now).direction == Direction.ROSE
