"""Several at once: one step, one record, one request, one answer, one hall.

Real threads with connections of their own. The first test shows the race without the lock.
"""

from datetime import timedelta
from functools import partial
from threading import Barrier
from time import sleep
from uuid import uuid4

import pytest
from django.db import transaction

from satuatap.catalogue.models import Agency
from satuatap.oversight.actions import (
    answer_request,
    ask_to_join,
    file_away,
    judge,
    move,
    remind_agencies,
    say_met,
    send_proposal,
    solve,
)
from satuatap.oversight.errors import (
    AlreadyAsked,
    DraftHasChanged,
    EvidenceHasChanged,
    FormIsUsed,
    HallHasMoved,
    ObstacleIsOvercome,
    ProposalIsSent,
    RequestIsAnswered,
)
from satuatap.oversight.models import CheckEntry, JoinRequest, Obstacle, Proposal, StageEvent
from satuatap.oversight.queries import stage_of
from satuatap.oversight.tests import given
from satuatap.oversight.tests.test_proposing import attached, written
from satuatap.places.models import Hall
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests.test_races import PATIENCE, all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
BY = By("user:1")
LATER = given.ON + timedelta(days=1)


def looked_and_stepped(hall, meet):
    """A step as it would be without the lock: look whether it was taken, then take it."""
    if not StageEvent.objects.filter(hall=hall, stage="preparation").exists():
        meet.wait(PATIENCE)
        values = {"came_from": "commitment", "on": LATER, "at": given.AT, "actor": "user:1"}
        StageEvent.objects.create(hall=hall, stage="preparation", **values)


def test_without_the_lock_the_same_step_is_two():
    hall, meet = given.hall_at("commitment"), Barrier(2)
    all_at_once(lambda _worker: looked_and_stepped(hall, meet), 2)
    assert StageEvent.objects.filter(hall=hall, stage="preparation").count() == 2


def test_a_step_that_several_take_at_once_is_one_and_all_get_it():
    hall = given.hall_at("commitment")
    act = partial(move, hall, "preparation", by=BY, on=LATER, at=given.AT)
    events = all_at_once(lambda _worker: act(), 6)
    assert {each.pk for each in events} == {
        StageEvent.objects.get(hall=hall, stage="preparation").pk
    }


def test_of_two_officers_who_decide_otherwise_at_once_one_is_told_so():
    hall = given.hall_at("trial")
    ways = ("inaugurated", "closed")

    def decide(worker):
        who = By(f"user:{worker}")
        return move(hall, ways[worker], by=who, seen="trial", note="Putusan", on=LATER, at=given.AT)

    said = all_at_once(decide, 2)
    [won] = [each for each in said if isinstance(each, StageEvent)]
    [lost] = [each for each in said if isinstance(each, HallHasMoved)]
    assert stage_of(hall) == won.stage
    assert won.drawn.name["id"] in str(lost)


def test_of_two_answers_at_once_one_stands_and_the_other_hears_of_it():
    made = given.request(given.hall_at("preparation"))
    ways, on = ("joined", "declined"), given.AT.date()
    said = all_at_once(lambda worker: answer_request(made, ways[worker], on=on, at=given.AT), 2)
    [won] = [each for each in said if isinstance(each, JoinRequest)]
    [lost] = [each for each in said if isinstance(each, RequestIsAnswered)]
    assert JoinRequest.objects.get().answer == won.answer
    assert won.get_answer_display().lower() in str(lost)


def test_nobody_is_reminded_of_what_is_being_answered():
    made, meet = given.request(given.hall_at("preparation")), Barrier(2)

    def answer():
        with transaction.atomic():
            answer_request(made, "joined", on=given.AT.date(), at=given.AT)
            meet.wait(PATIENCE)
            sleep(0.3)

    def remind():
        meet.wait(PATIENCE)
        return remind_agencies(at=given.AT)

    ways = (answer, remind)
    assert all_at_once(lambda worker: ways[worker](), 2) == [None, 0]
    assert not made.steps.exists()


