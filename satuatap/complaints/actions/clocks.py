"""The clock that fits the state: started, paused, resumed, ended; and moved by calendars."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import SYSTEM
from satuatap.complaints.models import Complaint, ComplaintClock, ComplaintEvent
from satuatap.complaints.rules import Purpose
from satuatap.complaints.sources import deadlines
from satuatap.core.clocks import Calendar, ClockState, Term, Verb, clock_state, due
from satuatap.places.actions import hold_calendars
from satuatap.places.keepers import OpenClock
from satuatap.places.queries import hall_calendar

HORIZON = timedelta(days=1100)
BOUNDED = {Purpose.VERIFY, Purpose.FIRST_ACTION}  # whose days end with those of the answer
OFFICE_HOURS = None  # working days are those of the region's offices, whatever the hall's doors do


def calendar_of(complaint: Complaint, *, since: datetime, at: datetime) -> Calendar:
    """The working days that its clocks count."""
    hall = complaint.hall
    first = date(hall.local(since).year, 1, 1)
    return hall_calendar(hall, OFFICE_HOURS, first=first, last=hall.local(at).date() + HORIZON)


def retime(held: Complaint, *, came_from: str, at: datetime) -> None:
    """Let the clock run that the state of a held complaint asks for, and no other."""
    wanted = rules.CLOCK_OF.get(held.state)
    current = running(held)
    if current and held.state == rules.COMPLETING:
        _pause(current, at=at)
    elif current and wanted and _goes_on(held, current, wanted, came_from=came_from, at=at):
        return
    elif current:
        over(held, current, at=at)
    follow(held, wanted, at=at)


def _goes_on(
    held: Complaint, current: ComplaintClock, wanted: Purpose, *, came_from: str, at: datetime
) -> bool:
    """Whether the clock that runs is the right one: taking it up begins no time anew."""
    taken_up = wanted is rules.CLOCK_OF.get(came_from) and held.state != came_from
    return taken_up or _goes_round(held, current, wanted, at=at)


def again(held: Complaint, purpose: Purpose, *, at: datetime) -> None:
    """The days of this begin anew, as far as the round still has days."""
    current = running(held)
    if current and _goes_round(held, current, purpose, at=at):
        return
    if current:
        over(held, current, at=at)
    note_due(held, start_clock(held, purpose, at=at))


def _goes_round(held: Complaint, current: ComplaintClock, wanted: Purpose, *, at: datetime) -> bool:
    """Whether it is only passed on, while somebody who was called in has days to see to it."""
    before = held.counting_from is not None and held.counting_from < at
    return before and current.purpose == Purpose.ESCALATED and wanted in BOUNDED


def over(held: Complaint, clock: ComplaintClock, *, at: datetime) -> None:
    """This clock is over; one that nobody looked at in time stays on record as late."""
    if clock.breached_at is None and clock.purpose != Purpose.REPLY and clock.due_at < at:
        clock.breached_at, held.breaches = at, held.breaches + 1
        clock.save(update_fields=["breached_at"])
        held.save(update_fields=["breaches"])
    end(clock, at=at)


def follow(held: Complaint, wanted: Purpose | None, *, at: datetime) -> None:
    """Go on with the clock that was paused, or start one; the others are over."""
    paused = held.clocks.filter(ended_at=None, paused_at__isnull=False).first()
    now: ComplaintClock | None = None
    if paused and wanted in {None, Purpose.VERIFY, Purpose.FIRST_ACTION, Purpose.ANSWER}:
        if wanted:
            now = _resume(held, paused, at=at)
        else:
            end(paused, at=at)
    elif wanted:
        now = start_clock(held, wanted, at=at)
    note_due(held, now)


def note_due(held: Complaint, clock: ComplaintClock | None) -> None:
    """Keep the running clock's due date on the complaint, by which desks sort."""
    held.due_at = clock.due_at if clock else None
    held.save(update_fields=["due_at"])


def running(held: Complaint) -> ComplaintClock | None:
    """The clock that runs; the complaint is held, so nobody else touches it."""
    return ComplaintClock.objects.running().filter(complaint=held).first()


