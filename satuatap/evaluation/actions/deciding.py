"""The decision: every hall's result is written once, and stays."""

from datetime import datetime

from django.db import transaction

from satuatap.documents.actions import issue
from satuatap.documents.models import IssuedDocument
from satuatap.evaluation.actions.cycles import advance
from satuatap.evaluation.actions.held import held
from satuatap.evaluation.errors import AlreadyDecided, NotInThisStep
from satuatap.evaluation.models import Cycle, Decision, Result
from satuatap.evaluation.papers import decision_pdf
from satuatap.evaluation.queries.digests import digest_of
from satuatap.evaluation.queries.outcome import Outcome, outcomes
from satuatap.evaluation.rules import Step
from satuatap.identity.models import User
from satuatap.queueing.actions import By


@transaction.atomic
def decide(cycle: Cycle, signatory: User, *, by: By, at: datetime) -> Decision:
    """Write down the result of every hall of a cycle, for good; raises AlreadyDecided.

    The paper of the decision waits for its signature, without which nothing is published.
    """
    now = held(cycle)
    if Decision.objects.filter(cycle=now).exists():
        raise AlreadyDecided
    if now.step != Step.DECISION:
        raise NotInThisStep
    found = outcomes(now)
    Result.objects.bulk_create([_row(now, each) for each in found], batch_size=200)
    digest = digest_of(Result.objects.filter(cycle=now))
    document = issue(
        kind=IssuedDocument.Kind.RESULT,
        title=f"Hasil {now.title}",
        pdf=lambda code: decision_pdf(now, digest, code, at=at),
        signatories=[signatory],
        at=at,
        is_public=True,
    )
    return Decision.objects.create(
        cycle=now, decided_at=at, decided_by=by.actor, digest=digest, document=document
    )


def publish(cycle: Cycle, *, at: datetime) -> Cycle:
    """Let everybody read the results."""
    return advance(cycle, Step.PUBLISHED, at=at)


def _row(cycle: Cycle, found: Outcome) -> Result:
    return Result(
        cycle=cycle,
        hall_id=found.hall_id,
        index=found.index,
        low=found.low,
        high=found.high,
        grade=found.grade,
        rank=found.rank,
        reasons=list(found.reasons),
        change=found.change,
        change_rank=found.change_rank,
        detail=found.detail,
    )
