"""The line as it will be called: by one counter, and where somebody stands in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.models import CounterService, HallPolicy, QueueDay, Ticket


def counter_line(counter: Counter, *, at: datetime) -> list[Ticket]:
    """Whom this counter may call today, in the order in which queueing_call_next() takes them."""
    tickets = {each.pk: each for each in _callable(counter, counter.hall.local(at).date())}
    places: defaultdict[UUID, list[rules.Place]] = defaultdict(list)
    for ticket in tickets.values():
        places[ticket.queue_id].append(ticket.place)
    since = _since_priority(places, counter.hall.local(at).date())
    most = _most(counter.hall_id)
    lines = [
        rules.interleave(line, since_priority=since.get(queue, 0), most=most)
        for queue, line in places.items()
    ]
    return [tickets[place.ticket] for place in rules.merged(lines)]


def line_around(ticket: Ticket, *, at: datetime) -> list[Ticket]:
    """Who waits in the ticket's queue today, in calling order, with the ticket in its place.

    A number that is not confirmed yet is given the place it would have; one that no longer waits
    has no line.
    """
    if ticket.state not in rules.CALLABLE | {rules.ISSUED} or ticket.day != _today(ticket, at):
        return []
    line = Ticket.objects.waiting().filter(queue=ticket.queue_id, day=ticket.day)
    tickets = {each.pk: each for each in line} | {ticket.pk: ticket}
    since = _since_priority([ticket.queue_id], ticket.day).get(ticket.queue_id, 0)
    most = _most(ticket.hall_id)
    places = [each.place for each in tickets.values()]
    order = rules.calling_order(places, since_priority=since, most=most)
    return [tickets[place.ticket] for place in order]


def position_of(ticket: Ticket, *, at: datetime) -> int | None:
    """Which place a waiting ticket has in its queue, 1 being the next; None when it does not wait.

    A number that is not confirmed yet is given the place it would have.
    """
    numbers = [each.pk for each in line_around(ticket, at=at)]
    return numbers.index(ticket.pk) + 1 if numbers else None


def _today(ticket: Ticket, at: datetime) -> date:
    return ticket.hall.local(at).date()


def _callable(counter: Counter, day: date) -> QuerySet[Ticket]:
    given = CounterService.objects.filter(counter=counter).values("offering")
    mine = Q(reserved_for=counter) | Q(reserved_for=None, offering__in=given)
    called = Ticket.objects.at_counter().filter(visit=OuterRef("visit"))
    waiting = Ticket.objects.waiting().filter(mine, ~Exists(called), hall=counter.hall_id, day=day)
    return waiting.select_related("offering", "queue").in_rank_order()


def _since_priority(queues: Iterable[UUID], day: date) -> dict[UUID, int]:
    days = QueueDay.objects.filter(queue__in=list(queues), day=day)
    return dict(days.values_list("queue_id", "since_priority"))


def _most(hall_id: UUID) -> int:
    policy = HallPolicy.objects.filter(pk=hall_id).first() or HallPolicy(hall_id=hall_id)
    return policy.regular_between_priority
