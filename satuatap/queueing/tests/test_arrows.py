"""Only the drawn arrows exist: in the rules, in the database, and through the actions."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F

from satuatap.core.errors import Refusal
from satuatap.queueing import rules
from satuatap.queueing.actions import (
    call_chosen_ticket,
    call_held_ticket,
    cancel_ticket,
    confirm_ticket,
    finish_ticket,
    hold_ticket,
    miss_ticket,
    open_counter,
    recall_ticket,
    return_ticket,
    start_ticket,
    transfer_ticket,
)
from satuatap.queueing.models import Ticket, TicketEvent
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
STATES = sorted(rules.ARROWS)
LATER = NINE + timedelta(minutes=1)


def ticket_in(state: str):
    """A ticket in any state, with a counter that has called or could call it."""
    service = given.offering()
    desk = given.counter(service)
    open_counter(desk, by=ANYBODY, at=NINE)
    ticket = given.ticket(service)
    fresh = Ticket(**{f.attname: getattr(ticket, f.attname) for f in Ticket._meta.concrete_fields})
    fresh.pk, fresh.code, fresh.sequence, fresh.number = None, "X" * 12, 2, "A-002"
    fresh.pk = Ticket._meta.get_field("id").get_default()
    fresh.state, fresh.counter = state, desk
    fresh.save(force_insert=True)
    return fresh, desk


def stored(change, ticket) -> bool:
    try:
        with transaction.atomic():
            Ticket.objects.filter(pk=ticket.pk).update(**change)
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


@pytest.mark.parametrize("start", STATES)
def test_rule_and_database_agree_on_every_pair(start):
    ticket, _ = ticket_in(start)
    for end in STATES:
        drawn = start == end or rules.may_move(start, end)
        assert stored({"state": end}, ticket) is drawn, f"{start} to {end}"


@pytest.mark.parametrize("start", STATES)
def test_rule_and_database_agree_on_every_undo(start):
    ticket, _ = ticket_in(start)
    for end in STATES:
        drawn = start == end or end in rules.UNDO_ARROWS.get(start, frozenset())
        change = {"state": end, "undos": F("undos") + 1}
        assert stored(change, ticket) is drawn, f"{start} back to {end}"


def test_counting_undos_by_two_opens_no_way_around():
    ticket, _ = ticket_in(rules.DONE)
    assert not stored({"state": rules.WAITING, "undos": F("undos") + 2}, ticket)


ACTIONS = {
    "confirm": lambda t, d: confirm_ticket(t, by=ANYBODY, at=LATER),
    "call": lambda t, d: call_chosen_ticket(t, d, by=ANYBODY, at=LATER, reason="test"),
    "call back": lambda t, d: call_held_ticket(t, d, by=ANYBODY, at=LATER),
    "recall": lambda t, d: recall_ticket(t, by=ANYBODY, at=LATER),
    "start": lambda t, d: start_ticket(t, by=ANYBODY, at=LATER),
    "finish": lambda t, d: finish_ticket(t, by=ANYBODY, at=LATER),
    "miss": lambda t, d: miss_ticket(t, by=ANYBODY, at=LATER),
    "hold": lambda t, d: hold_ticket(t, by=ANYBODY, at=LATER),
    "transfer": lambda t, d: transfer_ticket(t, by=ANYBODY, at=LATER),
    "return": lambda t, d: return_ticket(t, by=ANYBODY, at=LATER),
    "cancel": lambda t, d: cancel_ticket(t, by=ANYBODY, at=LATER),
}


@pytest.mark.parametrize("start", STATES)
def test_every_action_takes_drawn_arrows_with_one_event_each_or_is_refused(start):
    ticket, desk = ticket_in(start)
    for name, act in ACTIONS.items():
        with transaction.atomic():
            steps = attempted(act, ticket, desk)
            ways = [(start, *(step[1] for step in steps))]
            assert all(drawn(before, after) for before, after in steps), (name, ways)
            assert Ticket.objects.get(pk=ticket.pk).state == (steps[-1][1] if steps else start)
            transaction.set_rollback(True)


def attempted(act, ticket, desk) -> list[tuple[str, str]]:
    with suppress(Refusal):
        act(Ticket.objects.get(pk=ticket.pk), desk)
    events = TicketEvent.objects.filter(ticket=ticket).order_by("id")
    return list(events.values_list("before_state", "after_state"))


def drawn(before: str, after: str) -> bool:
    return before == after == rules.CALLED or rules.may_move(before, after)


def test_the_history_cannot_be_changed():
    given.ticket(given.offering())
    with pytest.raises(DatabaseError), transaction.atomic():
        TicketEvent.objects.update(actor="nobody")
    with pytest.raises(DatabaseError), transaction.atomic():
        TicketEvent.objects.all()._raw_delete("default")
    assert TicketEvent.objects.get().actor == "test"
