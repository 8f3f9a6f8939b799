"""What time does: an overdue complaint comes up one level, and silence closes."""

from datetime import datetime

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import SYSTEM
from satuatap.complaints.actions.answering import tell_duplicates
from satuatap.complaints.actions.clocks import end, note_due, start_clock
from satuatap.complaints.actions.steps import Step, change, locked, take, write
from satuatap.complaints.actions.telling import AT_LEVEL, tell_chain, tell_reporter
from satuatap.complaints.models import Complaint, ComplaintClock
from satuatap.complaints.queries.finding import overdue
from satuatap.complaints.rules import Level, Purpose
from satuatap.core.clocks import Verb


def catch_up(*, at: datetime) -> int:
    """Escalate and close all that is overdue, each in a transaction of its own; how many.

    The worker gives each a job of its own instead (``tasks``).
    """
    keys = overdue(at=at)
    found = Complaint.objects.in_bulk(keys)
    return sum(escalate(found[key], at=at) for key in keys)


@transaction.atomic
def escalate(complaint: Complaint, *, at: datetime) -> bool:
    """Answer the breach of the clock that runs, once; whether there was one.

    The reporter's silence closes it. Anybody else's calls in the next level, which has its own
    term; above the Ombudsman there is nobody.
    """
    held = locked(complaint)
    clock = ComplaintClock.objects.breached(at).filter(complaint=held).first()
    if clock is None:
        return False
    if clock.purpose == Purpose.REPLY:
        _close_silent(held, at=at)
    elif held.level == Level.OMBUDSMAN:
        _mark(held, clock, at=at)
    else:
        _call_in(held, clock, at=at)
    return True


def _close_silent(held: Complaint, *, at: datetime) -> None:
    event = take(held, rules.DONE, Step("close-silent", SYSTEM, at), asked_from="")
    tell_reporter(held, "complaint-closed", cause=event, at=at)
    tell_duplicates(held, "complaint-closed", cause=event, at=at)


def _mark(held: Complaint, clock: ComplaintClock, *, at: datetime) -> None:
    """The last level is late as well: it stays on the clock, and on the record."""
    clock.breached_at = at
    clock.save(update_fields=["breached_at"])
    change(held, breaches=held.breaches + 1)
    write(held, Step("overdue", SYSTEM, at, facts={"clock": clock.purpose}))


def _call_in(held: Complaint, clock: ComplaintClock, *, at: datetime) -> None:
    clock.breached_at = at
    clock.save(update_fields=["breached_at"])
    end(clock, at=at, verb=Verb.FINISH)
    level = rules.level_after_breach(Level(held.level), held.holder)
    change(held, level=int(level), breaches=held.breaches + 1)
    note_due(held, start_clock(held, Purpose.ESCALATED, at=at))
    facts = {"clock": clock.purpose, "level": int(level)}
    event = write(held, Step("escalate", SYSTEM, at, facts=facts))
    tell_chain(held, "complaint-escalated", cause=event, at=at, part=AT_LEVEL[level])
    tell_reporter(held, "complaint-progress", cause=event, at=at)