def start_clock(held: Complaint, purpose: Purpose, *, at: datetime) -> ComplaintClock:
    """A new clock; the answer's counts from when this round of handling began.

    However often it is passed on and sent back, the days for that end with those of the answer.
    """
    hold_calendars()
    made = _clock(held, purpose, at=at)
    if purpose in BOUNDED and held.counting_from:
        made = min(made, _clock(held, Purpose.ANSWER, at=at), key=lambda each: each.due_at)
    made.save(force_insert=True)
    return made


def _clock(held: Complaint, purpose: Purpose, *, at: datetime) -> ComplaintClock:
    term = deadlines().term(purpose, held.severity)
    since = (held.counting_from or at) if purpose is Purpose.ANSWER else at
    made = ComplaintClock(
        complaint=held,
        purpose=purpose.value,
        amount=term.amount,
        unit=term.unit.value,
        rule=term.counting.value,
        started_at=since,
    )
    made.say(Verb.RUN, at=since)
    if purpose is Purpose.ANSWER:
        made.verbs += _rests(held, since=since)
    on = calendar_of(held, since=since, at=at)
    made.due_at = clock_state(made.term, made.events, on=on, at=at).due_at or due(
        term, since, on=on
    )
    return made


def _rests(held: Complaint, *, since: datetime) -> list[list[str]]:
    """When the reporter was asked in this round, whichever clock rested then."""
    said = [
        (each.at, each.verb.value)
        for clock in held.clocks.all()
        for each in clock.events
        if each.verb in {Verb.PAUSE, Verb.RESUME} and each.at >= since
    ]
    return [[verb, moment.isoformat(), "reporter"] for moment, verb in sorted(set(said))]


def end(clock: ComplaintClock, *, at: datetime, verb: Verb = Verb.FINISH) -> None:
    """This clock is over."""
    clock.say(verb, at=at)
    clock.ended_at = at
    clock.save(update_fields=["verbs", "ended_at"])


def due_after(complaint: Complaint, term: Term, since: datetime, *, at: datetime) -> datetime:
    """Until when, for a term that no clock is kept of."""
    return due(term, since, on=calendar_of(complaint, since=since, at=at))


def _pause(clock: ComplaintClock, *, at: datetime) -> None:
    clock.say(Verb.PAUSE, at=at, reason="reporter")
    clock.paused_at = at
    clock.save(update_fields=["verbs", "paused_at"])


def _resume(held: Complaint, clock: ComplaintClock, *, at: datetime) -> ComplaintClock:
    hold_calendars()
    clock.say(Verb.RESUME, at=at)
    on = calendar_of(held, since=clock.started_at, at=at)
    state = clock_state(clock.term, clock.events, on=on, at=at)
    clock.paused_at, clock.due_at = None, state.due_at or clock.due_at
    clock.save(update_fields=["verbs", "paused_at", "due_at"])
    return clock


class ComplaintKeeper:
    """Complaints as a keeper of clocks: their due dates follow a changed calendar."""

    def open_clocks(
        self, halls: Collection[UUID], *, due_from: datetime | None
    ) -> Iterator[OpenClock]:
        """The clocks of these halls that run and are not overdue yet, hall by hall."""
        rows = ComplaintClock.objects.running().filter(complaint__hall__in=halls, breached_at=None)
        rows = rows.filter(due_at__gte=due_from) if due_from else rows
        rows = rows.select_related("complaint").order_by("complaint__hall", "pk")
        for each in rows.iterator():
            yield OpenClock(
                each.pk, each.complaint.hall_id, each.term, each.events, each.due_at, OFFICE_HOURS
            )

    @transaction.atomic
    def move(self, clock: OpenClock, now: ClockState, *, change: int) -> None:
        """Store the new due date, with one event that names the change."""
        complaint = Complaint.objects.select_for_update(of=("self",)).get(clocks__pk=str(clock.key))
        found = ComplaintClock.objects.running().filter(pk=str(clock.key)).first()
        if found is None or found.due_at != clock.due_at or now.due_at is None:
            return
        found.due_at = now.due_at
        found.save(update_fields=["due_at"])
        note_due(complaint, found)
        ComplaintEvent.objects.create(
            complaint=complaint,
            at=now.at,
            kind="move-due",
            before_state=complaint.state,
            after_state=complaint.state,
            part=SYSTEM.part.value,
            actor=SYSTEM.label,
            facts={
                "change": change,
                "was": clock.due_at.isoformat(),
                "now": now.due_at.isoformat(),
            },
        )


KEEPER = ComplaintKeeper()
