"""Laws of folding, for any calendar, any pauses and any term, and a slow second opinion."""

from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from satuatap.core.clocks import (
    BeyondCalendar,
    ClockEvent,
    Counting,
    Phase,
    Term,
    Unit,
    Verb,
    clock_state,
    measure,
)
from satuatap.core.tests.clocks import oracle
from satuatap.core.tests.clocks.given import WORKING, calendars, moments

TICK = timedelta(microseconds=1)


@st.composite
def histories(draw, on, most=6):
    """A clock that runs, with pauses of any length, and a moment after all of it."""
    at = sorted(draw(moments(on)) for _ in range(draw(st.integers(1, most)) + 1))
    verbs = [Verb.RUN, *([Verb.PAUSE, Verb.RESUME] * most)]
    return [ClockEvent(verb, each) for verb, each in zip(verbs, at[:-1], strict=False)], at[-1]


def terms(units=tuple(Unit)):
    rules = st.sampled_from([None, Counting.EXACT])
    return st.builds(Term, st.integers(1, 5), st.sampled_from(units), rules)


def folded(term, events, on, at):
    try:
        return clock_state(term, events, on=on, at=at)
    except BeyondCalendar:
        assume(False)


@settings(max_examples=60)
@given(st.data(), calendars(), terms())
def test_how_a_pause_or_a_run_is_split_makes_no_difference(data, on, term):
    events, at = data.draw(histories(on))
    whole = folded(term, events, on, at)
    cut = data.draw(moments(on))
    assume(events[0].at < cut < at)
    running = any(each.start <= cut < each.until(at) for each in whole.course.stretches)
    verbs = [Verb.PAUSE, Verb.RESUME] if running else [Verb.RESUME, Verb.PAUSE]
    split = folded(term, [*events, *(ClockEvent(verb, cut) for verb in verbs)], on, at)

    told = ["phase", "elapsed", "left", "due_at", "agency_time", "agency_time_ever", "wall_time"]
    assert [getattr(split, name) for name in told] == [getattr(whole, name) for name in told]


@settings(max_examples=60)
@given(st.data(), calendars(), st.sampled_from(WORKING))
def test_what_has_elapsed_is_the_sum_of_the_stretches_in_which_it_ran(data, on, unit):
    events, at = data.draw(histories(on))
    found = folded(Term(1, unit, Counting.EXACT), events, on, at)
    ends = [*(event.at for event in events[1:]), at]
    pairs = zip(events[::2], ends[::2], strict=False)

    assert found.elapsed == sum(measure(one.at, end, unit, on=on) for one, end in pairs)
    assert found.agency_time <= found.wall_time == at - events[0].at


@settings(max_examples=60)
@given(st.data(), calendars(), terms())
def test_it_is_late_right_after_it_is_due_and_not_before(data, on, term):
    events, at = data.draw(histories(on, most=3))
    found = folded(term, events, on, at)
    assume(found.phase is Phase.RUNNING and found.due_at >= at)
    assume(found.due_at < on.midnight(on.last))

    assert not clock_state(term, events, on=on, at=found.due_at).is_late
    later = clock_state(term, events, on=on, at=found.due_at + TICK)
    assert later.is_late
    assert later.left == 0
    assert later.due_at == found.due_at


@settings(max_examples=40)
@given(st.data(), calendars(), terms())
def test_a_longer_pause_is_never_due_earlier(data, on, term):
    one, two, three, four = sorted(data.draw(moments(on)) for _ in range(4))
    words = [ClockEvent(Verb.RUN, one), ClockEvent(Verb.PAUSE, two)]
    short = folded(term, [*words, ClockEvent(Verb.RESUME, three)], on, four)
    long = folded(term, [*words, ClockEvent(Verb.RESUME, four)], on, four)

    assert short.due_at <= long.due_at


@settings(max_examples=20)
@given(st.data(), calendars(days=4), st.integers(1, 600))
def test_it_is_due_where_watching_each_minute_uses_the_term_up(data, on, amount):
    events, at = data.draw(histories(on))
    found = folded(Term(amount, Unit.MINUTE), events, on, at)
    counted = oracle.watched(on, events, at)

    assert found.elapsed == len(counted)
    assert (len(counted) >= amount) == (found.due_at <= at and found.left == 0)
    if len(counted) >= amount:
        assert found.due_at == counted[amount - 1] + oracle.MINUTE
