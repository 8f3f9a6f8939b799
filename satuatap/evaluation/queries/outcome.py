"""What a cycle would end in as it stands: index, interval, rank, grade, and why, of every hall."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from satuatap.evaluation.models import Assessment, Cycle, Result
from satuatap.evaluation.queries.scores import points_of
from satuatap.evaluation.rules import (
    Instrument,
    Points,
    placed,
    risen,
    score,
)
from satuatap.surveys.rules.numbers import half_up

BELOW = "below:"
LACKS = "lacks:"
Detail = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One hall's result; ``reasons`` (``below:visits``, ``lacks:inovasi``) keep it unranked."""

    hall_id: UUID
    index: Decimal
    low: Decimal
    high: Decimal
    grade: str = ""
    rank: int | None = None
    reasons: tuple[str, ...] = ()
    change: Decimal | None = None
    change_rank: int | None = None
    detail: Detail = field(default_factory=dict)


def outcomes(cycle: Cycle) -> list[Outcome]:
    """The results of all halls of a cycle, in four queries."""
    mine = list(Assessment.objects.filter(cycle=cycle))
    known = points_of(mine)
    found = [_outcome(cycle.instrument, each, known[each.pk]) for each in mine]
    ranked = placed({each.hall_id: each.index for each in found if not each.reasons})
    changes = _changes(cycle, found)
    change_ranks = placed(changes)
    return [
        replace(
            each,
            rank=ranked.get(each.hall_id),
            change=changes.get(each.hall_id),
            change_rank=change_ranks.get(each.hall_id),
        )
        for each in found
    ]


def outcome_of(assessment: Assessment) -> Outcome:
    """One hall's result as it stands, without its place among the others."""
    known = points_of([assessment])[assessment.pk]
    return _outcome(assessment.cycle.instrument, assessment, known)


def _outcome(
    instrument: Instrument, assessment: Assessment, known: Mapping[str, Points]
) -> Outcome:
    scored = score(instrument, known)
    below = assessment.figures.get("below", ["visits"])
    reasons = (
        *(f"{BELOW}{each}" for each in below),
        *(f"{LACKS}{each}" for each in scored.lacking),
    )
    return Outcome(
        hall_id=assessment.hall_id,
        index=scored.rounded,
        low=half_up(scored.low, 2),
        high=half_up(scored.high, 2),
        grade="" if reasons else instrument.grade_of(scored.rounded).letter,
        reasons=reasons,
        detail=_detail(instrument, assessment, known) | {"exact": str(scored.index)},
    )


def _detail(instrument: Instrument, assessment: Assessment, known: Mapping[str, Points]) -> Detail:
    """What explains a result: the points of each indicator, and what was counted."""
    return {
        "points": {
            each.slug: {
                "value": str(known[each.slug].value),
                "low": str(known[each.slug].low),
                "high": str(known[each.slug].high),
            }
            for each in instrument.indicators
            if each.slug in known
        },
        "figures": assessment.figures,
    }


def _changes(cycle: Cycle, found: list[Outcome]) -> dict[UUID, Decimal]:
    """By how much each hall rose since the last cycle of the same instrument before this one."""
    before = (
        Cycle.objects.published()
        .filter(
            version__slug=cycle.version.slug, until__lt=cycle.since, is_example=cycle.is_example
        )
        .order_by("-until")
        .first()
    )
    if before is None:
        return {}
    then = Result.objects.filter(cycle=before, rank__isnull=False)
    now = {each.hall_id: each.index for each in found if not each.reasons}
    return risen(now, dict(then.values_list("hall", "index")))
