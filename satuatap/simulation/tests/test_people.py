"""One officer and a few people, minute by minute, on a floor in memory."""

from datetime import timedelta
from functools import partial
from random import Random
from statistics import fmean
from uuid import UUID

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from satuatap.queueing.estimates import UNKNOWN
from satuatap.queueing.rules import Standing, calling_order
from satuatap.simulation.cast import cast
from satuatap.simulation.memory import MemoryFloor
from satuatap.simulation.memory.lines import Lines
from satuatap.simulation.plan import PAPER, PHONE, REMOTE, Asked, Policy
from satuatap.simulation.profile import Profile, skewed
from satuatap.simulation.stage import Seen, Stage
from satuatap.simulation.tests import given
from satuatap.simulation.tests.given import EIGHT

CALM = Profile(
    no_show=0, hold=0, transfer=0, second_service=0, break_every_minutes=10_000, lunch_minutes=0
)
PLAN = given.plan(offices=1, services=1, desks=1)
[SERVICE], [DESK] = PLAN.services, PLAN.desks


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def scene(profile=CALM, *, plan=PLAN, until=None, policy=None):
    floor = MemoryFloor(plan, policy or Policy())
    played = cast(plan, floor, profile, zone=given.JAKARTA, seed=1, until=until)
    return played, floor, next(iter(played.officers.at_desk.values()))


def taken(floor, *, at):
    return floor.take(SERVICE, Asked(), at=at).ticket


def comes(played, floor, at, **asked):
    arrived = floor.take(SERVICE, Asked(**asked), at=at)
    assert arrived is not None
    played.stage.diary[arrived.ticket] = Seen(SERVICE.id, False, at, arrived.told)
    played.officers.somebody_waits(SERVICE.id, at)
    return arrived.ticket


def test_an_idle_officer_notices_a_newcomer_within_the_minute():
    played, floor, officer = scene()
    officer.sit(EIGHT)
    assert officer.idle
    key = comes(played, floor, EIGHT + minutes(10))
    played.stage.run(EIGHT + minutes(11.5))
    assert floor.book.tickets[key].state in {"called", "serving"}
    assert played.stage.diary[key].called_at is not None


def test_people_are_served_one_after_the_other():
    played, floor, officer = scene()
    keys = [comes(played, floor, EIGHT) for _ in range(3)]
    officer.sit(EIGHT)
    played.stage.run(EIGHT + minutes(180))
    ends = [fact.ticket for fact in floor.book.history if fact.kind == "finish"]
    assert ends == keys
    assert officer.time.busy < officer.time.present + 180 * 60


def test_a_rest_waits_until_the_person_at_the_counter_has_left():
    played, floor, officer = scene()
    key = comes(played, floor, EIGHT)
    officer.sit(EIGHT)
    officer.rest(EIGHT, minutes=5)
    assert not officer.resting
    played.stage.run(EIGHT + minutes(120))
    paused = officer.time.present
    assert floor.book.tickets[key].state == "done"
    assert 0 < paused < 120 * 60


def test_nobody_is_called_in_a_rest():
    played, floor, officer = scene()
    officer.sit(EIGHT)
    officer.rest(EIGHT, minutes=30)
    key = comes(played, floor, EIGHT + minutes(1))
    played.stage.run(EIGHT + minutes(29))
    assert floor.book.tickets[key].state == "waiting"
    played.stage.run(EIGHT + minutes(31))
    assert floor.book.tickets[key].state != "waiting"


def test_a_counter_that_was_closed_during_the_rest_opens_again():
    played, floor, officer = scene()
    officer.sit(EIGHT)
    officer.rest(EIGHT, minutes=10)
    floor.open_desks.clear()
    key = comes(played, floor, EIGHT + minutes(1))
    played.stage.run(EIGHT + minutes(15))
    assert officer.is_open
    assert floor.book.tickets[key].state != "waiting"


def test_an_officer_who_makes_room_ends_with_the_person_and_closes():
    played, floor, officer = scene()
    key = comes(played, floor, EIGHT)
    officer.sit(EIGHT)
    officer.make_room(EIGHT + minutes(1))
    assert floor.book.tickets[key].state == "done"
    assert not floor.sits(DESK)


