"""What evaluators give, and what moderation settles where they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from satuatap.evaluation.actions.assigning import refuse_conflict
from satuatap.evaluation.actions.held import in_step
from satuatap.evaluation.errors import (
    NoSuchLevel,
    NotComplete,
    NothingDiffers,
    UnknownIndicator,
    Withdrawn,
)
from satuatap.evaluation.models import Assessment, Assignment, Moderation, Score
from satuatap.evaluation.queries.scores import differing
from satuatap.evaluation.rules import SCORING, Instrument, Step
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class Given:
    """An evaluator's points, and why."""

    points: int
    reason: str = ""


@transaction.atomic
def give_scores(assignment: Assignment, given: Mapping[str, Given], *, at: datetime) -> None:
    """Keep an evaluator's points by indicator: one vote on each, the last one stands."""
    cycle = in_step(assignment.assessment, *SCORING, at=at, until=Step.VISIT)
    now = _holding(assignment, at=at)
    for slug, word in given.items():
        _check(cycle.instrument, slug, word.points)
    scores = [
        Score(
            assessment_id=now.assessment_id,
            assignment=now,
            indicator=slug,
            points=word.points,
            reason=word.reason.strip(),
            given_at=at,
        )
        for slug, word in given.items()
    ]
    Score.objects.bulk_create(
        scores,
        update_conflicts=True,
        unique_fields=["assignment", "indicator"],
        update_fields=["points", "reason", "given_at"],
    )


def _holding(assignment: Assignment, *, at: datetime) -> Assignment:
    """The assignment, held; raises Withdrawn, or what binds its evaluator to the hall by now."""
    known = Assignment.objects.select_related(
        "assessment__cycle__version", "assessment__hall", "evaluator"
    )
    now = known.select_for_update(of=("self",)).get(pk=assignment.pk)
    if now.withdrawn_at is not None:
        raise Withdrawn
    refuse_conflict(now.assessment, now.evaluator, at=at)
    return now


def _check(instrument: Instrument, slug: str, points: int) -> None:
    if slug not in {each.slug for each in instrument.judged()}:
        raise UnknownIndicator(indicator=slug)
    if not 0 <= points <= instrument.most:
        raise NoSuchLevel(most=instrument.most)


@transaction.atomic
def finish(assignment: Assignment, *, at: datetime) -> Assignment:
    """An evaluator has scored everything; what is lacking is named."""
    cycle = in_step(assignment.assessment, *SCORING, at=at, until=Step.VISIT)
    now = _holding(assignment, at=at)
    there = set(Score.objects.filter(assignment=now).values_list("indicator", flat=True))
    left = [each.name["id"] for each in cycle.instrument.judged() if each.slug not in there]
    if left:
        raise NotComplete(left=", ".join(left))
    if now.finished_at is None:
        now.finished_at = at
        now.save(update_fields=["finished_at"])
    return now


@transaction.atomic
def settle(
    assessment: Assessment, indicator: str, given: tuple[Decimal, str], *, by: By, at: datetime
) -> Moderation:
    """Settle points on which evaluators differ; raises NothingDiffers where they do not."""
    cycle = in_step(assessment, Step.MODERATION, at=at)
    settled = Moderation.objects.filter(assessment=assessment, indicator=indicator)
    if (assessment.pk, indicator) not in differing(cycle) and not settled.exists():
        raise NothingDiffers
    return put_points(assessment, indicator, given, by=by, at=at)


def put_points(
    assessment: Assessment, indicator: str, given: tuple[Decimal, str], *, by: By, at: datetime
) -> Moderation:
    """Write down settled points with their reason."""
    points, reason = given
    instrument = assessment.cycle.instrument
    if not 0 <= points <= instrument.most:
        raise NoSuchLevel(most=instrument.most)
    made, _new = Moderation.objects.update_or_create(
        assessment=assessment,
        indicator=indicator,
        defaults={
            "points": points,
            "reason": reason.strip(),
            "settled_at": at,
            "settled_by": by.actor,
        },
    )
    return made
