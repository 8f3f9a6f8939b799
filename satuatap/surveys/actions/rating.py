"""Invite a served person, and take the answer, once."""

from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from satuatap.core import sql
from satuatap.queueing.events import TicketServed
from satuatap.surveys.errors import AlreadyRated, NotInvited
from satuatap.surveys.models import Invitation, Rating

COUNT_SERVED = Path(__file__).parent.parent / "sql" / "count_served.sql"


def invite(served: TicketServed) -> Invitation:
    """Ask a served person how it went, and count them; doing it again changes nothing."""
    invitation, is_new = Invitation.objects.get_or_create(
        ticket_id=served.ticket_id,
        defaults={
            "visit_id": served.visit_id,
            "hall_id": served.hall_id,
            "invited_at": served.at,
        },
    )
    if is_new:
        sql.execute(sql.text(COUNT_SERVED), {"ticket": served.ticket_id})
    return invitation


def rate(
    code: str, *, score: int, comment: str, at: datetime, channel: str = Rating.Channel.PHONE
) -> Rating:
    """Take the answer for the ticket of this code; raises NotInvited or AlreadyRated."""
    invitation = invitation_for(code)
    try:
        with transaction.atomic():
            return Rating.objects.create(
                ticket_id=invitation.ticket_id,
                visit_id=invitation.visit_id,
                hall_id=invitation.hall_id,
                score=score,
                comment=comment,
                channel=channel,
                at=at,
            )
    except IntegrityError:
        raise AlreadyRated from None


def invitation_for(code: str) -> Invitation:
    """The invitation of the ticket of this code; raises NotInvited."""
    named = ("ticket__offering__office", "hall__region")
    found = Invitation.objects.select_related(*named).filter(ticket__code=code).first()
    if found is None:
        raise NotInvited
    return found
