"""What one counter shows its officer at this moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet

from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Counter, Hall
from satuatap.queueing import rules
from satuatap.queueing.models import CounterSession, HallPolicy, Ticket, TicketEvent
from satuatap.queueing.queries.at_counter import Service, service_facts
from satuatap.queueing.queries.line import counter_line
from satuatap.queueing.queries.reach import is_out_of_reach, reachable_counters
from satuatap.queueing.queries.recalling import seconds_to_recall

UNDO_SECONDS = 10
STILL_KNOWN = timedelta(hours=12)  # a press is looked for among so much of the history
STILL_THERE = timedelta(minutes=3)
UNDOABLE = ("call", "start", "finish", "hold", "transfer", "no-show")


@dataclass(frozen=True)
class Desk:
    """One counter: who sits there, whom it has, who waits, who was put aside.

    ``seen`` is the id of the newest event of this counter; a form carries it, so that a second
    press of the same button is known for what it is.
    """

    counter: Counter
    at: datetime
    session: CounterSession | None
    current: Ticket | None
    line: list[Ticket]
    held: list[Ticket]
    missed: list[Ticket]
    last: TicketEvent | None
    policy: HallPolicy

    @cached_property
    def recall_in(self) -> int:
        """In how many seconds the person who was called may be called again; 0 is now."""
        if self.current is None or self.current.state != rules.CALLED:
            return 0
        return seconds_to_recall(self.current, self.policy, at=self.at)

    @cached_property
    def unreachable(self) -> bool:
        """Whether the person who is here may not reach this counter: it is not for wheelchairs."""
        return self.current is not None and is_out_of_reach(self.current, self.counter)

    @cached_property
    def within_reach(self) -> list[str]:
        """Counters that give the same service and can be reached, those at work first."""
        if not self.unreachable or self.current is None:
            return []
        return [each.code for each in reachable_counters(self.current)]

    @property
    def seen(self) -> str:
        """The newest event that the officer has seen, ``0`` when there is none."""
        return str(self.last.pk) if self.last else "0"

    @property
    def next(self) -> Ticket | None:
        """Who will be called next, if anybody waits."""
        return self.line[0] if self.line else None

    @property
    def is_paused(self) -> bool:
        """Whether nobody is called here until the officer goes on."""
        return self.session is not None and self.session.paused_at is not None

    @property
    def longest_minutes(self) -> int:
        """How long the person who came first has waited, in whole minutes."""
        first = min((each.arrived_at for each in self.line), default=self.at)
        return int((self.at - first).total_seconds()) // 60

    @cached_property
    def undo(self) -> TicketEvent | None:
        """The last step, while it can still be taken back."""
        last = self.last
        if last is None or last.kind not in UNDOABLE or self.undo_seconds <= 0:
            return None
        return last if last.ticket.state == last.after_state else None

    @property
    def undo_seconds(self) -> int:
        """How many seconds the last step can still be taken back."""
        if self.last is None:
            return 0
        return UNDO_SECONDS - int((self.at - self.last.at).total_seconds())

    @cached_property
    def visit_tickets(self) -> list[Ticket]:
        """The other numbers of the person who is here."""
        if self.current is None:
            return []
        others = Ticket.objects.filter(visit=self.current.visit_id).exclude(pk=self.current.pk)
        return list(others.select_related("offering__office", "counter").order_by("issued_at"))

    @cached_property
    def served(self) -> Ticket | None:
        """Whom the counter finished last, while they may still stand there."""
        done = TicketEvent.objects.filter(
            hall=self.counter.hall_id,
            at__gt=self.at - STILL_THERE,
            counter=self.counter,
            kind="finish",
        )
        last = done.select_related("ticket").order_by("-id").first()
        return last.ticket if last and last.ticket.state == rules.DONE else None

    @cached_property
    def service(self) -> Service | None:
        """What the person who is here has to bring and to pay."""
        return service_facts(self.current) if self.current else None


def desk(counter: Counter, *, at: datetime) -> Desk:
    """The counter as its officer sees it now."""
    policy = HallPolicy.objects.filter(pk=counter.hall_id).first() or HallPolicy()
    aside = _aside(counter, policy, at=at)
    return Desk(
        counter=counter,
        at=at,
        session=session_at(counter),
        current=current_ticket(counter),
        line=counter_line(counter, at=at),
        held=[each for each in aside if each.state == rules.ON_HOLD],
        missed=[each for each in aside if each.state == rules.NO_SHOW],
        last=last_event(counter, at=at),
        policy=policy,
    )


def session_at(counter: Counter) -> CounterSession | None:
    """Who sits at the counter, if anybody."""
    sessions = CounterSession.objects.open().select_related("officer")
    return sessions.filter(counter=counter).first()


def current_ticket(counter: Counter) -> Ticket | None:
    """Whom the counter has called or serves."""
    tickets = Ticket.objects.at_counter().select_related("offering__office", "visit")
    return tickets.filter(counter=counter).first()


def last_event(counter: Counter, *, at: datetime) -> TicketEvent | None:
    """The newest thing that the counter itself did in the last hours."""
    events = TicketEvent.objects.pressed_at(counter, since=at - STILL_KNOWN)
    return events.select_related("ticket").order_by("-id").first()


def put_aside(counter: Counter, *, at: datetime) -> QuerySet[Ticket]:
    """Today's people of the counter's office who are on hold, or who missed their call."""
    today = Ticket.objects.filter(hall=counter.hall_id, day=counter.hall.local(at).date())
    mine = today.filter(counter__office=counter.office_id)
    return mine.filter(state__in=[rules.ON_HOLD, rules.NO_SHOW]).select_related("counter")


def _aside(counter: Counter, policy: HallPolicy, *, at: datetime) -> list[Ticket]:
    since = at - timedelta(minutes=policy.return_minutes)
    may_return = Q(state=rules.NO_SHOW, returns=0, state_at__gte=since)
    found = put_aside(counter, at=at).filter(Q(state=rules.ON_HOLD) | may_return)
    return list(found.order_by("state_at"))


@dataclass(frozen=True)
class Seat:
    """A counter that somebody may sit at, and who sits there now."""

    counter: Counter
    session: CounterSession | None


def seats(user: User, hall: Hall) -> list[Seat]:
    """The counters that this member of staff may use, with who sits there."""
    counters = may_use(user, hall).select_related("office").order_by("office__order", "code")
    open_now = CounterSession.objects.open().filter(hall=hall).select_related("officer")
    sitting = {each.counter_id: each for each in open_now}
    return [Seat(each, sitting.get(each.pk)) for each in counters]


def may_use(user: User, hall: Hall) -> QuerySet[Counter]:
    """The counters of one's own offices; all of the hall for its manager."""
    mine = Membership.objects.of(user).filter(hall=hall)
    counters = Counter.objects.filter(hall=hall, is_active=True)
    if manages(user, hall):
        return counters
    offices = mine.filter(role=Role.COUNTER_OFFICER).values("office")
    return counters.filter(office__in=offices)


def manages(user: User, hall: Hall) -> bool:
    """Whether this is the hall's manager."""
    return Membership.objects.of(user).filter(hall=hall, role=Role.HALL_MANAGER).exists()
