"""The reporter is asked for more, and completes it; only then does the agency's clock rest."""

from datetime import datetime

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import Actor
from satuatap.complaints.actions.handling import taken_up
from satuatap.complaints.actions.steps import Step, held_for, must_be, not_from, take, words
from satuatap.complaints.actions.telling import tell_chain, tell_reporter
from satuatap.complaints.models import Complaint


@transaction.atomic
def ask_more(complaint: Complaint, question: str, *, by: Actor, at: datetime) -> Complaint:
    """Ask the reporter; the same question again asks nothing new."""
    held = held_for(complaint, "ask_more", by=by)
    said = words(question)
    if held.state == rules.COMPLETING and _asked(held) == said:
        return held
    taken_up(held, by=by, at=at)
    must_be(held, rules.VERIFICATION, rules.IN_PROGRESS)
    event = take(held, rules.COMPLETING, Step("ask", by, at, said), asked_from=held.state)
    tell_reporter(held, "complaint-asked", cause=event, at=at)
    return held


@transaction.atomic
def complete(complaint: Complaint, reply: str, *, by: Actor, at: datetime) -> Complaint:
    """The reporter says what was asked; it goes on where it was."""
    held = held_for(complaint, "complete", by=by)
    said = words(reply)
    if held.state != rules.COMPLETING:
        if _said_last(held) == said:
            return held
        raise not_from(held)
    event = take(held, held.asked_from, Step("complete", by, at, said), asked_from="")
    tell_chain(held, "complaint-replied", cause=event, at=at)
    return held


def _asked(held: Complaint) -> str:
    return _last(held, "ask")


def _said_last(held: Complaint) -> str:
    return _last(held, "complete")


def _last(held: Complaint, kind: str) -> str:
    event = held.events.filter(kind=kind).order_by("-id").first()
    return event.text if event else ""
