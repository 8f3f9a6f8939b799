"""What the rules of calling mean for people, played many times in memory."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import fmean
from uuid import UUID

import pytest

from satuatap.queueing.figures import percentile
from satuatap.simulation.memory import Held, MemoryFloor
from satuatap.simulation.plan import PAPER, PHONE, REMOTE, Policy
from satuatap.simulation.profile import Profile
from satuatap.simulation.report import told_to
from satuatap.simulation.tests import given

PLAIN = Profile(comes_back=0.0, transfer=0.0, deliveries={PHONE: 1.0}, second_service=0.0)
BUSY = replace(PLAIN, busy=(0.95, 1.05), priority=0.25)


def calls(floor: MemoryFloor, kind: str = "call"):
    return [fact for fact in floor.book.history if fact.kind == kind and fact.before != "on_hold"]


def wait(played, *, priority: bool, share: float = 0.9) -> float:
    waited = [each.waited for each in played.stage.diary.values() if each.priority is priority]
    found = percentile([each for each in waited if each is not None], share)
    assert found is not None
    return found


def test_the_same_seed_gives_the_same_day():
    one, other = (given.played(given.plan(), seed=7)[0] for _ in range(2))
    assert one.report() == other.report()


def test_another_seed_gives_another_day():
    one, other = (given.played(given.plan(), seed=seed)[0] for seed in (7, 8))
    assert one.report() != other.report()


def test_nobody_is_lost():
    _, floor = given.played(given.plan(), profile=BUSY)
    assert {each.state for each in floor.book.tickets.values()} <= {"done", "no_show", "lapsed"}


def test_numbers_are_gapless_in_each_queue():
    _, floor = given.played(given.plan())
    for queue in {each.numbered_by for each in floor.book.tickets.values()}:
        given_out = [each for each in floor.book.tickets.values() if each.numbered_by == queue]
        numbers = sorted(each.standing.sequence for each in given_out)
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("most", [1, 2, 3])
def test_at_most_so_many_regular_people_go_while_a_priority_person_waits(most):
    _, floor = given.played(given.plan(desks=1), profile=BUSY, policy=Policy(most=most))
    came = {fact.ticket: fact.at for fact in calls(floor, "issue")}
    called = {fact.ticket: fact.at for fact in calls(floor)}
    for ticket, held in floor.book.tickets.items():
        if held.standing.priority:
            between = [
                other
                for other, at in called.items()
                if came[ticket] <= at < called[ticket]
                and floor.book.tickets[other].numbered_by == held.numbered_by
            ]
            streak = _longest_regular_streak(floor, between, called)
            assert streak <= most


def _longest_regular_streak(floor, tickets, called) -> int:
    longest = run = 0
    for ticket in sorted(tickets, key=called.__getitem__):
        run = 0 if floor.book.tickets[ticket].standing.priority else run + 1
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
    crowd = replace(PLAIN, busy=(1.1, 1.2), priority=0.8)
    played, floor = given.played(given.plan(desks=1), profile=crowd, policy=Policy(most=1))
    assert wait(played, priority=False) < 3 * wait(played, priority=True) + 30
    for queue in {each.numbered_by for each in floor.book.tickets.values()}:
        assert _most_overtaken(floor, queue) <= 1.01


def _most_overtaken(floor, queue) -> float:
    """The most later priority people that went before a regular one, per regular call meanwhile."""
    called = {fact.ticket: fact.at for fact in calls(floor)}
    line = [key for key in called if floor.book.tickets[key].numbered_by == queue]
    worst = 0.0
    for me in (key for key in line if not floor.book.tickets[key].standing.priority):
        rank = floor.book.tickets[me].standing.key
        before = [key for key in line if called[key] < called[me]]
        late = [k for k in before if floor.book.tickets[k].standing.key > rank]
        meanwhile = [k for k in before if called[k] >= rank[0] and k not in late]
        regular = [k for k in meanwhile if not floor.book.tickets[k].standing.priority]
        worst = max(worst, (len(late) - 1) / (len(regular) + 1))
    return worst


def test_more_counters_mean_shorter_waits():
    few, many = (given.played(given.plan(desks=desks), profile=BUSY)[0] for desks in (1, 3))
    assert wait(many, priority=False) < wait(few, priority=False)


def test_a_missed_person_comes_back_once():
    often = Profile(busy=(1.0, 1.0), no_show=0.3, comes_back=1.0)
    _, floor = given.played(given.plan(), profile=often)
    came_back = [each for each in floor.book.tickets.values() if each.returns]
    assert came_back
    returned = {fact.ticket: fact.at for fact in calls(floor, "return")}
    assert set(returned) == {each.standing.ticket for each in came_back}


def test_the_estimate_keeps_its_promise_on_the_model():
    plays = [given.played(given.plan(), seed=seed, telling=True)[0] for seed in range(3)]
    found = told_to(seen for each in plays for seen in each.stage.diary.values())
    assert found.within_late is not None
    assert found.mean_absolute_error is not None
    assert 0.85 <= found.within_late <= 0.97
    assert found.mean_absolute_error < 8


ALL_WAYS = Profile(
    deliveries={PAPER: 2, PHONE: 1, REMOTE: 2}, paper_fails=0.2, stays_away=0.3, second_service=0.4
)


def test_numbers_wait_only_once_they_are_confirmed():
    _, floor = given.played(given.plan(), profile=ALL_WAYS)
    confirmed = {fact.ticket for fact in calls(floor, "confirm")}
    lapsed = {fact.ticket: fact.at for fact in calls(floor, "lapse")}
    for ticket, held in floor.book.tickets.items():
        if held.delivery == PHONE:
            assert ticket not in confirmed
        else:
            assert (ticket in confirmed) is (ticket not in lapsed)
    assert all(at >= floor.book.tickets[key].confirm_by for key, at in lapsed.items())
    assert {floor.book.tickets[key].delivery for key in lapsed} == {PAPER, REMOTE}


def test_a_hall_without_remote_numbers_gives_none():
    _, floor = given.played(given.plan(), profile=ALL_WAYS, policy=Policy(remote_allowed=False))
    assert {held.delivery for held in floor.book.tickets.values()} == {PAPER, PHONE}


def test_a_person_with_two_numbers_is_at_one_counter_at_a_time():
    _, floor = given.played(given.plan(), profile=ALL_WAYS)
    visits = Counter(held.visit for held in floor.book.tickets.values())
    assert visits.most_common(1)[0][1] == 2
    at_counter = set()
    for fact in floor.book.history:
        visit = floor.book.tickets[fact.ticket].visit
        if fact.after == "called" and fact.kind == "call":
            assert visit not in at_counter
            at_counter.add(visit)
        elif fact.before in {"called", "serving"} and fact.after not in {"called", "serving"}:
            at_counter.remove(visit)


def test_a_second_number_keeps_the_visits_arrival_and_priority():
    _, floor = given.played(given.plan(), profile=ALL_WAYS)
    first: dict[UUID, Held] = {}
    for held in floor.book.tickets.values():
        begun = first.setdefault(held.visit, held)
        assert held.standing.arrived_at == begun.issued_at
        assert held.reason == begun.reason


def test_the_report_counts_visits_numbers_and_lapses():
    played, floor = given.played(given.plan(), profile=ALL_WAYS)
    found = played.report()
    assert found.tickets == len(floor.book.tickets)
    assert found.visits == len({held.visit for held in floor.book.tickets.values()})
    assert found.lapsed == len(calls(floor, "lapse"))
    ended = found.served + found.no_shows + found.lapsed
    assert ended + found.still_here == found.tickets
