"""The running system as a floor: every act is the same action that people and devices use."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from satuatap.catalogue.models import Offering
from satuatap.core.errors import Refusal
from satuatap.identity.models import Membership, Role
from satuatap.places.models import Counter, Hall
from satuatap.queueing import actions
from satuatap.queueing.estimates import Estimate
from satuatap.queueing.models import CounterSession, Ticket, Visit
from satuatap.simulation.plan import Arrived, Asked, DeskPlan, HallPlan, ServicePlan, Summoned
from satuatap.simulation.reading import hall_policy

SIMULATOR = actions.By("simulator")
COURTESY = timedelta(minutes=20)  # an officer who has just signed in finds the counter free


class DatabaseFloor:
    """A hall of the running system; what it refuses is taken as it comes."""

    def __init__(self, hall: Hall, plan: HallPlan) -> None:
        self.hall = hall
        self.counters = Counter.objects.select_related("hall__region").in_bulk(
            [desk.id for desk in plan.desks]
        )
        self.policy = hall_policy(hall)
        self.offerings = Offering.objects.in_bulk([service.id for service in plan.services])
        self.tickets: dict[UUID, Ticket] = {}
        self.kept_free: set[UUID] = set()

    # Coming ----------------------------------------------------------------------------------

    def take(self, service: ServicePlan, asked: Asked, *, at: datetime) -> Arrived | None:
        """Take a number, as at the kiosk, on the phone or from afar."""
        request = actions.TicketRequest(
            service=service.code,
            priority=asked.priority,
            delivery=asked.delivery,
            visit=Visit.objects.get(tickets=asked.along_with) if asked.along_with else None,
        )
        with suppress(Refusal):
            given = actions.take_ticket(self.hall, request, by=SIMULATOR, at=at)
            told = Estimate(given.likely_minutes, given.late_minutes)
            return Arrived(given.id, told, self.policy.confirm_by(asked.delivery, at))
        return None

    def confirm(self, ticket: UUID, *, at: datetime) -> bool:
        """Paper came out, or the person is here; too late, and the number lapses."""
        found = Ticket.objects.get(pk=ticket)
        return self._acts(lambda: actions.confirm_ticket(found, by=SIMULATOR, at=at))

    def come_back(self, ticket: UUID, *, at: datetime) -> bool:
        """A missed person comes back."""
        return self._acts(lambda: actions.return_ticket(self._ticket(ticket), by=SIMULATOR, at=at))

    # Counters --------------------------------------------------------------------------------

    def open(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Sit down, unless a person does or may want to."""
        if desk.office in self.kept_free:
            return False
        return self._acts(lambda: actions.open_counter(self.counters[desk.id], by=SIMULATOR, at=at))

    def sits(self, desk: DeskPlan) -> bool:
        """Whether the simulator's own session is open there (a manager may have closed it)."""
        mine = CounterSession.objects.open().filter(actor=SIMULATOR.actor)
        return mine.filter(counter=desk.id).exists()

    def pause(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Rest."""
        counter = self.counters[desk.id]
        return self.sits(desk) and self._acts(lambda: actions.pause_counter(counter, at=at))

    def resume(self, desk: DeskPlan) -> bool:
        """Go on."""
        counter = self.counters[desk.id]
        return self.sits(desk) and self._acts(lambda: actions.resume_counter(counter))

    def close(self, desk: DeskPlan, *, at: datetime) -> bool:
        """Leave."""
        counter = self.counters[desk.id]
        return self.sits(desk) and self._acts(
            lambda: actions.close_counter(counter, by=SIMULATOR, at=at)
        )

    def look_for_people(self, *, at: datetime) -> set[UUID]:
        """The offices whose officers have just signed in: their counters are left to them."""
        officers = Membership.objects.filter(hall=self.hall, role=Role.COUNTER_OFFICER)
        came = officers.filter(user__last_login__gte=at - COURTESY)
        sitting = CounterSession.objects.open().filter(hall=self.hall).exclude(officer=None)
        waiting = came.exclude(user__in=sitting.values("officer"))
        self.kept_free = set(waiting.values_list("office_id", flat=True))
        return self.kept_free

    # Calling and serving ---------------------------------------------------------------------

    def call(self, desk: DeskPlan, *, at: datetime) -> Summoned | None:
        """Call whoever is next."""
        if not self.sits(desk):
            return None
        with suppress(Refusal):
            ticket = actions.call_next_ticket(self.counters[desk.id], by=SIMULATOR, at=at)
            self.tickets[ticket.pk] = ticket
            return Summoned(ticket.pk, ticket.offering_id)
        return None

    def call_back(self, ticket: UUID, desk: DeskPlan, *, at: datetime) -> bool:
        """Call somebody back from hold."""
        held, counter = self._ticket(ticket), self.counters[desk.id]
        return self._acts(lambda: actions.call_held_ticket(held, counter, by=SIMULATOR, at=at))

    def recall(self, ticket: UUID, *, at: datetime) -> bool:
        """Call the same person again."""
        return self._acts(lambda: actions.recall_ticket(self._ticket(ticket), by=SIMULATOR, at=at))

    def start(self, ticket: UUID, *, at: datetime) -> bool:
        """Begin to serve."""
        return self._acts(lambda: actions.start_ticket(self._ticket(ticket), by=SIMULATOR, at=at))

    def finish(self, ticket: UUID, *, outcome: str, at: datetime) -> bool:
        """Serve to the end."""
        found = self._ticket(ticket)
        return self._ends(
            ticket, lambda: actions.finish_ticket(found, by=SIMULATOR, at=at, outcome=outcome)
        )

    def miss(self, ticket: UUID, *, at: datetime) -> bool:
        """Nobody came."""
        found = self._ticket(ticket)
        return self._ends(ticket, lambda: actions.miss_ticket(found, by=SIMULATOR, at=at))

    def hold(self, ticket: UUID, *, at: datetime) -> bool:
        """Put aside."""
        return self._acts(lambda: actions.hold_ticket(self._ticket(ticket), by=SIMULATOR, at=at))

    def transfer(self, ticket: UUID, to: ServicePlan, *, at: datetime) -> bool:
        """Send on to another service."""
        found, target = self._ticket(ticket), self.offerings[to.id]
        return self._ends(
            ticket,
            lambda: actions.transfer_ticket(found, by=SIMULATOR, at=at, offering=target),
        )

    def expire(self, *, at: datetime) -> int:
        """The day is over for the people of the play; a real person keeps the number."""
        return actions.expire_left(self.hall, at=at, issued_by=SIMULATOR.actor)

    def _ticket(self, key: UUID) -> Ticket:
        if key not in self.tickets:
            self.tickets[key] = Ticket.objects.get(pk=key)
        return self.tickets[key]

    def _ends(self, key: UUID, act: Callable[[], object]) -> bool:
        done = self._acts(act)
        self.tickets.pop(key, None)
        return done

    def _acts(self, act: Callable[[], object]) -> bool:
        with suppress(Refusal):
            act()
            return True
        return False
