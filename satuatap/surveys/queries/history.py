"""A hall's surveys beside one another: figure, how sure it is, and against which one it rose."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign, CampaignTarget
from satuatap.surveys.queries.listing import (
    figure_of,
    published,
    readable_tallies,
    whole_tallies,
)
from satuatap.surveys.rules import Figure, Interval, Tally, Trend, interval, trend


@dataclass(frozen=True)
class Period:
    """A closed survey; everything said is None where too few answered for it to be read.

    The trends are those of ``campaign_result``: against the last one of its kind, and against
    the baseline.
    """

    campaign: Campaign
    answers: int
    figure: Figure | None
    interval: Interval | None
    since_last: Trend | None
    since_baseline: Trend | None

    @property
    def is_baseline(self) -> bool:
        """Whether it was asked before the hall opened."""
        return self.campaign.kind == Campaign.Kind.BASELINE


def history(hall: Hall) -> list[Period]:
    """All that the public may read of, the newest first, in four queries."""
    closed = list(published(hall))
    tallies = whole_tallies(each.pk for each in closed)
    people = _populations(closed)
    told = readable_tallies(closed, tallies)
    return [
        _period(each, closed, told, population=people.get(each.pk))
        if each.pk in told
        else _withheld(each, tallies.get(each.pk))
        for each in closed
    ]


def _withheld(campaign: Campaign, tally: Tally | None) -> Period:
    return Period(campaign, tally.respondents if tally else 0, None, None, None, None)


def _populations(closed: list[Campaign]) -> dict[UUID, int]:
    whole = CampaignTarget.objects.filter(campaign__in=closed, office=None, offering=None)
    return dict(whole.values_list("campaign", "population"))


def _period(
    campaign: Campaign,
    closed: list[Campaign],
    tallies: Mapping[UUID, Tally],
    *,
    population: int | None,
) -> Period:
    tally = tallies[campaign.pk]
    before = [each for each in closed if each.ends < campaign.begins]
    return Period(
        campaign,
        tally.respondents,
        figure_of(campaign, tally),
        interval(tally, population=population),
        since_last=_since(tally, before, tallies, kind=campaign.kind),
        since_baseline=_since(tally, before, tallies, kind=Campaign.Kind.BASELINE),
    )


def _since(
    now: Tally, before: list[Campaign], tallies: Mapping[UUID, Tally], *, kind: str
) -> Trend | None:
    """Against the last earlier survey of a kind, unless that one may not be read."""
    same = [each for each in before if each.kind == kind]
    then = tallies.get(max(same, key=lambda each: each.ends).pk) if same else None
    if then is None or then.size != now.size:
        return None
    return trend(then, now)
