"""Random mornings on a floor: whatever people do, the promises hold."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from satuatap.core.errors import Refusal
from satuatap.queueing import rules
from satuatap.queueing.actions import (
    By,
    TicketRequest,
    call_held_ticket,
    call_next_ticket,
    cancel_ticket,
    close_counter,
    confirm_ticket,
    finish_ticket,
    hold_ticket,
    lapse_unconfirmed,
    miss_ticket,
    pause_counter,
    recall_ticket,
    release_stranded,
    resume_counter,
    return_ticket,
    start_ticket,
    take_ticket,
    transfer_ticket,
    undo_last_step,
)
from satuatap.queueing.models import CounterSession, HallPolicy, QueueDay, Ticket, TicketEvent
from satuatap.queueing.queries.line import counter_line
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE
from satuatap.queueing.tests.replay import replayed

pytestmark = pytest.mark.django_db
OFFICER = By("officer")
any_place = st.integers(0, 50)
at_counter = {
    "start": start_ticket,
    "finish": finish_ticket,
    "miss": miss_ticket,
    "hold": hold_ticket,
    "recall": recall_ticket,
    "cancel": cancel_ticket,
    "undo": undo_last_step,
}


class Morning(RuleBasedStateMachine):
    """Three services in two queues, and two counters that overlap."""

    @initialize(most=st.integers(1, 3))
    def open_hall(self, most):
        self.hall = given.hall()
        HallPolicy.objects.filter(hall=self.hall).update(regular_between_priority=most)
        first, second = given.queue(hall=self.hall), given.queue(hall=self.hall)
        self.services = [given.offering(queue=line) for line in (first, first, second)]
        self.desks = [given.counter(*self.services[:2]), given.counter(*self.services[1:])]
        self.hall.refresh_from_db()
        self.most, self.at, self.given = most, NINE, 0

    def tickets(self, *states):
        mine = Ticket.objects.filter(hall=self.hall).order_by("issued_at", "sequence")
        return list(mine.filter(state__in=states) if states else mine)

    def one_of(self, place, *states):
        found = self.tickets(*states)
        return found[place % len(found)] if found else None

    def try_to(self, act, *args, **kwargs):
        try:
            return act(*args, by=OFFICER, at=self.at, **kwargs)
        except Refusal:
            return None

    @rule(seconds=st.integers(1, 200))
    def time_passes(self, seconds):
        self.at += timedelta(seconds=seconds)
        lapse_unconfirmed(at=self.at)

    @rule(
        service=st.integers(0, 2),
        priority=st.sampled_from(["none", "none", "elderly"]),
        delivery=st.sampled_from(["phone", "phone", "paper"]),
        again=any_place,
    )
    def somebody_comes(self, service, priority, delivery, again):
        earlier = self.one_of(again) if again % 5 == 0 else None
        request = TicketRequest(
            service=self.services[service].code,
            priority=priority,
            delivery=delivery,
            visit=earlier.visit if earlier else None,
        )
        take_ticket(self.hall, request, by=OFFICER, at=self.at)
        self.given += 1

    @rule(place=any_place)
    def paper_comes_out(self, place):
        if ticket := self.one_of(place, rules.ISSUED):
            self.try_to(confirm_ticket, ticket)

    @rule(desk=st.integers(0, 1))
    def a_counter_calls(self, desk):
        counter = self.desks[desk]
        line = counter_line(counter, at=self.at)
        streaks = dict(QueueDay.objects.values_list("queue_id", "since_priority"))
        called = self.try_to(call_next_ticket, counter)
        if called is None:
            return
        assert called.pk == line[0].pk, "the line that is shown is the line that is called"
        rivals = [each for each in line if each.queue_id == called.queue_id and each.priority]
        if rivals and not called.priority:
            assert streaks[called.queue_id] < self.most, "a priority person waits too long"

    @rule(act=st.sampled_from(sorted(at_counter)), place=any_place)
    def something_happens_at_a_counter(self, act, place):
        if ticket := self.one_of(place):
            self.try_to(at_counter[act], ticket)

    @rule(place=any_place, service=st.integers(0, 2), reserve=st.booleans())
    def somebody_is_sent_on(self, place, service, reserve):
        if ticket := self.one_of(place, *rules.AT_COUNTER, rules.ON_HOLD):
            target = {"offering": self.services[service]}
            if reserve:
                target["to_counter"] = self.desks[service % 2]
            self.try_to(transfer_ticket, ticket, **target)

    @rule(desk=st.integers(0, 1), service=st.integers(0, 2), after=st.sampled_from([0, 1, 2]))
    def a_person_called_is_sent_on_by_mistake(self, desk, service, after):
        ticket = self.try_to(call_next_ticket, self.desks[desk])
        steps = [start_ticket, hold_ticket][:after]
        for act in steps if ticket else []:
            self.try_to(act, ticket)
        if ticket and self.try_to(transfer_ticket, ticket, offering=self.services[service]):
            self.try_to(undo_last_step, ticket)

    @rule(place=any_place, desk=st.integers(0, 1))
    def somebody_on_hold_is_called_back(self, place, desk):
        if ticket := self.one_of(place, rules.ON_HOLD):
            self.try_to(call_held_ticket, ticket, self.desks[desk])

    @rule(place=any_place)
    def somebody_comes_back(self, place):
        if ticket := self.one_of(place, rules.NO_SHOW):
            self.try_to(return_ticket, ticket)

    @rule(desk=st.integers(0, 1), act=st.sampled_from([pause_counter, close_counter]))
    def an_officer_rests_or_leaves(self, desk, act):
        try:
            act(self.desks[desk], at=self.at)
        except Refusal:
            return

    @rule()
    def the_worker_lets_go_of_who_waits_in_vain(self):
        release_stranded(at=self.at)
        reserved = [each for each in self.tickets(*rules.CALLABLE) if each.reserved_for_id]
        sitting = CounterSession.objects.open().filter(hall=self.hall)
        working = set(sitting.values_list("counter_id", flat=True))
        assert {each.reserved_for_id for each in reserved} <= working

    @rule(desk=st.integers(0, 1))
    def an_officer_goes_on(self, desk):
        try:
            resume_counter(self.desks[desk])
        except Refusal:
            return

    @precondition(lambda self: hasattr(self, "hall"))
    @invariant()
    def nobody_is_lost_and_numbers_have_no_gap(self):
        assert len(self.tickets()) == self.given
        for day in QueueDay.objects.filter(queue__hall=self.hall):
            numbers = Ticket.objects.filter(numbered_by=day.queue).order_by("sequence")
            found = list(numbers.values_list("sequence", flat=True))
            assert found == list(range(1, day.issued + 1))

    @precondition(lambda self: hasattr(self, "hall"))
    @invariant()
    def one_person_at_a_counter_and_one_counter_for_a_visitor(self):
        busy = self.tickets(*rules.AT_COUNTER)
        assert len({each.counter_id for each in busy}) == len(busy)
        assert len({each.visit_id for each in busy}) == len(busy)

    @precondition(lambda self: hasattr(self, "hall"))
    @invariant()
    def the_events_alone_rebuild_every_ticket(self):
        events = TicketEvent.objects.filter(hall=self.hall).order_by("id")
        rebuilt = replayed(events)
        for ticket in self.tickets():
            found = {name: getattr(ticket, name) for name in rebuilt[ticket.pk]}
            assert found == rebuilt[ticket.pk]

    @precondition(lambda self: hasattr(self, "hall"))
    @invariant()
    def the_turn_is_what_the_events_say(self):
        for day in QueueDay.objects.filter(queue__hall=self.hall):
            steps = TicketEvent.objects.filter(queue=day.queue, kind__in=["call", "undo"])
            names = ("ticket_id", "ticket__priority", "kind", "before_state", "after_state")
            streak = rules.streak(steps.order_by("-id").values_list(*names))
            assert day.since_priority == streak


def test_whatever_people_do_the_promises_hold():
    run_state_machine_as_test(
        Morning,
        settings=settings(
            max_examples=12,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
