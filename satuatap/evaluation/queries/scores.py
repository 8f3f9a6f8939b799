"""The points of halls as they stand: computed, scored by evaluators, or settled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any
from uuid import UUID

from satuatap.evaluation.models import Assessment, Cycle, Moderation, Score
from satuatap.evaluation.rules import Points, differ, mean

Votes = Mapping[tuple[UUID, str], list[Fraction]]


def votes(assessments: Iterable[UUID]) -> Votes:
    """What evaluators gave who are still assigned, by assessment and indicator; one query."""
    holding = Score.objects.filter(assessment__in=list(assessments), assignment__withdrawn_at=None)
    found: defaultdict[tuple[UUID, str], list[Fraction]] = defaultdict(list)
    for key, slug, points in holding.values_list("assessment", "indicator", "points"):
        found[key, slug].append(Fraction(points))
    return found


def settled(assessments: Iterable[UUID]) -> dict[tuple[UUID, str], Fraction]:
    """What moderation settled, by assessment and indicator; one query."""
    rows = Moderation.objects.filter(assessment__in=list(assessments))
    return {(each.assessment_id, each.indicator): Fraction(each.points) for each in rows}


def differing(cycle: Cycle) -> set[tuple[UUID, str]]:
    """Where evaluators differ too far and nobody has settled it."""
    keys = list(Assessment.objects.filter(cycle=cycle).values_list("pk", flat=True))
    far = cycle.instrument.moderate_from
    apart = {key for key, given in votes(keys).items() if differ(given, by=far)}
    return apart - settled(keys).keys()


def points_of(assessments: Iterable[Assessment]) -> dict[UUID, dict[str, Points]]:
    """The points of each indicator that are known, by assessment; two queries for all of them."""
    found = list(assessments)
    keys = [each.pk for each in found]
    known = {each.pk: computed_points(each.figures) for each in found}
    given = {key: mean(votes_) for key, votes_ in votes(keys).items()}
    given |= {key: Points.exactly(points) for key, points in settled(keys).items()}
    for (key, slug), points in given.items():
        known[key][slug] = points
    return known


def computed_points(figures: Mapping[str, Any]) -> dict[str, Points]:
    """The points that were computed, out of an assessment's figures."""
    measures: Mapping[str, Mapping[str, str]] = figures.get("measures", {})
    return {
        slug: Points(
            Fraction(each["points"]), Fraction(each["points_low"]), Fraction(each["points_high"])
        )
        for slug, each in measures.items()
    }
