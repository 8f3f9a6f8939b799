"""What a hall objects to within its window, and what the ministry answers."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from satuatap.evaluation.actions.computing import compute_one
from satuatap.evaluation.actions.held import in_step
from satuatap.evaluation.actions.scoring import put_points
from satuatap.evaluation.errors import (
    AlreadyAnswered,
    AlreadyObjected,
    NoSuchLevel,
    UnknownIndicator,
)
from satuatap.evaluation.models import Assessment, Objection
from satuatap.evaluation.rules import Step
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class Answer:
    """What is answered; ``points`` where a judged indicator gets others."""

    is_upheld: bool
    text: str
    points: Decimal | None = None


@transaction.atomic
def object_to(
    assessment: Assessment, indicator: str, text: str, *, by: By, at: datetime
) -> Objection:
    """Object to what one indicator was given; once, and within the window."""
    cycle = in_step(assessment, Step.OBJECTION, at=at, until=Step.OBJECTION)
    if indicator not in {each.slug for each in cycle.instrument.indicators}:
        raise UnknownIndicator(indicator=indicator)
    made, is_new = Objection.objects.get_or_create(
        assessment=assessment,
        indicator=indicator,
        defaults={"text": text.strip(), "filed_at": at, "filed_by": by.actor},
    )
    if not is_new and made.text != text.strip():
        raise AlreadyObjected
    return made


@transaction.atomic
def answer_objection(objection: Objection, answer: Answer, *, by: By, at: datetime) -> Objection:
    """Answer an objection before the decision.

    An upheld one changes a judged indicator's points, or has the figures of this hall alone
    computed anew from what has been mended in the records: nobody types a figure.
    """
    now = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
    cycle = in_step(now.assessment, Step.OBJECTION, at=at)
    if now.state != Objection.State.FILED:
        raise AlreadyAnswered
    is_computed = now.indicator in {each.slug for each in cycle.instrument.computed()}
    if answer.is_upheld and is_computed:
        mine = Assessment.objects.select_related("hall__region").get(pk=now.assessment_id)
        compute_one(mine, cycle, at=at)
    elif answer.is_upheld:
        if answer.points is None:
            raise NoSuchLevel(most=cycle.instrument.most)
        put_points(now.assessment, now.indicator, (answer.points, answer.text), by=by, at=at)
    now.state = Objection.State.UPHELD if answer.is_upheld else Objection.State.REJECTED
    now.answer, now.answered_at, now.answered_by = answer.text.strip(), at, by.actor
    now.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    return now
