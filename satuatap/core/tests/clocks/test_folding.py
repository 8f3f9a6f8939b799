"""Verbs folded into a clock: what has counted, what is left, until when, and who was waited for."""

from datetime import timedelta
from fractions import Fraction

import pytest

from satuatap.core.clocks import (
    ClockEvent,
    OutOfOrder,
    Phase,
    Term,
    Unit,
    Verb,
    clock_state,
    may_follow,
)
from satuatap.core.clocks.events import ARROWS
from satuatap.core.tests.clocks.given import calendar, local, said

THREE_DAYS = Term(3, Unit.WORKING_DAY)
SIX_HOURS = Term(6, Unit.HOUR)


def state(term, *words, at):
    return clock_state(term, said(*words), on=calendar(), at=local(at))


def test_a_clock_that_never_ran_says_nothing():
    found = clock_state(THREE_DAYS, [], on=calendar(), at=local("24-11 09.00"))

    assert (found.phase, found.due_at, found.wall_time) == (Phase.IDLE, None, timedelta(0))
    assert found.left == 3
    assert not found.is_late


def test_it_runs_until_it_is_due():
    found = state(SIX_HOURS, ("run", "23-11 14.00"), at="24-11 09.00")

    assert found.due_at == local("24-11 12.30")
    assert (found.elapsed, found.left) == (Fraction(5, 2), Fraction(7, 2))
    assert found.agency_time == timedelta(hours=2.5)
    assert found.wall_time == timedelta(hours=19)


def test_a_pause_moves_the_due_date_by_its_working_time():
    words = [("run", "23-11 09.00"), ("pause", "23-11 11.00"), ("resume", "25-11 08.00")]
    found = state(SIX_HOURS, *words, at="25-11 09.00")

    assert found.due_at == local("25-11 12.00")
    assert found.agency_time == timedelta(hours=3)
    assert found.wall_time == timedelta(days=2)
    assert [(each.start, each.end) for each in found.course.pauses] == [
        (local("23-11 11.00"), local("25-11 08.00"))
    ]


def test_a_pause_by_night_and_at_noon_costs_the_agency_nothing_but_what_it_worked():
    words = [("run", "23-11 09.00"), ("pause", "23-11 15.30"), ("resume", "24-11 08.00")]
    found = state(THREE_DAYS, *words, at="24-11 09.00")

    assert found.due_at == state(THREE_DAYS, words[0], at="24-11 09.00").due_at


def test_nothing_of_the_first_day_counts_where_the_next_one_is_the_first():
    run, pause = ("run", "23-11 09.00"), ("pause", "23-11 11.00")
    found = state(THREE_DAYS, run, at="23-11 15.30")
    paused = state(THREE_DAYS, run, pause, ("resume", "24-11 08.00"), at="24-11 15.30")

    assert (found.elapsed, found.left) == (0, 3)
    assert (paused.elapsed, paused.due_at) == (1, local("26-11 15.30"))


def test_what_is_used_up_as_a_pause_begins_is_due_there():
    words = [("run", "23-11 09.00"), ("pause", "23-11 15.00"), ("resume", "25-11 08.00")]

    assert state(SIX_HOURS, *words, at="25-11 09.00").due_at == local("23-11 15.00")
    assert state(SIX_HOURS, *words[:2], at="25-11 09.00").due_at == local("23-11 15.00")


def test_while_it_is_paused_it_is_due_as_if_it_went_on_now():
    words = [("run", "23-11 09.00"), ("pause", "23-11 11.00")]

    assert state(SIX_HOURS, *words, at="24-11 08.00").due_at == local("24-11 12.00")
    assert state(SIX_HOURS, *words, at="25-11 08.00").due_at == local("25-11 12.00")


def test_half_a_day_lost_to_a_pause_ends_with_the_day_all_the_same():
    words = [("run", "23-11 09.00"), ("pause", "24-11 11.45"), ("resume", "25-11 11.45")]

    assert state(THREE_DAYS, *words, at="25-11 12.00").due_at == local("27-11 15.30")