def test_of_two_ways_out_of_an_obstacle_at_once_one_stands():
    made = given.obstacle(given.hall_at("preparation"))
    ways = ("Gedung CSR", "Gedung sewa")
    said = all_at_once(lambda worker: solve(made, on=LATER, how=ways[worker], at=given.AT), 2)
    assert sum(isinstance(each, ObstacleIsOvercome) for each in said) == 1
    assert Obstacle.objects.get().solution in ways


def test_a_form_that_is_sent_several_times_at_once_is_one_record():
    hall, key = given.hall_at("preparation"), uuid4()

    def send(_worker):
        values = {"kind": "tempat", "title": "Sempit", "since": given.ON}
        return file_away(Obstacle(hall=hall, key=key, **values), by=BY, at=given.AT)

    all_at_once(send, 6)
    assert Obstacle.objects.count() == 1


def asked(hall, agency):
    values = {"agency": agency, "letter": "503", "sent_on": given.ON}
    return ask_to_join(JoinRequest(hall=hall, key=uuid4(), **values), by=BY, at=given.AT)


def test_an_agency_that_several_ask_at_once_is_asked_once():
    hall, agency = given.hall_at("preparation"), queue_given.agency()
    said = all_at_once(lambda _worker: asked(hall, agency), 4)
    assert JoinRequest.objects.count() == 1
    assert sum(isinstance(each, AlreadyAsked) for each in said) == 3
    assert Agency.objects.count() == 1


def test_a_proposal_that_is_sent_several_times_at_once_makes_one_hall():
    draft = written(given.region())
    attached(draft.key)
    all_at_once(lambda _worker: send_proposal(draft, by=BY, at=given.AT), 4)
    assert Hall.objects.count() == 1


def test_a_verdict_meets_no_evidence_that_comes_in_between():
    hall = given.hall_at("preparation")
    values = {"hall": hall, "item": "budget"}

    def word(verdict, **more):
        return CheckEntry(key=uuid4(), verdict=verdict, **values, **more)

    read = say_met(word("met", document="DPA"), by=BY, at=given.AT)
    at = given.AT + timedelta(minutes=1)
    ways = (
        lambda: say_met(word("met", document="Rancangan"), by=BY, at=at),
        lambda: judge(word("accepted"), seen=read.pk, by=BY, at=given.AT),
    )
    said = all_at_once(lambda worker: ways[worker](), 2)
    judged = [each for each in said if isinstance(each, CheckEntry) and each.verdict == "accepted"]
    assert len(judged) + sum(isinstance(each, EvidenceHasChanged) for each in said) == 1
    assert {each.document for each in judged} <= {"DPA"}


def test_writing_and_sending_at_once_wait_for_each_other_in_one_order():
    draft = written(given.region())
    attached(draft.key)
    at = given.AT + timedelta(minutes=1)
    ways = (
        lambda: send_proposal(draft, by=BY, at=at),
        lambda: written(draft.region, draft.key, seen=draft.at, at=at, place="Gedung B"),
    )
    said = all_at_once(lambda worker: ways[worker % 2](), 4)
    assert all(isinstance(each, (Proposal, ProposalIsSent, DraftHasChanged)) for each in said)
    assert Hall.objects.count() == 1


def test_two_proposals_of_a_region_at_once_get_two_addresses():
    region = given.region()
    drafts = [written(region) for _ in range(4)]
    for each in drafts:
        attached(each.key)
    said = all_at_once(lambda worker: send_proposal(drafts[worker], by=BY, at=given.AT), 4)
    assert {type(each) for each in said} == {Proposal}
    assert len({each.hall.slug for each in said}) == 4


def test_a_form_of_another_hall_opens_nothing_there():
    theirs = given.obstacle(given.hall_at("preparation"))
    mine = Obstacle(hall=given.hall_at("preparation"), key=theirs.key, title="x")
    with pytest.raises(FormIsUsed):
        file_away(mine, by=BY, at=given.AT)
