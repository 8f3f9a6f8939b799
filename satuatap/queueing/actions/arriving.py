"""Coming into the line: take a number, confirm it, give it up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from satuatap.catalogue.models import Offering
from satuatap.core import sql
from satuatap.core.errors import Refusal
from satuatap.core.hints import hint
from satuatap.core.ids import short_code, uuid7
from satuatap.places.models import Hall
from satuatap.queueing import rules
from satuatap.queueing.actions.sharing import give_share_back, hold_share
from satuatap.queueing.actions.steps import By, Step, locked, take
from satuatap.queueing.errors import (
    ConfirmedTooLate,
    KeyWasUsed,
    NotFromHere,
    NumbersAreGone,
    RemoteNumbersAreGone,
    RemoteTicketsAreOff,
    ServiceIsClosed,
    ServiceIsUnknown,
)
from satuatap.queueing.models import QueueDay, Ticket, TurnedAway, Visit
from satuatap.queueing.queries.estimating import newcomer_ranges
from satuatap.queueing.queries.plan import OfferingPlan, QueuePlan, floor_plan
from satuatap.queueing.queries.service_opening import service_opening

ISSUE = Path(__file__).parent.parent / "sql" / "issue_ticket.sql"


@dataclass(frozen=True)
class TicketRequest:
    """What somebody asks for at the kiosk, on the phone or through the API.

    ``priority`` is one of ``none``, ``elderly``, ``disabled``, ``pregnant``, ``infant``;
    ``delivery`` is ``phone`` (waits at once), ``paper`` (waits when printed) or ``remote`` (waits
    when confirmed at the hall). ``visit`` adds the ticket to a stay that has begun.
    """

    service: str
    priority: str = Ticket.Reason.NONE
    delivery: str = Ticket.Delivery.PHONE
    visit: Visit | None = None


@dataclass(frozen=True)
class GivenTicket:
    """What giving a number says at once: who it is, its place (1 is next), and how long it waits.

    The minutes are None when nobody can know; the place is the last possible one where it depends
    on who comes. ``is_new`` is false for a number that was given before.
    """

    id: UUID
    number: str
    code: str
    service: str
    position: int | None
    likely_minutes: int | None
    late_minutes: int | None
    issued_at: datetime
    is_new: bool = True


@dataclass(frozen=True)
class _Row:
    id: UUID
    number: str
    position: int
    likely_minutes: int | None
    late_minutes: int | None


def take_ticket(
    hall: Hall, request: TicketRequest, *, by: By, at: datetime, key: str | None = None
) -> GivenTicket:
    """Give the next number of the service's queue, in one statement.

    The same ``key`` gives the same ticket again (``is_new`` is false then), even after the queue
    has closed. Whoever stands in the hall and gets none because the day's are given is counted
    (`TurnedAway`). Raises ServiceIsUnknown, ServiceIsClosed, NumbersAreGone, RemoteNumbersAreGone,
    RemoteTicketsAreOff or KeyWasUsed.
    """
    try:
        return _give(hall, request, by=by, at=at, key=key)
    except (Refusal, IntegrityError) as refusal:
        earlier = earlier_ticket(hall, key)
        if earlier is None:
            if isinstance(refusal, NumbersAreGone):
                _count_refused(hall, request, at=at, key=key)
            raise
        return _again(earlier, request)


def _give(
    hall: Hall, request: TicketRequest, *, by: By, at: datetime, key: str | None
) -> GivenTicket:
    plan = floor_plan(hall)
    offering = plan.offerings.get(request.service)
    if offering is None or offering.queue is None:
        raise ServiceIsUnknown
    if request.delivery == Ticket.Delivery.REMOTE and not plan.policy.remote_allowed:
        raise RemoteTicketsAreOff
    opening = service_opening(hall, offering, at=at)
    if not opening.open:
        raise ServiceIsClosed(detail=opening.detail)
    values = _values(hall, offering, request, queue=offering.queue, at=at)
    values |= {"actor": by.actor, "key": key}
    row = sql.row(_Row, ISSUE, **values)
    if row is None:
        raise _gone(offering.queue, request, day=values["day"])
    hint(hall.pk)
    return GivenTicket(
        id=row.id,
        number=row.number,
        code=values["code"],
        service=request.service,
        position=row.position,
        likely_minutes=row.likely_minutes,
        late_minutes=row.late_minutes,
        issued_at=at,
    )


def _count_refused(hall: Hall, request: TicketRequest, *, at: datetime, key: str | None) -> None:
    """One more who went away, once per key; from afar anybody could ask as often as they like."""
    offering = floor_plan(hall).offerings[request.service]
    if offering.queue is None or request.delivery == Ticket.Delivery.REMOTE:
        return
    day = hall.local(at).date()
    row = TurnedAway(hall=hall, queue_id=offering.queue.id, day=day, at=at, key=key)
    TurnedAway.objects.bulk_create([row], ignore_conflicts=True)


def _gone(queue: QueuePlan, request: TicketRequest, *, day: date) -> Refusal:
    """Why there is no number: the day's are given, or only the share of those from afar."""
    if request.delivery != Ticket.Delivery.REMOTE:
        return NumbersAreGone()
    days = QueueDay.objects.filter(queue=queue.id, day=day)
    issued = days.values_list("issued", flat=True).first() or 0
    is_full = queue.daily_cap is not None and issued >= queue.daily_cap
    return NumbersAreGone() if is_full else RemoteNumbersAreGone()


