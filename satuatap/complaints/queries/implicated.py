"""Whom a complaint is about: who served the ticket, or sat at the counter that day."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from satuatap.complaints import references
from satuatap.complaints.models import Complaint
from satuatap.identity.models import Membership, Role, User
from satuatap.queueing.models import CounterSession, TicketEvent

USER = "user:"


def who_served(complaint: Complaint, *, at: datetime) -> set[int]:
    """The accounts that served its ticket or its case, or sat at its counter on the day."""
    found = set[int]()
    if complaint.ticket_id is not None:
        found |= _who_pressed(complaint.ticket_id)
    if complaint.counter_id is not None:
        found |= _who_sat(complaint, at=at)
    if complaint.reference:
        named = references.found(complaint.reference_kind, complaint.reference, hall=complaint.hall)
        found |= named.served if named else set()
    known = User.objects.filter(pk__in=found)  # the history names accounts that are no more
    return set(known.values_list("pk", flat=True))


def manages(hall: UUID, users: Collection[int]) -> bool:
    """Whether one of these accounts answers for the hall."""
    managers = Membership.objects.filter(role=Role.HALL_MANAGER, hall=hall)
    return bool(users) and managers.filter(user__in=users).exists()


def stands_above(user: User) -> bool:
    """Whether this account looks after halls from above."""
    above = (Role.INSPECTORATE, Role.MINISTRY, Role.OMBUDSMAN)
    return user.memberships.filter(role__in=above).exists()


def _who_pressed(ticket: UUID) -> set[int]:
    """By the ticket's history, and by who sat where it was handled then."""
    events = TicketEvent.objects.filter(ticket=ticket, counter__isnull=False)
    found, sat = set[int](), Q(pk__in=[])
    for actor, counter, at in events.values_list("actor", "counter", "at"):
        if actor.startswith(USER):
            found.add(int(actor.removeprefix(USER)))
        sat |= Q(counter=counter, opened_at__lte=at) & (Q(closed_at=None) | Q(closed_at__gte=at))
    return found | _officers(sat)


def _who_sat(complaint: Complaint, *, at: datetime) -> set[int]:
    hall = complaint.hall
    day = complaint.happened_on or hall.local(at).date()
    begins = datetime.combine(day, time(), hall.zone)
    within = Q(opened_at__lt=begins + timedelta(days=1))
    within &= Q(closed_at=None) | Q(closed_at__gte=begins)
    return _officers(within & Q(counter=complaint.counter_id))


def _officers(sat: Q) -> set[int]:
    sessions = CounterSession.objects.filter(sat, officer__isnull=False)
    return {each.officer_id for each in sessions if each.officer_id is not None}
