"""What the results mean: the ends of the elements, and the periods beside each other."""

from typing import Any

from satuatap.surveys.models import Campaign
from satuatap.surveys.queries import baseline_of, earlier_than
from satuatap.surveys.queries.listing import Row, campaign_rows, published
from satuatap.surveys.queries.shown import Shown
from satuatap.surveys.reports.words import LANGUAGE, number, period, share, signed
from satuatap.surveys.rules import ElementFigure, Figure, Trend, in_language, strongest, weakest

Facts = dict[str, Any]
MOST_PERIODS = 8


def analysis(shown: Shown, found: Figure) -> Facts:
    """The weakest and strongest elements, and what became of the index."""
    campaign = shown.campaign
    return {
        "alike": len({each.total for each in found.elements}) == 1,
        "weakest": ends(campaign, weakest(found)),
        "strongest": ends(campaign, strongest(found)),
        "periods": periods(campaign),
        "since_last": _since(shown.result.since_last, earlier_than(campaign)),
        "since_baseline": _since(shown.result.since_baseline, baseline_of(campaign)),
    }


def ends(campaign: Campaign, found: list[ElementFigure]) -> list[Facts]:
    """Elements by name with their values."""
    asked = {each.slug: each for each in campaign.instrument.instrument.elements}
    return [
        {
            "code": asked[each.slug].code,
            "name": in_language(asked[each.slug].name, LANGUAGE),
            "value": number(each.value),
            "grade": each.grade.letter,
        }
        for each in found
    ]


def periods(campaign: Campaign) -> list[Facts]:
    """This period and those before it, oldest first; whoever may not be read is left out."""
    known = published(campaign.hall).filter(ends__lte=campaign.ends)[:MOST_PERIODS]
    rows = reversed(campaign_rows(known))
    return [_period(row, row.figure, now=campaign) for row in rows if row.figure]


def earlier_period(campaign: Campaign) -> Facts | None:
    """The survey before this one, unless it may not be read."""
    earlier = earlier_than(campaign)
    rows = campaign_rows(Campaign.objects.filter(pk=earlier.pk)) if earlier else []
    return next((_period(row, row.figure, now=campaign) for row in rows if row.figure), None)


def _period(row: Row, found: Figure, *, now: Campaign) -> Facts:
    return {
        "title": row.campaign.title,
        "period": period(row.campaign),
        "answers": number(row.answers),
        "ikm": number(found.ikm),
        "grade": found.grade.letter,
        "share": share(found.ikm),
        "now": row.campaign == now,
    }


def _since(trend: Trend | None, earlier: Campaign | None) -> Facts | None:
    if trend is None or earlier is None:
        return None
    return {
        "direction": trend.direction.value,
        "difference": signed(trend.difference),
        "earlier": earlier.title,
        "statistic": signed(trend.statistic) if trend.statistic is not None else "",
        "freedom": number(trend.freedom) if trend.freedom is not None else "",
    }
