"""What the rules of calling mean for people, played many times in memory."""

from itertools import pairwise
from statistics import fmean

import pytest

from satuatap.queueing.figures import percentile
from satuatap.simulation.memory import MemoryFloor
from satuatap.simulation.plan import Policy
from satuatap.simulation.profile import Profile
from satuatap.simulation.report import report
from satuatap.simulation.tests import given

BUSY = Profile(busy=(0.95, 1.05), priority=0.25, comes_back=0.0, transfer=0.0)


def calls(floor: MemoryFloor, kind: str = "call"):
    return [fact for fact in floor.history if fact.kind == kind and fact.before != "on_hold"]


def wait(stage, *, priority: bool, share: float = 0.9) -> float:
    waited = [each.waited for each in stage.diary.values() if each.priority is priority]
    found = percentile([each for each in waited if each is not None], share)
    assert found is not None
    return found


def test_the_same_seed_gives_the_same_day():
    one, other = (given.played(given.plan(), seed=7) for _ in range(2))
    assert report(one[0].diary.values(), one[1]) == report(other[0].diary.values(), other[1])


def test_another_seed_gives_another_day():
    one, other = (given.played(given.plan(), seed=seed) for seed in (7, 8))
    assert report(one[0].diary.values(), one[1]) != report(other[0].diary.values(), other[1])


def test_nobody_is_lost():
    _, _, floor = given.played(given.plan(), profile=BUSY)
    assert {each.state for each in floor.tickets.values()} <= {"done", "no_show"}


def test_numbers_are_gapless_in_each_queue():
    _, _, floor = given.played(given.plan())
    for queue in {each.numbered_by for each in floor.tickets.values()}:
        given_out = [each for each in floor.tickets.values() if each.numbered_by == queue]
        numbers = sorted(each.standing.sequence for each in given_out)
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("most", [1, 2, 3])
def test_at_most_so_many_regular_people_go_while_a_priority_person_waits(most):
    _, _, floor = given.played(given.plan(desks=1), profile=BUSY, policy=Policy(most=most))
    came = {fact.ticket: fact.at for fact in calls(floor, "issue")}
    called = {fact.ticket: fact.at for fact in calls(floor)}
    for ticket, held in floor.tickets.items():
        if held.standing.priority:
            between = [
                other
                for other, at in called.items()
                if came[ticket] <= at < called[ticket]
                and floor.tickets[other].numbered_by == held.numbered_by
            ]
            streak = _longest_regular_streak(floor, between, called)
            assert streak <= most


def _longest_regular_streak(floor, tickets, called) -> int:
    longest = run = 0
    for ticket in sorted(tickets, key=called.__getitem__):
        run = 0 if floor.tickets[ticket].standing.priority else run + 1
        longest = max(longest, run)
    return longest


def test_priority_people_wait_less_the_fewer_go_between():
    waits = []
    for most in (1, 3, 9):
        days = [
            given.played(given.plan(desks=1), profile=BUSY, policy=Policy(most=most), seed=seed)[0]
            for seed in range(3)
        ]
        waits.append(fmean(wait(day, priority=True) for day in days))
    assert all(sooner <= later for sooner, later in pairwise(waits))


def test_regular_people_never_starve_even_when_most_have_priority():
    crowd = Profile(busy=(1.1, 1.2), priority=0.8, comes_back=0.0, transfer=0.0)
    stage, _, floor = given.played(given.plan(desks=1), profile=crowd, policy=Policy(most=1))
    assert wait(stage, priority=False) < 3 * wait(stage, priority=True) + 30
    for queue in {each.numbered_by for each in floor.tickets.values()}:
        assert _most_overtaken(floor, queue) <= 1.01


def _most_overtaken(floor, queue) -> float:
    """The most later priority people that went before a regular one, per regular call meanwhile."""
    called = {fact.ticket: fact.at for fact in calls(floor)}
    line = [key for key in called if floor.tickets[key].numbered_by == queue]
    worst = 0.0
    for me in (key for key in line if not floor.tickets[key].standing.priority):
        rank = floor.tickets[me].standing.key
        before = [key for key in line if called[key] < called[me]]
        late = [k for k in before if floor.tickets[k].standing.key > rank]
        meanwhile = [k for k in before if called[k] >= rank[0] and k not in late]
        regular = [k for k in meanwhile if not floor.tickets[k].standing.priority]
        worst = max(worst, (len(late) - 1) / (len(regular) + 1))
    return worst


def test_more_counters_mean_shorter_waits():
    few, many = (given.played(given.plan(desks=desks), profile=BUSY)[0] for desks in (1, 3))
    assert wait(many, priority=False) < wait(few, priority=False)


def test_a_missed_person_comes_back_once():
    often = Profile(busy=(1.0, 1.0), no_show=0.3, comes_back=1.0)
    _, _, floor = given.played(given.plan(), profile=often)
    came_back = [each for each in floor.tickets.values() if each.returns]
    assert came_back
    returned = {fact.ticket: fact.at for fact in calls(floor, "return")}
    assert set(returned) == {each.standing.ticket for each in came_back}


def test_the_estimate_keeps_its_promise_on_the_model():
    stages = [given.played(given.plan(), seed=seed, telling=True) for seed in range(3)]
    people = [seen for stage, _, _ in stages for seen in stage.diary.values()]
    found = report(people, stages[0][1])
    assert found.within_late is not None
    assert found.mean_absolute_error is not None
    assert 0.85 <= found.within_late <= 0.97
    assert found.mean_absolute_error < 8
