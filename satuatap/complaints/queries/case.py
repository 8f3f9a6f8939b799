"""What the desk's page of one complaint needs beside the complaint."""

from dataclasses import dataclass

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints.access import Actor
from satuatap.complaints.models import Complaint, Note
from satuatap.complaints.queries.page import Shown, shown
from satuatap.complaints.queries.people import who_reported
from satuatap.complaints.references import Found, found
from satuatap.complaints.rules.offers import Facts, offered
from satuatap.identity.models import Membership, Role, User


@dataclass(frozen=True)
class Case:
    """One complaint for somebody of its chain."""

    shown: Shown
    reporter: str
    notes: list[Note]
    offers: list[str]
    named: Found | None


def case_of(complaint: Complaint, to: Actor) -> Case:
    """What this actor sees, and may do."""
    seen = shown(complaint, to)
    facts = Facts(
        complaint.state,
        is_secret=complaint.is_secret,
        may_publish=complaint.may_publish,
        is_anonymous=complaint.is_anonymous,
        around_hall=complaint.around_hall,
        is_public=seen.public is not None,
        was_reopened=complaint.reopenings > 0,
    )
    return Case(
        shown=seen,
        reporter=who_reported(complaint, to),
        notes=list(complaint.notes.order_by("at", "pk")),
        offers=offered(to.part, facts),
        named=found(complaint.reference_kind, complaint.reference, hall=complaint.hall),
    )


def offices_for(complaint: Complaint) -> list[AgencyOffice]:
    """To whom it may be handed: nobody of the hall where it goes around the hall."""
    if complaint.around_hall:
        return []
    return list(
        AgencyOffice.objects.filter(hall=complaint.hall_id, is_active=True).order_by("name")
    )


def staff_of(complaint: Complaint, *, with_inspectors: bool = False) -> list[User]:
    """Who works in its hall, for whoever says whom it is about."""
    roles = Membership.objects.filter(hall=complaint.hall_id)
    if not with_inspectors:
        roles = roles.exclude(user__in=roles.filter(role=Role.INSPECTORATE).values("user"))
    working = User.objects.filter(pk__in=roles.values("user"), is_active=True)
    return list(working.order_by("name", "pk"))
