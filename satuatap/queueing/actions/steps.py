"""One step of one ticket: lock, rule, change, event, hint."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from satuatap.core.hints import hint
from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.errors import (
    CounterIsBusy,
    CounterIsClosed,
    CounterIsPaused,
    CounterIsTaken,
    NotFromHere,
    VisitIsElsewhere,
    WrongCounter,
)
from satuatap.queueing.models import CounterSession, HallPolicy, Ticket, TicketEvent


@dataclass(frozen=True)
class By:
    """Who acts: a label for the history (``user:7``, ``device:…``, ``system``), and the officer."""

    actor: str
    officer_id: int | None = None


SYSTEM = By("system")
MACHINE = "token:"  # how the actors that are machines begin


def locked(ticket: Ticket) -> Ticket:
    """The ticket as it is now, held until the transaction ends."""
    return Ticket.objects.select_for_update(of=("self",)).get(pk=ticket.pk)


def locked_session(counter_id: UUID | None) -> CounterSession | None:
    """The counter's open session, held until the transaction ends.

    Locks are taken in one order everywhere: session, queue's day, ticket.
    """
    return _open_sessions().filter(counter=counter_id).first()


def locked_with_counter(ticket: Ticket) -> tuple[Ticket, CounterSession | None]:
    """The ticket as it is now, held together with the session of the counter that has it.

    Raises WrongCounter when another counter took it in this very moment.
    """
    at = Ticket.objects.filter(pk=ticket.pk).values("counter")
    session = _open_sessions().filter(counter__in=at).first()
    held = locked(ticket)
    if session is not None and session.counter_id != held.counter_id:
        raise WrongCounter(number=held.number)
    return held, session


def _open_sessions() -> QuerySet[CounterSession]:
    sessions = CounterSession.objects.open().select_for_update(of=("self",))
    return sessions.select_related("officer")


def at_desk(
    ticket: Ticket,
    *,
    by: By,
    counter: Counter | None,
    already: str,
    seated: frozenset[str] = rules.AT_COUNTER,
) -> Ticket:
    """The ticket, held with its counter's session, for whoever works at the counter that has it.

    Where it is ``already`` so, whoever asks gets it as it stands: doing a step again changes
    nothing. Somebody has to sit there in the ``seated`` states; when somebody sits there, nobody
    else may act. Raises WrongCounter, CounterIsClosed or CounterIsTaken.
    """
    ticket, session = locked_with_counter(ticket)
    must_be_at(ticket, counter.pk if counter else None)
    if ticket.state == already or ticket.state not in rules.HELD_BY_COUNTER:
        return ticket
    if session is not None or ticket.state in seated:
        must_sit(session, by=by)
    return ticket


def must_sit(session: CounterSession | None, *, by: By) -> CounterSession:
    """The session, if it is the actor's own; the tokens of one counter speak for each other."""
    if session is None:
        raise CounterIsClosed
    machines = session.actor.startswith(MACHINE) and by.actor.startswith(MACHINE)
    if session.actor != by.actor and not machines:
        raise CounterIsTaken(officer=session.officer or session.actor)
    return session


def sit_at(counter_id: UUID, *, by: By) -> CounterSession:
    """The actor's own working session at this counter, locked, or the refusal that fits."""
    session = must_sit(locked_session(counter_id), by=by)
    if session.paused_at is not None:
        raise CounterIsPaused
    return session


def must_be_free(ticket: Ticket, counter_id: UUID | None) -> None:
    """Refuse when the counter has somebody else, or the visitor is at another counter."""
    others = Ticket.objects.at_counter().exclude(pk=ticket.pk)
    busy = others.filter(counter=counter_id).first()
    if busy is not None:
        raise CounterIsBusy(number=busy.number, ticket=str(busy.pk))
    if others.filter(visit=ticket.visit_id).exists():
        raise VisitIsElsewhere(number=ticket.number)


def policy_of(hall_id: UUID) -> HallPolicy:
    """The hall's policy; the defaults where it has set none."""
    return HallPolicy.objects.filter(pk=hall_id).first() or HallPolicy(hall_id=hall_id)


def must_be_at(ticket: Ticket, counter_id: UUID | None) -> None:
    """Refuse when a counter acts on a ticket that another counter handles."""
    if counter_id is not None and ticket.counter_id not in {None, counter_id}:
        raise WrongCounter(number=ticket.number)


@dataclass(frozen=True)
class Step:
    """An arrow to be taken: its kind in the history, where it leads, by whom, when and why."""

    kind: str
    to: str
    by: By
    at: datetime
    reason: str = ""


def take(ticket: Ticket, step: Step, **changes: Any) -> Ticket:
    """Take the arrow: change the (locked) ticket, write the event, give the hint."""
    if not rules.may_move(ticket.state, step.to):
        raise NotFromHere(number=ticket.number, state=ticket.get_state_display())
    came_from, counter_id = ticket.state, changes.get("counter_id") or ticket.counter_id
    before = {name: plain(getattr(ticket, name)) for name in ("state_at", *changes)}
    for name, value in {"state": step.to, "state_at": step.at, **changes}.items():
        setattr(ticket, name, value)
    ticket.save(update_fields=["state", "state_at", *changes])
    write_event(ticket, step, came_from=came_from, counter_id=counter_id, before=before)
    return ticket


def write_event(
    ticket: Ticket,
    step: Step,
    *,
    came_from: str,
    counter_id: UUID | None,
    before: dict[str, Any],
) -> TicketEvent:
    """Add to the history, and hint that the hall's floor has changed.

    ``before`` holds the fields that this step changed beside the state, as they were.
    """
    event = TicketEvent.objects.create(
        ticket=ticket,
        hall_id=ticket.hall_id,
        at=step.at,
        kind=step.kind,
        before_state=came_from,
        after_state=step.to,
        actor=step.by.actor,
        counter_id=counter_id,
        queue_id=ticket.queue_id,
        reason=step.reason,
        before=before,
        after={
            name: plain(getattr(ticket, name))
            for name in before
            if name != "state_at" or ticket.state_at != step.at
        },
    )
    hint(ticket.hall_id)
    return event


def plain(value: Any) -> Any:
    """A field's value as JSON can hold it."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
