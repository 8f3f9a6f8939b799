"""Calling and serving through the floor's API."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from satuatap.identity.models import AccessToken
from satuatap.places.models import Counter
from satuatap.queueing.models import CounterSession, HallPolicy, Ticket
from satuatap.queueing.tests import given
from satuatap.queueing.tests.api import Machine, open_now, problem_of

pytestmark = pytest.mark.django_db


class Floor:
    """A hall with a kiosk and two counters of the same service."""

    def __init__(self):
        self.service = given.offering()
        self.hall = self.service.hall
        open_now(self.hall)
        self.kiosk = Machine(self.hall, "kiosk")
        counters = [given.counter(self.service, code=code) for code in ("1", "2")]
        self.first, self.second = [Machine(self.hall, "counter", counter=each) for each in counters]

    def called(self):
        self.kiosk.take(self.service.code)
        return self.first.call().json()


@pytest.fixture
def floor():
    return Floor()


def test_the_next_person_is_called_as_the_same_object(floor):
    taken = floor.kiosk.take(floor.service.code).json()
    response = floor.first.call()
    told = response.json()
    assert response.status_code == 200
    same = ("id", "number", "service", "issued_at", "track_url")
    assert {name: told[name] for name in same} == {name: taken[name] for name in same}
    assert (told["position"], told["estimate"]["late_minutes"]) == (0, 0)
    assert (told["state"], told["counter"]) == ("called", "1")


def test_nobody_waits(floor):
    response = floor.first.call()
    assert (response.status_code, response.content) == (204, b"")


def test_a_counter_finishes_before_it_calls_again(floor):
    ticket = floor.called()
    again = floor.first.call()
    assert (again.status_code, problem_of(again)) == (409, "counter-is-busy")
    assert (again.json()["number"], again.json()["ticket"]) == (ticket["number"], ticket["id"])
    floor.first.step("finish", ticket)
    assert floor.first.call().status_code == 204


def test_the_newer_of_two_tokens_goes_on_at_their_counter(floor):
    floor.first.step("finish", floor.called())
    newer = Machine(floor.hall, "counter", counter=floor.first.token.counter)
    floor.kiosk.take(floor.service.code)
    assert newer.call().status_code == 200


def test_a_counter_calls_for_itself_only(floor):
    elsewhere = Machine(given.offering().hall, "kiosk")
    path = f"halls/{floor.hall.slug}/counters"
    assert floor.first.post(f"{path}/2/call-next").status_code == 403
    assert floor.first.post(f"{path}/99/call-next").status_code == 404
    assert floor.kiosk.post(f"{path}/1/call-next").status_code == 403
    assert elsewhere.post(f"{path}/1/call-next").status_code == 404


def test_a_counter_out_of_use_calls_nobody(floor):
    floor.kiosk.take(floor.service.code)
    Counter.objects.filter(pk=floor.first.token.counter.pk).update(is_active=False)
    assert problem_of(floor.first.call()) == "counter-is-out-of-use"
    assert not CounterSession.objects.exists()


STEPS = ["recall", "start", "finish", "no-show", "hold"]


STATES = ["called", "serving", "done", "no_show", "on_hold"]


@pytest.mark.parametrize(("step", "state"), list(zip(STEPS, STATES, strict=True)))
def test_a_step_tells_how_the_ticket_stands(floor, step, state):
    HallPolicy.objects.update(recall_seconds=0)
    response = floor.first.step(step, floor.called())
    assert (response.status_code, response.json()["state"]) == (200, state)


@pytest.mark.parametrize("step", [each for each in STEPS if each != "recall"])
def test_a_step_whose_answer_was_lost_is_asked_again(floor, step):
    ticket = floor.called()
    first, again = (floor.first.step(step, ticket) for _ in range(2))
    assert (again.status_code, again.json()) == (200, first.json())


def test_what_is_not_the_same_twice_changes_nothing_more(floor):
    other = given.offering(queue=given.queue(office=floor.service.office))
    ticket = floor.called()
    assert floor.first.step("transfer", ticket, {"service": other.code}).status_code == 200
    before = Ticket.objects.get(pk=ticket["id"]).rank_at
    assert floor.first.step("transfer", ticket, {"service": other.code}).status_code == 403
    assert Ticket.objects.get(pk=ticket["id"]).rank_at == before


def test_a_transfer_within_ones_own_services_is_refused_the_second_time(floor):
    ticket = floor.called()
    given.counter(floor.service, code="3")
    answers = [
        floor.first.step("transfer", ticket, {"service": floor.service.code}) for _ in range(2)
    ]
    assert [each.status_code for each in answers] == [200, 409]


def test_the_hall_sees_when_a_machine_was_last_there(floor):
    assert floor.kiosk.token.seen_at is None
    floor.kiosk.take(floor.service.code)
    seen_at = AccessToken.objects.get(pk=floor.kiosk.token.pk).seen_at
    assert seen_at is not None
    assert timezone.now() - seen_at < timedelta(minutes=1)


def test_outcome_and_reason_are_kept(floor):
    held, finished = floor.called(), None
    floor.first.step("hold", held, {"reason": "fotokopi KTP"})
    finished = floor.called()
    floor.first.step("finish", finished, {"outcome": "incomplete"})
    ticket = Ticket.objects.get(pk=held["id"])
    assert ticket.events.order_by("-id")[0].reason == "fotokopi KTP"
    assert Ticket.objects.get(pk=finished["id"]).outcome == "incomplete"


def test_a_transfer_to_one_counter(floor):
    floor.second.call()
    ticket = floor.called()
    response = floor.first.step("transfer", ticket, {"counter": "2"})
    assert response.json()["reserved_for"] == {"counter": "2", "state": "open"}
    assert (response.json()["state"], response.json()["position"]) == ("transferred", 1)
    assert floor.first.call().status_code == 204
    assert floor.second.call().json()["id"] == ticket["id"]


def test_a_transfer_to_a_counter_that_would_not_call_is_refused(floor):
    ticket = floor.called()
    closed = floor.first.step("transfer", ticket, {"counter": "2"})
    assert (closed.status_code, problem_of(closed)) == (409, "target-counter-is-closed")
    other = given.offering(queue=given.queue(office=floor.service.office))
    refused = floor.first.step("transfer", ticket, {"counter": "2", "service": other.code})
    assert (refused.status_code, problem_of(refused)) == (409, "counter-does-not-give-it")


def test_a_transfer_to_a_paused_counter_says_so(floor):
    floor.second.call()
    CounterSession.objects.filter(counter__code="2").update(paused_at=given.NINE)
    response = floor.first.step("transfer", floor.called(), {"counter": "2"})
    assert response.json()["reserved_for"] == {"counter": "2", "state": "paused"}


def test_a_transfer_to_another_service_keeps_the_number(floor):
    line = given.queue(office=floor.service.office)
    other = given.offering(queue=line)
    ticket = floor.called()
    moved = floor.first.step("transfer", ticket, {"service": other.code}).json()
    assert (moved["service"], moved["number"]) == (other.code, ticket["number"])


def test_a_transfer_to_nowhere_names_what_is_missing(floor):
    response = floor.first.step("transfer", floor.called(), {})
    assert (response.status_code, problem_of(response)) == (422, "wrong-fields")
    assert [each["field"] for each in response.json()["fields"]] == ["service"]


@pytest.mark.parametrize("target", [{"service": "tidak-ada"}, {"counter": "99"}])
def test_a_transfer_needs_a_target_of_this_hall(floor, target):
    response = floor.first.step("transfer", floor.called(), target)
    assert (response.status_code, problem_of(response)) == (404, "unknown-service")


def test_steps_that_the_drawing_lacks_are_refused(floor):
    ticket = floor.called()
    floor.first.step("finish", ticket)
    answers = [floor.first.step(each, ticket) for each in ("start", "no-show", "hold", "recall")]
    assert {each.status_code for each in answers} == {409}
    assert {problem_of(each) for each in answers} == {"not-from-here"}


def test_after_three_recalls_it_is_a_no_show(floor):
    ticket = floor.called()
    soon = floor.first.step("recall", ticket)
    assert (soon.status_code, problem_of(soon)) == (409, "recalled-too-soon")
    HallPolicy.objects.update(recall_seconds=0)
    answers = [floor.first.step("recall", ticket).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 409]


@pytest.mark.parametrize("step", [*STEPS, "transfer", "cancel", "printed"])
def test_another_halls_ticket_is_unknown(floor, step):
    ticket = floor.called()
    foreign = Floor()
    machine = foreign.kiosk if step == "printed" else foreign.first
    assert machine.step(step, ticket).status_code == 404
    assert floor.first.step(step, {"id": uuid4()}).status_code == 404


@pytest.mark.parametrize("step", [*STEPS, "transfer"])
def test_kiosks_and_other_counters_take_no_step(floor, step):
    ticket = floor.called()
    assert floor.kiosk.step(step, ticket).status_code == 403
    assert floor.second.step(step, ticket).status_code == 403
    assert Ticket.objects.get(pk=ticket["id"]).state == "called"


def test_a_kiosk_prints_and_cancels_its_own_numbers_only(floor):
    other = Machine(floor.hall, "kiosk")
    ticket = floor.kiosk.take(floor.service.code, delivery="paper").json()
    assert other.step("printed", ticket).status_code == 403
    assert other.step("cancel", ticket).status_code == 403
    assert floor.first.step("printed", ticket).status_code == 403
    cancelled = floor.kiosk.step("cancel", ticket).json()
    assert (cancelled["state"], cancelled["position"]) == ("cancelled", None)


def test_a_counter_cancels_those_who_wait_for_it(floor):
    ticket = floor.kiosk.take(floor.service.code).json()
    assert floor.first.step("cancel", ticket, {"reason": "pulang"}).status_code == 200


def test_a_step_takes_no_unknown_member(floor):
    response = floor.first.step("start", floor.called(), {"outcome": "served"})
    assert (response.status_code, problem_of(response)) == (422, "wrong-fields")


@pytest.mark.parametrize("method", ["get", "put", "delete", "options", "patch", "trace"])
def test_other_methods_are_refused(floor, method):
    answer = getattr(floor.first.client, method)(f"/api/v1/tickets/{uuid4()}/start")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_calling_costs_few_queries(floor, django_assert_max_num_queries):
    floor.first.step("finish", floor.called())
    floor.kiosk.take(floor.service.code)
    with django_assert_max_num_queries(3):
        floor.first.call()