def test_officers_go_home_once_numbers_have_ended_and_nobody_waits():
    played, floor, officer = scene(until=EIGHT + minutes(30))
    officer.sit(EIGHT)
    comes(played, floor, EIGHT + minutes(29))
    played.stage.run(EIGHT + minutes(240))
    assert not floor.open_desks
    assert not officer.is_open


def test_who_never_comes_is_called_again_and_then_missed():
    played, floor, officer = scene(Profile(no_show=1, comes_back=0))
    key = comes(played, floor, EIGHT)
    officer.sit(EIGHT)
    played.stage.run(EIGHT + minutes(10))
    kinds = [fact.kind for fact in floor.book.history]
    assert kinds[:5] == ["issue", "call", "recall", "recall", "no-show"]
    assert played.stage.diary[key].ended == "no_show"


def test_who_was_put_on_hold_is_called_back():
    played, floor, officer = scene(Profile(no_show=0, hold=0.5, transfer=0))
    for _ in range(12):
        comes(played, floor, EIGHT)
    officer.sit(EIGHT)
    played.stage.run(EIGHT + minutes(600))
    held = {fact.ticket for fact in floor.book.history if fact.kind == "hold"}
    assert held
    assert {floor.book.tickets[key].state for key in held} == {"done"}


@pytest.mark.parametrize(("delivery", "seconds"), [(PAPER, 120), (REMOTE, 3600)])
def test_a_number_that_is_confirmed_too_late_lapses(delivery, seconds):
    _, floor, _ = scene()
    in_time, late = (floor.take(SERVICE, Asked(delivery=delivery), at=EIGHT) for _ in range(2))
    assert floor.confirm(in_time.ticket, at=EIGHT + timedelta(seconds=seconds - 1))
    assert not floor.confirm(late.ticket, at=EIGHT + timedelta(seconds=seconds))
    assert floor.book.tickets[late.ticket].state == "lapsed"
    assert not floor.confirm(late.ticket, at=EIGHT)


def test_a_phone_needs_no_confirmation():
    _, floor, _ = scene()
    taken = floor.take(SERVICE, Asked(delivery=PHONE), at=EIGHT)
    assert taken.confirm_by is None
    assert floor.book.tickets[taken.ticket].state == "waiting"


def test_who_was_missed_comes_back_once_behind_the_next_few():
    _, floor, _ = scene(policy=Policy(return_after=2))
    missed, *others = [taken(floor, at=EIGHT + minutes(n)) for n in range(5)]
    floor.open(DESK, at=EIGHT)
    assert floor.call(DESK, at=EIGHT + minutes(5)).ticket == missed
    floor.miss(missed, at=EIGHT + minutes(6))
    assert floor.come_back(missed, at=EIGHT + minutes(7))
    assert not floor.come_back(missed, at=EIGHT + minutes(7))
    order = [person.ticket for person in floor.lines.in_queue(SERVICE.queue)]
    assert order == [*others[:2], missed, *others[2:]]


@pytest.mark.parametrize(("place", "ahead"), [("arrival", 0), ("after_next", 1), ("end", 3)])
def test_who_was_missed_comes_back_to_the_place_of_the_policy(place, ahead):
    policy = Policy(return_after=1, return_place=place)
    _, floor, _ = scene(policy=policy)
    missed, *_others = [taken(floor, at=EIGHT + minutes(n)) for n in range(4)]
    floor.open(DESK, at=EIGHT)
    floor.call(DESK, at=EIGHT + minutes(5))
    floor.miss(missed, at=EIGHT + minutes(6))
    assert floor.come_back(missed, at=EIGHT + minutes(7))
    line = [person.ticket for person in floor.lines.in_queue(SERVICE.queue)]
    assert line.index(missed) == ahead