def test_a_reset_takes_back_what_was_counted_and_waits_for_the_next_run():
    words = [("run", "23-11 09.00"), ("reset", "24-11 09.00")]
    found = state(SIX_HOURS, *words, at="24-11 10.00")
    again = state(SIX_HOURS, *words, ("resume", "25-11 09.00"), at="25-11 10.00")

    assert (found.phase, found.elapsed, found.due_at) == (Phase.PAUSED, 0, None)
    assert again.due_at == local("25-11 15.00")
    assert again.agency_time == timedelta(hours=1)
    assert again.agency_time_ever == timedelta(hours=8.5)
    assert again.wall_time == timedelta(days=2, hours=1)


def test_a_restart_counts_from_nothing_at_once():
    words = [("run", "23-11 09.00"), ("restart", "24-11 09.00")]

    assert state(THREE_DAYS, *words, at="24-11 10.00").due_at == local("27-11 15.30")


def test_what_is_finished_stands_still_and_was_late_or_not():
    run = ("run", "23-11 09.00")
    on_time = state(SIX_HOURS, run, ("finish", "23-11 15.00"), at="30-11 09.00")
    late = state(SIX_HOURS, run, ("finish", "23-11 15.01"), at="30-11 09.00")

    assert (on_time.phase, on_time.is_late, on_time.left) == (Phase.FINISHED, False, 0)
    assert on_time.wall_time == timedelta(hours=6)
    assert late.is_late


def test_a_reopened_clock_runs_anew_and_the_citizen_has_waited_on():
    words = [("run", "23-11 09.00"), ("finish", "23-11 10.00"), ("restart", "24-11 09.00")]
    found = state(SIX_HOURS, *words, at="24-11 10.00")

    assert (found.phase, found.elapsed) == (Phase.RUNNING, 1)
    assert found.agency_time_ever == timedelta(hours=2)
    assert found.wall_time == timedelta(hours=25)


def test_silence_approves_only_when_it_lasted_and_nobody_is_waited_for():
    run = ("run", "23-11 09.00")
    assert not state(SIX_HOURS, run, at="23-11 15.00").may_auto_approve
    assert state(SIX_HOURS, run, at="23-11 15.01").may_auto_approve
    assert not state(SIX_HOURS, run, ("pause", "24-11 09.00"), at="25-11 09.00").may_auto_approve
    approved = state(SIX_HOURS, run, ("auto_approve", "24-11 08.00"), at="30-11 09.00")
    assert approved.phase is Phase.APPROVED


def test_events_after_the_moment_have_not_happened():
    words = [("run", "23-11 09.00"), ("pause", "23-11 11.00")]

    assert state(SIX_HOURS, *words, at="23-11 10.00").phase is Phase.RUNNING


def test_events_that_arrive_late_are_put_in_their_place():
    words = [("resume", "23-11 12.00"), ("run", "23-11 09.00"), ("pause", "23-11 11.00")]

    assert state(SIX_HOURS, *words, at="23-11 13.00").agency_time == timedelta(hours=3)


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("verb", list(Verb))
def test_a_verb_follows_where_an_arrow_leads_and_nowhere_else(phase, verb):
    leading = {
        Phase.IDLE: [],
        Phase.RUNNING: ["run"],
        Phase.PAUSED: ["run", "pause"],
        Phase.FINISHED: ["run", "finish"],
        Phase.APPROVED: ["run", "auto_approve"],
    }
    before = said(*((word, f"23-11 09.0{each}") for each, word in enumerate(leading[phase])))
    event = ClockEvent(verb, local("23-11 10.00"))
    assert may_follow(before, event) == ((phase, verb) in ARROWS)
    if may_follow(before, event):
        found = clock_state(SIX_HOURS, [*before, event], on=calendar(), at=event.at)
        assert found.phase is ARROWS[phase, verb]
    else:
        with pytest.raises(OutOfOrder, match=verb):
            clock_state(SIX_HOURS, [*before, event], on=calendar(), at=event.at)


@pytest.mark.parametrize("verb", ["run", "pause", "resume", "finish", "auto_approve"])
def test_a_verb_said_twice_changes_nothing(verb):
    start = [] if verb == "run" else [("run", "23-11 09.00")]
    start += [("pause", "23-11 09.30")] if verb == "resume" else []
    once = state(SIX_HOURS, *start, (verb, "23-11 10.00"), at="24-11 09.00")
    twice = state(SIX_HOURS, *start, (verb, "23-11 10.00"), (verb, "23-11 11.00"), at="24-11 09.00")
    assert once == twice
