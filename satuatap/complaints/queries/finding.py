"""The doors to a complaint: by account, or by a telephone that was proved."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from satuatap.complaints.access import Actor, actor_in
from satuatap.complaints.errors import ComplaintIsUnknown
from satuatap.complaints.models import Complaint, ComplaintClock, ComplaintQuerySet
from satuatap.complaints.queries.drafts import Owner
from satuatap.complaints.queries.people import phone_digest


def complaint_for(user: Any, code: str, *, at: datetime) -> tuple[Complaint, Actor]:
    """The complaint of a link, and what the account is in it; raises ComplaintIsUnknown."""
    rows = Complaint.objects.visible_to(user, at).select_related("hall__region", "office")
    found = rows.filter(code=code).first()
    actor = actor_in(found, user) if found else None
    if found is None or actor is None:
        raise ComplaintIsUnknown
    return found, actor


def complaints_of_phone(phone: str) -> ComplaintQuerySet:
    """Those that came from a telephone, for whoever has just proved that it is theirs."""
    digest = phone_digest(phone)
    return Complaint.objects.filter(reporter__phone_digest=digest).order_by("-drafted_at")


def own_complaints(owner: Owner) -> ComplaintQuerySet:
    """What somebody has sent, by account and by the telephone that was proved; newest first."""
    mine = Q(pk__in=[])
    if owner.account is not None:
        mine |= Q(reporter__account=owner.account)
    if owner.phone_digest:
        mine |= Q(reporter__phone_digest=owner.phone_digest)
    rows = Complaint.objects.sent().filter(mine)
    return rows.select_related("hall__region").order_by("-sent_at", "pk")


MOST_OVERDUE = 1000


def overdue(*, at: datetime) -> list[UUID]:
    """The complaints whose clock has run out unanswered, longest first, a thousand at most."""
    due = ComplaintClock.objects.breached(at).order_by("due_at", "pk")
    return list(due.values_list("complaint", flat=True)[:MOST_OVERDUE])
