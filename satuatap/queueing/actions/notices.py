"""Telling everybody in the hall something."""

from datetime import datetime
from uuid import UUID

from satuatap.core.hints import hint
from satuatap.places.models import Hall
from satuatap.queueing.actions.steps import By
from satuatap.queueing.models import Notice


def send_notice(
    hall: Hall,
    text: str,
    *,
    by: By,
    at: datetime,
    until: datetime | None = None,
    office_id: UUID | None = None,
) -> Notice:
    """Show a message on the displays and on every open ticket page until it is taken back."""
    sent = Notice.objects.create(
        hall=hall, office_id=office_id, text=text, starts_at=at, ends_at=until, set_by=by.actor
    )
    hint(hall.pk)
    return sent


def stop_notice(notice: Notice, *, at: datetime) -> None:
    """Take a message back. Doing it again changes nothing."""
    if Notice.objects.holding(at).filter(pk=notice.pk).update(ends_at=at):
        hint(notice.hall_id)
