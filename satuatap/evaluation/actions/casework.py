"""A case from its notice to its end; every step is a row that stays."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from satuatap.documents.actions import issue, revoke
from satuatap.documents.actions.versions import held as held_document
from satuatap.documents.models import IssuedDocument
from satuatap.evaluation.errors import DateHasPassed, NotFromHere, ProofIsMissing, StepIsTaken
from satuatap.evaluation.models import Case, CaseEvent
from satuatap.evaluation.papers import letter_pdf
from satuatap.evaluation.rules import ARROWS, CaseStep, Outcome
from satuatap.identity.models import User
from satuatap.oversight.actions import move
from satuatap.oversight.models import Paper
from satuatap.oversight.queries import stage_of
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

SYSTEM = By("system")
OPERATING, COACHING, DOWNGRADED = "operating", "coaching", "downgraded"
STANDING = ("", "inaugurated", OPERATING, COACHING)  # from these a hall can be downgraded
COACHED = (CaseStep.VISIT, CaseStep.RECHECK, CaseStep.PROPOSAL, CaseStep.DECISION)


@dataclass(frozen=True)
class Told:
    """What is written with a step, and until when the next one is awaited."""

    text: str
    due: date | None = None


@transaction.atomic
def plan(case: Case, told: Told, *, by: By, at: datetime) -> Case:
    """The hall answers its notice with a plan, and says by when."""
    if told.due is not None and told.due < case.hall.local(at).date():
        raise DateHasPassed
    return _step(case, CaseStep.PLAN, told, by=by, at=at)


@transaction.atomic
def coach(case: Case, told: Told, *, by: By, at: datetime) -> Case:
    """Somebody goes there to help; from now on the hall is under coaching."""
    now = _step(case, CaseStep.VISIT, told, by=by, at=at)
    _move_to(now.hall, COACHING, note=told.text, by=by, at=at)
    return now


@transaction.atomic
def recheck(case: Case, told: Told, *, by: By, at: datetime) -> Case:
    """Look again whether it was mended."""
    return _step(case, CaseStep.RECHECK, told, by=by, at=at)


@transaction.atomic
def mend(case: Case, told: Told, *, by: By, at: datetime) -> Case:
    """It was mended: the case ends, and the hall is free unless another case holds it."""
    return _end(case, Outcome.MENDED, told, by=by, at=at)


@transaction.atomic
def take_back(case: Case, told: Told, *, by: By, at: datetime) -> Case:
    """The warning was wrong; it ends, and says why.

    A decision that nobody has signed is taken back with its letter, which is revoked for the same
    reason.
    """
    if not told.text.strip():
        raise ProofIsMissing
    _revoke_letter(case, told.text, at=at)
    return _end(case, Outcome.WITHDRAWN, told, by=by, at=at)


@transaction.atomic
def propose(case: Case, told: Told, *, by: By, at: datetime) -> Case:
    """Propose to downgrade the hall; all that was done so far is the record."""
    return _step(case, CaseStep.PROPOSAL, told, by=by, at=at)


@transaction.atomic
def decide_case(case: Case, told: Told, signatory: User, *, by: By, at: datetime) -> Case:
    """Decide to downgrade: a letter with the whole record waits for its signature.

    The hall is downgraded once the letter is signed, and not before.
    """
    now = _held(case)
    if now.step == CaseStep.DECISION:
        return _same(now, told)
    _check(now, CaseStep.DECISION)
    document = issue(
        kind=IssuedDocument.Kind.LETTER,
        title=f"Penurunan status {now.hall.title}",
        pdf=lambda code: letter_pdf(now, told.text, code, at=at),
        signatories=[signatory],
        at=at,
        is_public=True,
    )
    return _step(now, CaseStep.DECISION, told, by=by, at=at, document=document)


@transaction.atomic
def carry_out(document_id: UUID, *, at: datetime) -> Case | None:
    """The letter was signed: the hall is downgraded, and the case ends.

    A hall that was downgraded by another letter, or closed, meanwhile stays where it is.
    """
    deciding = CaseEvent.objects.filter(document=document_id, step=CaseStep.DECISION)
    event = deciding.select_related("case__hall__region", "document").first()
    if event is None or event.document is None or event.case.step != CaseStep.DECISION:
        return None
    case = _held(event.case)
    Hall.objects.select_for_update(of=("self",)).get(pk=case.hall_id)
    if stage_of(case.hall) in STANDING:
        _downgrade(case.hall, event, event.document, at=at)
    return _close(case, Outcome.DOWNGRADED, Told(event.text), by=SYSTEM, at=at)


def _downgrade(hall: Hall, event: CaseEvent, paper: IssuedDocument, *, at: datetime) -> None:
    _move_to(hall, COACHING, note=event.text, by=SYSTEM, at=at)
    move(
        hall,
        DOWNGRADED,
        by=SYSTEM,
        on=hall.local(at).date(),
        at=at,
        document=Paper(paper.title, url=paper.get_absolute_url()),
        note=event.text,
    )


def _revoke_letter(case: Case, because: str, *, at: datetime) -> None:
    """Revoke the letter of a case that waits for its signature; held first, as signing holds it."""
    waiting = CaseEvent.objects.filter(
        case=case, step=CaseStep.DECISION, case__step=CaseStep.DECISION
    )
    event = waiting.select_related("document").first()
    if event is None or event.document is None:
        return
    if held_document(event.document).is_complete:
        raise NotFromHere
    revoke(event.document, reason=because, at=at)


def _end(case: Case, outcome: Outcome, told: Told, *, by: By, at: datetime) -> Case:
    now = _held(case)
    if now.step == CaseStep.CLOSED and now.outcome == outcome:
        return _same(now, told)
    was_coached = now.step in COACHED
    if now.step == CaseStep.DECISION and outcome != Outcome.WITHDRAWN:
        raise NotFromHere
    ended = _close(now, outcome, told, by=by, at=at)
    others = Case.objects.open().filter(hall=now.hall, step__in=COACHED).exists()
    if was_coached and not others and stage_of(now.hall) == COACHING:
        _go(now.hall, OPERATING, note=told.text, by=by, at=at)
    return ended


def _close(case: Case, outcome: Outcome, told: Told, *, by: By, at: datetime) -> Case:
    now = _held(case)
    _check(now, CaseStep.CLOSED)
    now.step, now.outcome, now.closed_at, now.due = CaseStep.CLOSED, outcome, at, None
    now.save(update_fields=["step", "outcome", "closed_at", "due"])
    _record(now, told, by=by, at=at)
    return now


def _step(
    case: Case,
    to: CaseStep,
    told: Told,
    *,
    by: By,
    at: datetime,
    document: IssuedDocument | None = None,
) -> Case:
    """One drawn step further; the same step again is no other, and other words are refused."""
    now = _held(case)
    if now.step == to:
        return _same(now, told)
    _check(now, to)
    if not told.text.strip():
        raise ProofIsMissing
    now.step, now.due = to, told.due
    now.save(update_fields=["step", "due"])
    _record(now, told, by=by, at=at, document=document)
    return now


def _same(case: Case, told: Told) -> Case:
    """The case as it stands; raises StepIsTaken where its last step was told otherwise."""
    last = CaseEvent.objects.filter(case=case, step=case.step).latest("at", "pk")
    if (last.text, last.due) != (told.text.strip(), told.due):
        raise StepIsTaken
    return case


def _record(
    case: Case, told: Told, *, by: By, at: datetime, document: IssuedDocument | None = None
) -> None:
    CaseEvent.objects.create(
        case=case,
        step=case.step,
        text=told.text.strip(),
        due=told.due,
        at=at,
        actor=by.actor,
        document=document,
    )


def _held(case: Case) -> Case:
    known = Case.objects.select_related("hall__region__province")
    return known.select_for_update(of=("self",)).get(pk=case.pk)


def _check(case: Case, to: CaseStep) -> None:
    if to not in ARROWS[CaseStep(case.step)]:
        raise NotFromHere


def _move_to(hall: Hall, stage: str, *, note: str, by: By, at: datetime) -> None:
    """Take a hall to a stage unless it is there; one of unknown life is known to operate."""
    here = stage_of(hall)
    if here == stage:
        return
    if not here:
        day = hall.local(at).date()
        move(hall, OPERATING, by=by, on=day, at=at, source=hall.inauguration_source or "SatuAtap")
    _go(hall, stage, note=note, by=by, at=at)


def _go(hall: Hall, stage: str, *, note: str, by: By, at: datetime) -> None:
    move(hall, stage, by=by, on=hall.local(at).date(), at=at, note=note)
