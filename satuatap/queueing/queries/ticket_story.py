"""One ticket as its owner wants it told: place in the line, wait, counter, what to bring."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.estimates import UNKNOWN, Estimate
from satuatap.queueing.models import CounterSession, Ticket
from satuatap.queueing.printing.slip import short_code_of
from satuatap.queueing.queries.estimating import ticket_estimate
from satuatap.queueing.queries.line import line_around
from satuatap.queueing.queries.notices import HallNotice, hall_notices
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.queries.preparing import NOTHING, Preparation, preparation
from satuatap.queueing.queries.reach import is_out_of_reach

BEFORE_ME = 3  # numbers shown between the one that is served and one's own


@dataclass(frozen=True)
class Mark:
    """One number on the little line: being served now, before me, or mine."""

    number: str
    is_now: bool = False
    is_you: bool = False


@dataclass(frozen=True)
class Story:
    """Everything the ticket's pages show at one moment."""

    ticket: Ticket
    at: datetime
    ahead: int | None
    estimate: Estimate
    marks: tuple[Mark, ...]
    counters: tuple[Counter, ...]
    preparation: Preparation
    notices: tuple[HallNotice, ...]
    may_return_until: datetime | None

    @property
    def code(self) -> str:
        """The short code that people type."""
        return short_code_of(self.ticket.code)

    @property
    def out_of_reach(self) -> bool:
        """Whether the counter of the call is not for wheelchairs, or none that may call is."""
        counters = [self.ticket.counter] if self.ticket.counter else list(self.counters)
        return bool(counters) and all(is_out_of_reach(self.ticket, each) for each in counters)

    @property
    def called_from(self) -> datetime | None:
        """When the call is likely; None when it is not known."""
        likely = self.estimate.likely_minutes
        return None if likely is None else self.at + timedelta(minutes=likely)

    @property
    def called_by(self) -> datetime | None:
        """When the call has come at the latest, nine times in ten."""
        late = self.estimate.late_minutes
        return None if late is None else self.at + timedelta(minutes=late)


def ticket_by_code(code: str) -> Ticket | None:
    """The ticket of this code with all that its pages name, or None."""
    named = ("hall__region", "offering__office", "offering__service", "queue", "counter")
    return Ticket.objects.select_related(*named).filter(code=code).first()


def ticket_story(ticket: Ticket, *, at: datetime) -> Story:
    """The ticket's story now."""
    line = line_around(ticket, at=at)
    before = _before(line, ticket)
    waits = ticket.state in rules.CALLABLE | {rules.ISSUED}
    notices = hall_notices(ticket.hall, at=at) if ticket.is_open else []
    own = {"office_id": ticket.offering.office_id, "offering_id": ticket.offering_id}
    return Story(
        ticket=ticket,
        at=at,
        ahead=len(before) if line else None,
        estimate=ticket_estimate(ticket, at=at) if waits else UNKNOWN,
        marks=_marks(ticket, before, in_line=bool(line)),
        counters=tuple(counters_for(ticket)) if waits else (),
        preparation=preparation(ticket.offering) if waits else NOTHING,
        notices=tuple(each for each in notices if each.concerns(**own)),
        may_return_until=_may_return_until(ticket, at=at),
    )


def counters_for(ticket: Ticket) -> list[Counter]:
    """Where the call may lead: the open counters of the service, else all that give it."""
    if ticket.reserved_for_id is not None:
        return list(Counter.objects.filter(pk=ticket.reserved_for_id))
    sits = CounterSession.objects.open().filter(counter=OuterRef("pk"))
    giving = Counter.objects.filter(
        is_active=True, gives__offering=ticket.offering_id, hall=ticket.hall_id
    )
    working = list(giving.filter(Exists(sits)))
    return sorted(working or giving, key=_in_order)


def _in_order(counter: Counter) -> tuple[int, str]:
    return (int(counter.code) if counter.code.isdecimal() else 9999, counter.code)


def _before(line: list[Ticket], ticket: Ticket) -> list[Ticket]:
    numbers = [each.pk for each in line]
    return line[: numbers.index(ticket.pk)] if line else []


def _marks(ticket: Ticket, before: list[Ticket], *, in_line: bool) -> tuple[Mark, ...]:
    if not in_line:
        return ()
    serving = (
        Ticket.objects.at_counter()
        .filter(queue=ticket.queue_id, day=ticket.day)
        .order_by("-state_at")
        .first()
    )
    now = [Mark(serving.number, is_now=True)] if serving else []
    ahead = [Mark(each.number) for each in before[-BEFORE_ME:]]
    return (*now, *ahead, Mark(ticket.number, is_you=True))


def _may_return_until(ticket: Ticket, *, at: datetime) -> datetime | None:
    if ticket.state != rules.NO_SHOW or ticket.returns:
        return None
    minutes = floor_plan(ticket.hall).policy.return_minutes
    until = ticket.state_at + timedelta(minutes=minutes)
    return until if at <= until else None
