"""Whoever answers for the hall verifies and hands over; the office begins."""

from datetime import datetime

from django.db import transaction

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints import rules
from satuatap.complaints.access import Actor
from satuatap.complaints.actions.clocks import again
from satuatap.complaints.actions.publishing import withdraw
from satuatap.complaints.actions.steps import (
    Step,
    change,
    held_for,
    keep_note,
    must_be,
    not_from,
    of_one_matter,
    take,
    words,
    write,
)
from satuatap.complaints.actions.telling import tell_chain, tell_reporter
from satuatap.complaints.errors import GoesAroundTheHall, OfficeIsNotHere, ReporterObjected
from satuatap.complaints.models import Complaint, ComplaintEvent
from satuatap.complaints.models.marks import Severity
from satuatap.complaints.rules import Level, Part, Purpose


@transaction.atomic
def verify(
    complaint: Complaint,
    *,
    by: Actor,
    at: datetime,
    severity: str = "",
    is_levy: bool | None = None,
) -> Complaint:
    """Take it up, and say its class; one found to be about a levy goes around the hall.

    ``is_levy`` can only be found, never taken back.
    """
    of_one_matter(complaint)
    held = held_for(complaint, "verify", by=by)
    if held.state not in {rules.SENT, rules.VERIFICATION}:
        raise not_from(held)
    chosen = severity or held.severity
    facts = {"severity": Severity(chosen).value}
    found = bool(is_levy) and not held.is_levy
    if held.state == rules.SENT:
        take(held, rules.VERIFICATION, Step("verify", by, at, facts=facts), severity=chosen)
    elif chosen != held.severity:
        change(held, severity=chosen)
        write(held, Step("classify", by, at, is_internal=True, facts=facts))
    if found:
        go_around(held, by=by, at=at, is_levy=True)
    return held


@transaction.atomic
def find_levy(complaint: Complaint, reason: str, *, by: Actor, at: datetime) -> Complaint:
    """It turned out to be about an illegal levy: from now on it goes around the hall.

    While it is open; whoever verifies it says so there (``verify``). Never taken back.
    """
    of_one_matter(complaint)
    held = held_for(complaint, "find_levy", by=by)
    if held.is_levy:
        return held
    if held.state not in rules.OPEN:
        raise not_from(held)
    write(held, Step("find-levy", by, at, words(reason), is_internal=True))
    go_around(held, by=by, at=at, is_levy=True)
    return held


def go_around(held: Complaint, *, by: Actor, at: datetime, is_levy: bool = False) -> None:
    """From now on nobody of the hall knows of it; the inspectorate has it. Never taken back.

    A text that is out is withdrawn. What was merged is of the same matter and goes along: else the
    hall would read there what became of it.
    """
    for each in of_one_matter(held):
        _go_around(held if each == held else each, by=by, at=at, is_levy=is_levy)


def _go_around(held: Complaint, *, by: Actor, at: datetime, is_levy: bool) -> None:
    if held.around_hall:
        if is_levy:
            change(held, is_levy=True)
        return
    withdraw(held, by=by, at=at)
    level = max(held.level, Level.INSPECTORATE)
    change(held, around_hall=True, is_levy=held.is_levy or is_levy, office=None, level=int(level))
    event = write(held, Step("go-around", by, at))
    tell_chain(held, "complaint-new", cause=event, at=at, part=Part.INSPECTORATE)


def taken_up(held: Complaint, *, by: Actor, at: datetime) -> None:
    """Whoever decides about one that was just sent has taken it up."""
    if held.state == rules.SENT:
        take(held, rules.VERIFICATION, Step("verify", by, at, facts={"severity": held.severity}))


@transaction.atomic
def reject(complaint: Complaint, reason: str, *, by: Actor, at: datetime) -> Complaint:
    """It is none, or not for here, and this is why. The reporter may object.

    After that somebody above the hall decides; raises ReporterObjected.
    """
    held = held_for(complaint, "reject", by=by)
    if held.state == rules.REJECTED:
        return held
    if held.reopenings and by.part is Part.HALL:
        raise ReporterObjected
    said = words(reason)
    taken_up(held, by=by, at=at)
    withdraw(held, by=by, at=at)
    event = take(held, rules.REJECTED, Step("reject", by, at, said))
    tell_reporter(held, "complaint-rejected", cause=event, at=at)
    return held


@transaction.atomic
def dispose(
    complaint: Complaint, office: AgencyOffice | None, *, by: Actor, at: datetime, text: str = ""
) -> Complaint:
    """Hand it to the right office, also from another one; None keeps it with oneself.

    ``text`` is for the office alone. Raises OfficeIsNotHere or GoesAroundTheHall.
    """
    held = held_for(complaint, "dispose", by=by)
    if office is not None:
        _must_suit(held, office)
    chosen = office.pk if office else None
    if held.state == rules.DISPOSED and held.office_id == chosen:
        return held
    taken_up(held, by=by, at=at)
    facts = {"office": str(chosen) if chosen else None}
    event = _hand_over(held, Step("dispose", by, at, facts=facts), office)
    if text.strip():
        keep_note(held, words(text), by=by, at=at, key=f"dispose {event.pk}")
    if office is not None:
        tell_chain(held, "complaint-disposed", cause=event, at=at)
    tell_reporter(held, "complaint-progress", cause=event, at=at)
    return held


def _must_suit(held: Complaint, office: AgencyOffice) -> None:
    """Only offices of its hall, and none where it goes around the hall."""
    if office.hall_id != held.hall_id:
        raise OfficeIsNotHere
    if held.around_hall:
        raise GoesAroundTheHall


def _hand_over(held: Complaint, step: Step, office: AgencyOffice | None) -> ComplaintEvent:
    """The arrow; from one office to the next the state stays and the first days begin anew."""
    since = held.counting_from or step.at
    if held.state != rules.DISPOSED:
        return take(held, rules.DISPOSED, step, office=office, counting_from=since)
    change(held, office=office, state_at=step.at)
    again(held, Purpose.FIRST_ACTION, at=step.at)
    return write(held, step)


@transaction.atomic
def send_back(complaint: Complaint, reason: str, *, by: Actor, at: datetime) -> Complaint:
    """The office says that it is the wrong one; whoever handed it over decides again."""
    held = held_for(complaint, "send_back", by=by)
    must_be(held, rules.DISPOSED)
    step = Step("send-back", by, at, words(reason), is_internal=True)
    event = take(held, rules.VERIFICATION, step, office=None)
    tell_chain(held, "complaint-new", cause=event, at=at)
    return held


@transaction.atomic
def start(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """The office has begun; from now on the clock is that of the answer."""
    held = held_for(complaint, "start", by=by)
    if held.state == rules.IN_PROGRESS:
        return held
    event = take(held, rules.IN_PROGRESS, Step("start", by, at))
    tell_reporter(held, "complaint-progress", cause=event, at=at)
    return held
