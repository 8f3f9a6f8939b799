"""The result of a campaign: figures of the hall and its parts, progress, channels, flags, trend."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from satuatap.surveys.models import Campaign, CampaignTarget, Sheet
from satuatap.surveys.queries.campaigns import baseline_of, earlier_than
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.served import WHOLE, Part
from satuatap.surveys.queries.tallies import Cell, by_part, known_cells
from satuatap.surveys.rules import (
    Figure,
    Interval,
    Progress,
    Tally,
    Trend,
    bands_on,
    bursts,
    figure,
    interval,
    is_straight,
    trend,
)
from satuatap.surveys.sources import grades


@dataclass(frozen=True)
class Channel:
    """How many answered one way, and whether they had been invited."""

    channel: str
    is_open: bool
    answers: int


@dataclass(frozen=True)
class Flags:
    """How many sheets look as if nobody had read the questions. They count all the same.

    ``straight`` is None while a survey runs, or where few answered: two looks, before and after one
    person, would tell whether that person gave the same answer everywhere.
    """

    straight: int | None
    in_bursts: int


@dataclass(frozen=True)
class PartResult:
    """The figure of the hall, an office or a service; ``progress`` is None without a target."""

    part: Part
    tally: Tally
    figure: Figure | None
    interval: Interval | None
    progress: Progress | None


@dataclass(frozen=True)
class Result:
    """All that a campaign says; ``parts`` has the hall's offices and services."""

    whole: PartResult
    parts: list[PartResult]
    channels: list[Channel]
    since_last: Trend | None
    since_baseline: Trend | None


def campaign_result(campaign: Campaign) -> Result:
    """The result as it stands; exact, to the last sheet."""
    found = known_cells(campaign)
    tallies = by_part(found, size=campaign.instrument.size)
    targets = {Part(each.office_id, each.offering_id): each for each in campaign.targets.all()}
    nobody = Tally.nobody(campaign.instrument.size)
    parts = {part: tallies.get(part, nobody) for part in [*targets, *tallies]}
    results = {
        part: _part(campaign, part, tally=tally, target=targets.get(part))
        for part, tally in parts.items()
    }
    return Result(
        whole=results.pop(WHOLE),
        parts=list(results.values()),
        channels=_channels(found),
        since_last=_since(earlier_than(campaign), tallies[WHOLE]),
        since_baseline=_since(baseline_of(campaign), tallies[WHOLE]),
    )


def campaign_flags(campaign: Campaign) -> Flags:
    """The flags of all sheets of a campaign."""
    came: list[tuple[str, datetime]] = []
    straight = 0
    asked = Sheet.objects.filter(campaign=campaign).values_list("source", "at", "scores")
    for source, at, scores in asked.iterator():
        came.append((source, at))
        straight += is_straight(scores)
    least = smallest_cells().on(campaign.ends)
    is_told = not campaign.is_open and len(came) >= least
    return Flags(straight=straight if is_told else None, in_bursts=len(bursts(came)))


def _part(
    campaign: Campaign, part: Part, *, tally: Tally, target: CampaignTarget | None
) -> PartResult:
    slugs = campaign.instrument.instrument.slugs
    return PartResult(
        part=part,
        tally=tally,
        figure=figure(tally, slugs, bands=bands_on(campaign.ends, grades())),
        interval=interval(tally, population=target.population if target else None),
        progress=target.progress(tally.respondents) if target else None,
    )


def _channels(found: list[Cell]) -> list[Channel]:
    counts: Counter[tuple[str, bool]] = Counter()
    for cell in found:
        counts[cell.channel, cell.is_open] += cell.tally.respondents
    return [Channel(*key, answers) for key, answers in sorted(counts.items())]


def _since(earlier: Campaign | None, now: Tally) -> Trend | None:
    """Against an earlier survey, unless its figure is withheld: a difference would tell it."""
    if earlier is None or not now.respondents:
        return None
    then = by_part(known_cells(earlier), size=earlier.instrument.size)[WHOLE]
    least = smallest_cells().on(earlier.ends)
    comparable = then.respondents >= least and then.size == now.size
    return trend(then, now) if comparable else None