@pytest.mark.parametrize(("place", "ahead"), [("arrival", 0), ("after_next", 1), ("end", 3)])
def test_who_is_sent_on_goes_to_the_place_of_the_policy(place, ahead):
    policy = Policy(return_after=1, transfer_place=place)
    _, floor, _ = scene(policy=policy)
    sent, *_others = [taken(floor, at=EIGHT + minutes(n)) for n in range(4)]
    floor.open(DESK, at=EIGHT)
    floor.call(DESK, at=EIGHT + minutes(5))
    assert floor.transfer(sent, SERVICE, at=EIGHT + minutes(7))
    line = [person.ticket for person in floor.lines.in_queue(SERVICE.queue)]
    assert line.index(sent) == ahead


def test_calls_and_ways_back_end_where_the_policy_says():
    _, floor, _ = scene(policy=Policy(recalls=1, return_minutes=5))
    missed = taken(floor, at=EIGHT)
    floor.open(DESK, at=EIGHT)
    floor.call(DESK, at=EIGHT)
    assert [floor.recall(missed, at=EIGHT) for _ in range(2)] == [True, False]
    floor.miss(missed, at=EIGHT)
    assert not floor.come_back(missed, at=EIGHT + minutes(6))


def _note(seen: list[str], name: str, _at) -> None:
    seen.append(name)


def test_things_happen_in_order_of_time_then_of_planning():
    stage = Stage(PLAN, MemoryFloor(PLAN), CALM, Random(1), given.JAKARTA)
    seen: list[str] = []
    for name, seconds in [("c", 30), ("a", 10), ("b", 10), ("now", -5)]:
        stage.after(EIGHT, seconds, partial(_note, seen, name))
    stage.run(EIGHT + timedelta(seconds=20))
    assert seen == ["now", "a", "b"]
    assert stage.next_at == EIGHT + timedelta(seconds=30)


def test_only_the_first_call_counts_as_the_end_of_the_wait():
    stage = Stage(PLAN, MemoryFloor(PLAN), CALM, Random(1), given.JAKARTA)
    key = UUID(int=7)
    seen = stage.diary[key] = Seen(SERVICE.id, False, EIGHT, UNKNOWN)
    assert seen.waited is None
    stage.note_call(key, EIGHT + minutes(4))
    stage.note_call(key, EIGHT + minutes(9))
    assert seen.waited == 4
    stage.note_call(UUID(int=8), EIGHT)


def test_a_time_by_chance_has_the_mean_that_was_asked():
    chance = Random(3)
    drawn = [skewed(chance, 10, 0.5) for _ in range(20_000)]
    assert fmean(drawn) == pytest.approx(10, rel=0.03)
    assert min(drawn) > 0


def test_hours_differ_by_day_and_not_in_the_live_play():
    assert Profile().share_of_hour(9) > Profile().share_of_hour(12) > Profile().share_of_hour(3)
    always = Profile(day_and_night=True)
    assert always.share_of_hour(3) == always.share_of_hour(9) > 0


people = st.lists(st.tuples(st.integers(0, 50), st.booleans()), max_size=20)


@each(people, st.integers(1, 4), st.integers(0, 3))
def test_lines_in_memory_call_in_the_order_of_the_rule(crowd, most, since):
    line = [
        Standing(UUID(int=n), EIGHT + minutes(late), EIGHT, n, first, SERVICE.queue, SERVICE.id)
        for n, (late, first) in enumerate(crowd)
    ]
    lines = Lines(most)
    lines.since[SERVICE.queue] = since
    for person in line:
        lines.join(person)
    called = [lines.take_next(DESK.gives, may_come=lambda _: True) for _ in line]
    assert called == calling_order(line, since_priority=since, most=most)
    assert lines.take_next(DESK.gives, may_come=lambda _: True) is None


@each(people)
def test_who_is_elsewhere_keeps_the_place_and_others_go_first(crowd):
    line = [
        Standing(UUID(int=n), EIGHT + minutes(late), EIGHT, n, first, SERVICE.queue, SERVICE.id)
        for n, (late, first) in enumerate(crowd)
    ]
    lines = Lines(2)
    for person in line:
        lines.join(person)
    called = lines.take_next(DESK.gives, may_come=lambda person: person.sequence % 2 == 1)
    assert called is None or called.sequence % 2 == 1
    assert (called is None) == (len(line) < 2)
