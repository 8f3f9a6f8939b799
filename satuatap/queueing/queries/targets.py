"""Where a counter may send somebody: the other counters of the hall, and whether they call."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from satuatap.catalogue.models import Offering
from satuatap.places.models import Counter
from satuatap.queueing.models import CounterService, CounterSession

OPEN, PAUSED, CLOSED = "open", "paused", "closed"


@dataclass(frozen=True)
class Target:
    """One counter to send somebody to, who sits there, and whether it gives their service."""

    counter: Counter
    session: CounterSession | None
    gives_it: bool

    @property
    def state(self) -> str:
        """``open``, ``paused`` or ``closed``; nobody is sent to a closed counter."""
        return state_of(self.session)


def state_of(session: CounterSession | None) -> str:
    """How a counter stands, from its open session if it has one."""
    if session is None:
        return CLOSED
    return OPEN if session.paused_at is None else PAUSED


def targets(counter: Counter, offering: Offering) -> list[Target]:
    """Every other counter of the hall; first those that give this service, open ones first."""
    gives = CounterService.objects.filter(counter=OuterRef("pk"), offering=offering)
    others = Counter.objects.filter(hall=counter.hall_id, is_active=True).exclude(pk=counter.pk)
    sitting = {
        each.counter_id: each for each in CounterSession.objects.open().filter(hall=counter.hall_id)
    }
    found = [
        Target(each, sitting.get(each.pk), each.gives_it)
        for each in others.annotate(gives_it=Exists(gives))
        .select_related("office")
        .order_by("office__order", "code")
    ]
    return sorted(found, key=lambda each: (not each.gives_it, each.state == CLOSED))


def counter_state(counter: Counter) -> str:
    """How one counter stands now: ``open``, ``paused`` or ``closed``."""
    return state_of(CounterSession.objects.open().filter(counter=counter).first())