def earlier_ticket(hall: Hall, key: str | None) -> Ticket | None:
    """The ticket that this key gave before, if any."""
    if key is None:
        return None
    tickets = Ticket.objects.filter(hall=hall, idempotency_key=key)
    return tickets.select_related("offering").first()


def _again(ticket: Ticket, request: TicketRequest) -> GivenTicket:
    service = _asked_service(ticket)
    asked = (request.service, request.delivery, request.priority != Ticket.Reason.NONE)
    if (service, _asked_delivery(ticket), ticket.priority) != asked:
        raise KeyWasUsed
    return GivenTicket(
        id=ticket.pk,
        number=ticket.number,
        code=ticket.code,
        service=service,
        position=ticket.position,
        likely_minutes=ticket.likely_minutes,
        late_minutes=ticket.late_minutes,
        issued_at=ticket.issued_at,
        is_new=False,
    )


def _asked_delivery(ticket: Ticket) -> str:
    """How the number was to be handed over, before a phone took over its paper."""
    taken_over = ticket.delivery == Ticket.Delivery.PHONE and ticket.confirm_by is not None
    return Ticket.Delivery.PAPER if taken_over else ticket.delivery


def _asked_service(ticket: Ticket) -> str:
    """The service that the number was taken for, before any transfer."""
    first = ticket.events.order_by("id").first()
    asked = first.after.get("offering_id") if first else None
    offering = Offering.objects.filter(pk=asked).first() if asked else None
    return (offering or ticket.offering).code


def _values(
    hall: Hall,
    offering: OfferingPlan,
    request: TicketRequest,
    *,
    queue: QueuePlan,
    at: datetime,
) -> dict[str, Any]:
    policy = floor_plan(hall).policy
    likely, late = newcomer_ranges(hall, request.service, at=at)
    waits = {
        Ticket.Delivery.PHONE: None,
        Ticket.Delivery.PAPER: at + timedelta(seconds=policy.paper_seconds),
        Ticket.Delivery.REMOTE: at + timedelta(minutes=policy.remote_minutes),
    }
    confirm_by = waits[Ticket.Delivery(request.delivery)]
    remote = int(request.delivery == Ticket.Delivery.REMOTE)
    return {
        "id": uuid7(),
        "code": short_code(),
        "hall": hall.pk,
        "visit": request.visit.pk if request.visit else uuid7(),
        "new_visit": request.visit is None,
        "offering": offering.id,
        "queue": queue.id,
        "prefix": queue.prefix,
        "first": queue.first_number,
        "last": queue.last_number,
        "cap": queue.daily_cap,
        "promise": queue.promise_minutes,
        "remote": remote,
        "most": policy.regular_between_priority,
        "likely": likely,
        "late": late,
        "remote_cap": queue.remote_cap,
        "remote_share": queue.remote_share,
        "remote_first": rules.first_remote(queue.remote_share),
        "day": hall.local(at).date(),
        "at": at,
        "arrived_at": request.visit.arrived_at if request.visit else at,
        "state": rules.ISSUED if confirm_by else rules.WAITING,
        "confirm_by": confirm_by,
        "priority": request.priority != Ticket.Reason.NONE,
        "priority_reason": request.priority,
        "delivery": request.delivery,
    }


def confirm_ticket(ticket: Ticket, *, by: By, at: datetime, how: str = "") -> Ticket:
    """Paper came out, a phone took it, or the person has arrived: the ticket waits.

    ``how`` is kept in the history (``paper``, ``noted``, ``phone``: a phone has it now). Doing it
    again changes nothing. After the time to confirm the number lapses, and ConfirmedTooLate is
    raised; NotFromHere when the number was given up.
    """
    ticket = _confirmed_or_lapsed(ticket, by=by, at=at, how=how)
    if ticket.state == rules.LAPSED:
        raise ConfirmedTooLate(number=ticket.number)
    if ticket.state in {rules.CANCELLED, rules.EXPIRED}:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    return ticket


@transaction.atomic
def _confirmed_or_lapsed(ticket: Ticket, *, by: By, at: datetime, how: str) -> Ticket:
    hold_share(ticket)
    ticket = locked(ticket)
    if ticket.state != rules.ISSUED:
        return ticket
    if ticket.confirm_by is not None and ticket.confirm_by <= at:
        give_share_back(ticket)
        return take(ticket, Step("lapse", rules.LAPSED, by, at))
    changes = {"delivery": how} if how == Ticket.Delivery.PHONE else {}
    return take(ticket, Step("confirm", rules.WAITING, by, at, how), **changes)


@transaction.atomic
def cancel_ticket(ticket: Ticket, *, by: By, at: datetime, reason: str = "") -> Ticket:
    """The person gives the number up. Doing it again changes nothing.

    A number from afar gives its share of the day back.
    """
    hold_share(ticket)
    ticket = locked(ticket)
    if ticket.state == rules.CANCELLED:
        return ticket
    ticket = take(ticket, Step("cancel", rules.CANCELLED, by, at, reason))
    give_share_back(ticket)
    return ticket
