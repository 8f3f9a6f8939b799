"""What a kiosk (or a phone) offers: agencies, then services with their waits."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.estimates import Estimate
from satuatap.queueing.models import QueueDay, Ticket
from satuatap.queueing.queries.estimating import offering_estimates
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.queries.preparing import NOTHING, Preparation, preparations
from satuatap.queueing.queries.service_opening import ServiceOpening, service_openings

FREQUENT = 6


@dataclass(frozen=True)
class Offices:
    """The hall's agencies: the frequent ones first, the others in alphabetical order."""

    frequent: tuple[AgencyOffice, ...]
    others: tuple[AgencyOffice, ...]


@dataclass(frozen=True)
class Choice:
    """One service to choose: whether it is open, how long it takes, what it asks for."""

    offering: Offering
    opening: ServiceOpening
    estimate: Estimate
    waiting: int
    preparation: Preparation


def offices_of(hall: Hall) -> Offices:
    """Every agency that gives numbers in this hall."""
    giving = {each.office_id for each in floor_plan(hall).offerings.values() if each.queue}
    offices = list(AgencyOffice.objects.filter(pk__in=giving).select_related("agency"))
    offices.sort(key=lambda each: (each.order, each.short_name.casefold()))
    frequent = [each for each in offices if each.frequent][:FREQUENT]
    others = [each for each in offices if each not in frequent]
    return Offices(
        tuple(frequent), tuple(sorted(others, key=lambda each: each.short_name.casefold()))
    )


def choices_of(hall: Hall, office_id: UUID, *, at: datetime) -> list[Choice]:
    """The services of one agency for which one can take a number, closed ones included."""
    offered = Offering.objects.offered().filter(hall=hall, office=office_id, queue__isnull=False)
    offerings = list(offered.select_related("service").order_by("order", "title_id"))
    openings, estimates = service_openings(hall, at=at), offering_estimates(hall, at=at)
    waiting, prepared = _waiting(hall, at=at), preparations(offerings)
    return [
        Choice(
            offering=each,
            opening=openings[each.code],
            estimate=estimates[each.code],
            waiting=waiting.get(each.queue_id, 0) if each.queue_id else 0,
            preparation=prepared.get(each.pk, NOTHING),
        )
        for each in offerings
        if each.code in openings
    ]


def remote_left(hall: Hall, *, at: datetime) -> dict[UUID, tuple[int, int]]:
    """How many numbers are left for afar now, and of how many, by queue."""
    queues = {
        each.queue.id: each.queue for each in floor_plan(hall).offerings.values() if each.queue
    }
    days = QueueDay.objects.filter(queue__in=queues, day=hall.local(at).date())
    given = {each.queue_id: (each.issued, each.issued_remote) for each in days}
    left = {}
    for key, queue in queues.items():
        issued, remote = given.get(key, (0, 0))
        limit = rules.remote_limit(cap=queue.daily_cap, share=queue.remote_share, issued=issued)
        left[key] = (max(0, limit - remote), limit)
    return left


def _waiting(hall: Hall, *, at: datetime) -> dict[UUID, int]:
    day = hall.local(at).date()
    queues = Ticket.objects.waiting().filter(hall=hall, day=day).values_list("queue_id", flat=True)
    counted: dict[UUID, int] = {}
    for queue in queues:
        counted[queue] = counted.get(queue, 0) + 1
    return counted
