"""One ticket as its owner wants it told: place in the line, wait, counter, what to bring."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.translation import get_language

from satuatap.catalogue.models import Offering
from satuatap.core.remembering import Remembered
from satuatap.places.models import Counter
from satuatap.queueing import rules
from satuatap.queueing.estimates import UNKNOWN, Estimate
from satuatap.queueing.models import Ticket
from satuatap.queueing.printing.slip import short_code_of
from satuatap.queueing.queries.coming_back import may_return_until
from satuatap.queueing.queries.notices import HallNotice
from satuatap.queueing.queries.picture import Picture, floor_picture
from satuatap.queueing.queries.preparing import NOTHING, Preparation, preparation
from satuatap.queueing.queries.reach import is_out_of_reach

BEFORE_ME = 3  # numbers shown between the one that is served and one's own
SETTLES = timedelta(seconds=45)  # an officer takes a step back within ten seconds; phones ask late


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
    def is_live(self) -> bool:
        """Whether the page still changes: also for who may return, or was only just put away."""
        may_be_undone = self.ticket.state in rules.UNDO_ARROWS
        just_now = self.at - self.ticket.state_at <= SETTLES
        return self.ticket.is_open or bool(self.may_return_until) or (may_be_undone and just_now)

    @property
    def tag(self) -> str:
        """Differs when the page would read differently; the page tells its minute."""
        ticket = self.ticket
        told = (
            (ticket.code, ticket.state, ticket.calls, ticket.counter_id, ticket.confirm_by),
            (self.at.strftime("%F %H:%M"), self.ahead, self.estimate, self.marks),
            [(each.code, each.place) for each in self.counters],
            (self.preparation, self.notices, self.may_return_until, get_language()),
            (self.out_of_reach, self.is_live),
        )
        return f'"{sha256(repr(told).encode()).hexdigest()[:20]}"'

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
    """The ticket's story now: one query while the floor is as this process saw it last."""
    waits = ticket.state in rules.CALLABLE | {rules.ISSUED}
    if not ticket.is_open:
        return _over(ticket, at)
    picture = floor_picture(ticket.hall, at=at)
    line = picture.line_around(ticket)
    before = _before(line, ticket)
    own = {"office_id": ticket.offering.office_id, "offering_id": ticket.offering_id}
    return Story(
        ticket=ticket,
        at=at,
        ahead=len(before) if line else None,
        estimate=picture.estimate(ticket),
        marks=_marks(ticket, before, picture) if line else (),
        counters=tuple(picture.counters_for(ticket)) if waits else (),
        preparation=_preparation(ticket.offering, at) if waits else NOTHING,
        notices=tuple(each for each in picture.notices if each.concerns(**own)),
        may_return_until=None,
    )


def _over(ticket: Ticket, at: datetime) -> Story:
    until = may_return_until(ticket, at=at)
    return Story(ticket, at, None, UNKNOWN, (), (), NOTHING, (), until)


_preparations: Remembered[tuple[object, ...], Preparation] = Remembered(keep=timedelta(minutes=1))


def _preparation(offering: Offering, at: datetime) -> Preparation:
    """What to bring, read at most once a minute per offering and language."""
    key = (offering.pk, get_language())
    return _preparations.get(key, at, lambda: preparation(offering))


def _before(line: list[Ticket], ticket: Ticket) -> list[Ticket]:
    numbers = [each.pk for each in line]
    return line[: numbers.index(ticket.pk)] if line else []


def _marks(ticket: Ticket, before: list[Ticket], picture: Picture) -> tuple[Mark, ...]:
    serving = picture.served(ticket.queue_id)
    now = [Mark(serving.number, is_now=True)] if serving else []
    ahead = [Mark(each.number) for each in before[-BEFORE_ME:]]
    return (*now, *ahead, Mark(ticket.number, is_you=True))
