"""Closing against the timetable, and opening again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from satuatap.core.hints import hint
from satuatap.places.models import Hall, OpeningOverride


@dataclass(frozen=True)
class Closure:
    """What is to be closed: the whole hall, one office or one offering; until when, and why.

    ``until`` None means until somebody opens it again; everybody in the hall reads ``message``.
    """

    message: str
    until: datetime | None = None
    office_id: UUID | None = None
    offering_id: UUID | None = None


@transaction.atomic
def close_suddenly(hall: Hall, closure: Closure, *, by: str, at: datetime) -> OpeningOverride:
    """Close now; a closure of the same thing that still holds is replaced."""
    _holding(hall, closure.office_id, closure.offering_id, at=at).update(ends_at=at)
    made = OpeningOverride.objects.create(
        hall=hall,
        office_id=closure.office_id,
        offering_id=closure.offering_id,
        state=OpeningOverride.State.CLOSED,
        starts_at=at,
        ends_at=closure.until,
        message=closure.message,
        set_by=by,
    )
    hint(hall.pk)
    return made


@transaction.atomic
def reopen(override: OpeningOverride, *, at: datetime) -> None:
    """End a closure now. Doing it again changes nothing."""
    still = OpeningOverride.objects.holding(at).filter(
        pk=override.pk, state=OpeningOverride.State.CLOSED
    )
    if still.filter(starts_at=at).delete()[0] or still.update(ends_at=at):
        hint(override.hall_id)


def _holding(
    hall: Hall, office_id: UUID | None, offering_id: UUID | None, *, at: datetime
) -> QuerySet[OpeningOverride]:
    closed = OpeningOverride.objects.holding(at).filter(
        hall=hall, state=OpeningOverride.State.CLOSED, starts_at__lt=at
    )
    of_office = Q(office=office_id) if office_id else Q(office=None)
    of_offering = Q(offering=offering_id) if offering_id else Q(offering=None)
    return closed.filter(of_office, of_offering)


@transaction.atomic
def open_hall(hall: Hall) -> None:
    """The hall starts its work: from now on it gives numbers. Doing it again changes nothing."""
    waiting = Hall.objects.filter(pk=hall.pk).exclude(status=Hall.Status.OPERATING)
    if waiting.update(status=Hall.Status.OPERATING):
        hint(hall.pk)
