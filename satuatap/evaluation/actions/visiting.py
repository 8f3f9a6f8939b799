"""Field visits: the plan, what was seen, and what has to be mended until when."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from satuatap.core.uploads.actions import keep_files
from satuatap.evaluation.actions.held import in_step, said, today_of
from satuatap.evaluation.errors import (
    AlreadyFound,
    AlreadyMended,
    DateHasPassed,
    NotMendedYet,
    ProofIsMissing,
    SeenElsewhere,
    TooLate,
    UnknownIndicator,
)
from satuatap.evaluation.models import (
    Assessment,
    Assignment,
    Cycle,
    FieldVisit,
    Finding,
    FindingCheck,
    Observation,
    ObservationPhoto,
)
from satuatap.evaluation.rules import SCORING, Step
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class Place:
    """Where somebody stood, to so many metres."""

    latitude: Decimal
    longitude: Decimal
    accuracy: int | None = None


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One observation as a device sends it: its own key, and when it was made."""

    key: UUID
    note: str
    seen_at: datetime
    indicator: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Looked:
    """What somebody saw who looked again; ``due`` is the new date of what does not hold."""

    holds: bool
    note: str
    due: date | None = None


@transaction.atomic
def plan_visit(
    assessment: Assessment, on: date, agenda: str, *, by: By, at: datetime
) -> FieldVisit:
    """Say when the evaluators go, and what they look at; it may be moved."""
    in_step(assessment, *SCORING, at=at, until=Step.VISIT)
    made, _new = FieldVisit.objects.update_or_create(
        assessment=assessment,
        defaults={"planned_on": on, "agenda": agenda.strip(), "planned_by": by.actor},
    )
    return made


@transaction.atomic
def observe(assignment: Assignment, seen: Seen, *, at: datetime) -> Observation:
    """Keep what was seen with its photos, which came under the same key; once per key.

    What was seen by the last day of the visits may come later, while the step still runs: a device
    sends once it has a network. Raises TooLate of what was seen after that day, SeenElsewhere, or
    UnknownIndicator.
    """
    mine = Observation.objects.filter(pk=seen.key, assignment=assignment)
    known = mine.first()
    if known is not None:
        return known
    cycle = in_step(assignment.assessment, *SCORING, at=at)
    known = mine.first()  # another sending of it may have been ahead
    if known is not None:
        return known
    if Observation.objects.filter(pk=seen.key).exists():
        raise SeenElsewhere
    _must_fit(seen, cycle)
    place = seen.place
    made = Observation.objects.create(
        key=seen.key,
        assessment=assignment.assessment,
        assignment=assignment,
        indicator=seen.indicator,
        note=seen.note.strip(),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        accuracy=place.accuracy if place else None,
        seen_at=min(seen.seen_at, at),
        received_at=at,
    )
    ObservationPhoto.objects.bulk_create(
        ObservationPhoto(observation=made, upload=upload) for upload in keep_files(seen.key, at=at)
    )
    return made


def _must_fit(seen: Seen, cycle: Cycle) -> None:
    """Seen in time, and of an indicator of this instrument."""
    if today_of(seen.seen_at) > cycle.visit_by:
        raise TooLate(until=said(cycle.visit_by))
    if seen.indicator and seen.indicator not in {each.slug for each in cycle.instrument.indicators}:
        raise UnknownIndicator(indicator=seen.indicator)


@transaction.atomic
def find(assignment: Assignment, text: str, due: date, *, by: By, at: datetime) -> Finding:
    """Write down what has to be mended, and until when; the same finding is one.

    Raises AlreadyFound where it is there with another date.
    """
    in_step(assignment.assessment, *SCORING, at=at, until=Step.VISIT)
    hall = assignment.assessment.hall
    if due < hall.local(at).date():
        raise DateHasPassed
    made, is_new = Finding.objects.get_or_create(
        assessment=assignment.assessment,
        text=text.strip(),
        defaults={"due": due, "found_at": at, "found_by": by.actor},
    )
    if not is_new and made.due != due:
        raise AlreadyFound(due=said(made.due))
    return made


@transaction.atomic
def mended(finding: Finding, proof: str, *, by: By, at: datetime) -> Finding:
    """A finding was mended, and this shows it; also after the cycle has ended.

    Raises ProofIsMissing, or AlreadyMended where another proof is there.
    """
    if not proof.strip():
        raise ProofIsMissing
    now = Finding.objects.select_for_update().get(pk=finding.pk)
    if now.done_at is None:
        now.proof, now.done_at, now.done_by = proof.strip(), at, by.actor
        now.save(update_fields=["proof", "done_at", "done_by"])
    elif now.proof != proof.strip():
        raise AlreadyMended(proof=now.proof)
    return now


@transaction.atomic
def check(finding: Finding, looked: Looked, *, by: By, at: datetime) -> Finding:
    """Look again at what a hall calls mended: it holds, or it is open again until a new date.

    Every look stays on record. Raises NotMendedYet, or DateHasPassed.
    """
    known = Finding.objects.select_related("assessment__hall__region")
    now = known.select_for_update(of=("self",)).get(pk=finding.pk)
    if now.confirmed_at is not None and looked.holds:
        return now
    if now.done_at is None:
        raise NotMendedYet
    if not looked.holds and (
        looked.due is None or looked.due < now.assessment.hall.local(at).date()
    ):
        raise DateHasPassed
    FindingCheck.objects.create(
        finding=now,
        holds=looked.holds,
        proof=now.proof,
        note=looked.note.strip(),
        due=None if looked.holds else looked.due,
        at=at,
        actor=by.actor,
    )
    return _confirmed(now, at=at) if looked.holds else _open_again(now, looked.due)


def _confirmed(finding: Finding, *, at: datetime) -> Finding:
    finding.confirmed_at = at
    finding.save(update_fields=["confirmed_at"])
    return finding


def _open_again(finding: Finding, due: date | None) -> Finding:
    finding.proof, finding.done_at, finding.done_by = "", None, ""
    finding.confirmed_at, finding.due = None, due or finding.due
    finding.save(update_fields=["proof", "done_at", "done_by", "confirmed_at", "due"])
    return finding
