"""Who is told of a step. Messages hold no content: only that something happened, and where."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from satuatap.complaints.models import Complaint, ComplaintEvent
from satuatap.complaints.rules import Level, Part
from satuatap.identity.models import Membership, Role, User
from satuatap.notifications.actions import recipient_of, send
from satuatap.notifications.models import Recipient

AT_LEVEL = {
    Level.COORDINATOR: Part.HALL,
    Level.INSPECTORATE: Part.INSPECTORATE,
    Level.MINISTRY: Part.MINISTRY,
    Level.OMBUDSMAN: Part.OMBUDSMAN,
}


def tell_reporter(complaint: Complaint, event: str, *, cause: ComplaintEvent, at: datetime) -> None:
    """Tell whoever reported, if they left a way."""
    to = Recipient.objects.filter(reporter_rows__complaint=complaint).first()
    if to is not None:
        _tell(complaint, event, to, cause=cause, at=at)


def tell_chain(
    complaint: Complaint,
    event: str,
    *,
    cause: ComplaintEvent,
    at: datetime,
    part: Part | None = None,
) -> None:
    """Tell everybody of one part, or of whoever has to move now; never whom it is about."""
    part = part or complaint.holder
    for user in people_of(complaint, part):
        _tell(complaint, event, recipient_of(user, at=at), cause=cause, at=at)


def people_of(complaint: Complaint, part: Part | None) -> Iterable[User]:
    """The active accounts that play this part in a complaint."""
    places: dict[Part | None, Q] = {
        Part.OFFICE: Q(role=Role.COUNTER_OFFICER, office=complaint.office_id),
        Part.HALL: Q(role=Role.HALL_MANAGER, hall=complaint.hall_id),
        Part.INSPECTORATE: Q(role=Role.INSPECTORATE, hall=complaint.hall_id),
        Part.MINISTRY: Q(role=Role.MINISTRY),
        Part.OMBUDSMAN: Q(role=Role.OMBUDSMAN),
    }
    if part not in places:
        return []
    about = complaint.implicated.values("user")
    users = User.objects.filter(
        pk__in=Membership.objects.filter(places[part]).values("user"), is_active=True
    )
    own = complaint.reporter.account_id
    return users.exclude(pk__in=about).exclude(pk=own or 0).order_by("pk")


def _tell(
    complaint: Complaint, event: str, to: Recipient, *, cause: ComplaintEvent, at: datetime
) -> None:
    send(
        event,
        to,
        {"code": complaint.code},
        at=at,
        key=f"complaint {complaint.pk} {cause.pk}",
        # The hall's list of failed messages must not tell of what goes around the hall.
        hall=None if complaint.around_hall else complaint.hall,
    )
