"""A ticket's state from its events alone, as the history promises."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Field

from satuatap.queueing.models import Ticket, TicketEvent

START = {"counter_id": None, "reserved_for_id": None, "calls": 0, "returns": 0, "outcome": ""}
STAYS = {"recall", "release"}  # steps that do not change the state


def replayed(events: Iterable[TicketEvent]) -> dict[UUID, dict[str, Any]]:
    """Every ticket's fields after all of these events, oldest first."""
    tickets: defaultdict[UUID, dict[str, Any]] = defaultdict(START.copy)
    for event in events:
        fields = tickets[event.ticket_id]
        fields["state"], fields["queue_id"] = event.after_state, event.queue_id
        if event.kind not in STAYS:
            fields["state_at"] = event.at
        fields |= {name: _value(name, value) for name, value in event.after.items()}
    return dict(tickets)


def _value(name: str, value: Any) -> Any:
    field = Ticket._meta.get_field(name)
    assert isinstance(field, Field)
    return field.to_python(value)
