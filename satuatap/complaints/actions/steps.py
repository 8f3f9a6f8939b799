"""One step of one complaint: lock, who, rule, change, clock, event."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from satuatap.complaints import rules
from satuatap.complaints.access import Actor, still_plays
from satuatap.complaints.actions.clocks import retime
from satuatap.complaints.errors import (
    NotFromThere,
    NotYoursToDo,
    TextIsTooLong,
    WordsAreMissing,
)
from satuatap.complaints.events import ComplaintStepped
from satuatap.complaints.models import Complaint, ComplaintEvent, ExchangeLink, Note
from satuatap.core.events import announce

MOST_TEXT = 10_000


@dataclass(frozen=True)
class Step:
    """What is to be done: its kind in the history, by whom, when, and what was said.

    ``facts`` go into the event and hold what changed beside the state; nothing of the content.
    """

    kind: str
    by: Actor
    at: datetime
    text: str = ""
    is_internal: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


def locked(complaint: Complaint) -> Complaint:
    """The complaint as it is now, held until the transaction ends."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("hall__region")
    return rows.get(pk=complaint.pk)


def of_one_matter(complaint: Complaint) -> list[Complaint]:
    """A complaint with all that go on with it, or with which it goes on; held, in one order."""
    root = complaint.duplicate_of_id or complaint.pk
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("hall__region")
    return list(rows.filter(Q(pk=root) | Q(duplicate_of=root)).order_by("pk"))


def held_for(complaint: Complaint, verb: str, *, by: Actor) -> Complaint:
    """The complaint, held, for somebody who may do this; raises NotYoursToDo."""
    held = locked(complaint)
    if not rules.may(by.part, verb) or not still_plays(by, held):
        raise NotYoursToDo
    return held


def words(text: str) -> str:
    """What was said, stripped; raises WordsAreMissing or TextIsTooLong."""
    said = text.strip()
    if not said:
        raise WordsAreMissing
    if len(said) > MOST_TEXT:
        raise TextIsTooLong(most=MOST_TEXT)
    return said


def must_be(held: Complaint, *states: str) -> None:
    """Refuse where it stands elsewhere."""
    if held.state not in states:
        raise not_from(held)


def not_from(held: Complaint) -> NotFromThere:
    """The refusal that says where it stands."""
    return NotFromThere(state=held.get_state_display())


def take(held: Complaint, to: str, step: Step, **changes: Any) -> ComplaintEvent:
    """Take one arrow of the drawing: change, clock, event. Raises NotFromThere."""
    came_from = held.state
    if not rules.may_move(came_from, to):
        raise not_from(held)
    closed_at = step.at if to in rules.CLOSED else None
    change(held, state=to, state_at=step.at, closed_at=closed_at, **changes)
    retime(held, came_from=came_from, at=step.at)
    return write(held, step, came_from=came_from)


def change(held: Complaint, **changes: Any) -> None:
    """Change fields of a complaint that is held."""
    for name, value in changes.items():
        setattr(held, name, value)
    held.save(update_fields=list(changes))


def write(held: Complaint, step: Step, *, came_from: str = "") -> ComplaintEvent:
    """Add to the history, and tell the modules above."""
    event = ComplaintEvent.objects.create(
        complaint=held,
        at=step.at,
        kind=step.kind,
        before_state=came_from or held.state,
        after_state=held.state,
        part=step.by.part.value,
        actor=step.by.label,
        text=step.text,
        is_internal=step.is_internal,
        facts=step.facts,
    )
    announce(ComplaintStepped(held.pk, held.hall_id, step.kind, step.at))
    return event


def tell_anew(held: Complaint) -> None:
    """SP4N holds what does not hold any more: the worker tells it again."""
    ExchangeLink.objects.filter(complaint=held).update(handed_at=None)


def keep_note(held: Complaint, text: str, *, by: Actor, at: datetime, key: str) -> Note:
    """A note for the chain; the same ``key`` is kept once."""
    kept, _new = Note.objects.get_or_create(
        complaint=held,
        key=key,
        defaults={"text": text, "at": at, "part": by.part.value, "actor": by.label},
    )
    return kept
