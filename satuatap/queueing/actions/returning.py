"""Coming back into the line after a missed call, to the place that the policy gives."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from satuatap.queueing import rules
from satuatap.queueing.actions.steps import By, Step, locked, policy_of, take
from satuatap.queueing.errors import NotFromHere, ReturnIsOver
from satuatap.queueing.models import HallPolicy, Ticket
from satuatap.queueing.models.floor import Where
from satuatap.queueing.queries.coming_back import may_return_until


@transaction.atomic
def return_ticket(ticket: Ticket, *, by: By, at: datetime) -> Ticket:
    """Somebody who missed the call comes back, once and in time, to the policy's place.

    In time is also: on the same day, while the service's hours go on or a counter still calls.
    Doing it again while they wait changes nothing. Raises ReturnIsOver, or NotFromHere when
    nobody was missed.
    """
    ticket = locked(ticket)
    if ticket.returns and ticket.state == rules.WAITING:
        return ticket
    if ticket.state != rules.NO_SHOW:
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    if may_return_until(ticket, at=at) is None:
        raise ReturnIsOver(number=ticket.number)
    policy = policy_of(ticket.hall_id)
    rank = rank_in_line(ticket, ticket.queue_id, policy.return_place, policy=policy, at=at)
    return take(
        ticket,
        Step("return", rules.WAITING, by, at),
        rank_at=rank,
        returns=ticket.returns + 1,
        counter_id=None,
        calls=0,
    )


def rank_in_line(
    ticket: Ticket, queue_id: UUID, where: str, *, policy: HallPolicy, at: datetime
) -> datetime:
    """The rank that a policy gives somebody who comes into this queue's line."""
    if where == Where.ARRIVAL:
        minutes = policy.carried_minutes
        return rules.carried_arrival(ticket.arrived_at, at=at, minutes=minutes)
    if where == Where.END:
        return at
    line = Ticket.objects.waiting().filter(queue=queue_id, day=ticket.day)
    places = [other.place for other in line.exclude(pk=ticket.pk).in_rank_order()]
    return rules.rank_after(places, policy.return_after, now=at)
