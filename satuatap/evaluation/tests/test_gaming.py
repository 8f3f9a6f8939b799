"""A hall cannot rise by pausing, rejecting, choosing whom to ask, or closing early."""

from dataclasses import replace

from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from satuatap.evaluation.rules import MEASURES, National, Points, score, worth
from satuatap.evaluation.sources import instruments
from satuatap.evaluation.tests import given
from satuatap.surveys.rules import Tally

INSTRUMENTS = instruments()
NATION = National(5000, 4000)
MINUTES = st.sampled_from([1, 5, 10, 20, 40, 90, 180, 360])
SHEET = st.lists(st.integers(1, 4), min_size=9, max_size=9)


@st.composite
def halls(draw):
    """Counts of a hall that fit each other."""
    waits = draw(st.dictionaries(MINUTES, st.integers(1, 300), min_size=2))
    called = sum(waits.values())
    absent = draw(st.integers(0, called // 10))
    left, served = draw(st.integers(0, 50)), called - absent
    planned = draw(st.integers(20, 240))
    return given.facts(
        visits=called + left,
        tickets=called + left,
        served=served,
        waits=waits,
        on_time=draw(st.integers(0, called)),
        absent=absent,
        returned=draw(st.integers(0, served // 5)),
        paused=draw(st.integers(0, served // 5)),
        days_planned=planned,
        days_kept=draw(st.integers(1, planned)),
        busiest=draw(st.integers(called // planned + 1, called + left)),
        complaints=draw(st.integers(5, 50)),
        complaints_on_time=draw(st.integers(0, 4)),
    )


def indices(facts):
    """What the computed part of every instrument makes of these counts."""
    found = []
    for instrument in INSTRUMENTS:
        known: dict[str, Points] = {}
        for each in instrument.computed():
            measured = MEASURES[each.measure](facts, NATION, instrument.prior)
            if measured is not None:
                known[each.slug] = worth(each, measured)
        found.append(score(instrument, known).index)
    return found


def no_better(after, before):
    return all(now <= then for now, then in zip(indices(after), indices(before), strict=True))


@settings(deadline=None)
@any_of(halls(), st.integers(1, 20))
def test_pausing_a_late_case_until_it_is_in_time_brings_nothing(hall, cases):
    paused = replace(hall, on_time=hall.on_time + cases, paused=hall.paused + cases)
    assert no_better(paused, hall)


@settings(deadline=None)
@any_of(halls(), st.sampled_from([10, 20, 40, 90]))
def test_promising_less_than_the_longest_promise_brings_nothing(hall, most):
    waits = sum(count for minutes, count in hall.waits.items() if minutes <= most)
    honest = replace(hall, on_time=waits, longest_promise=most)
    assert no_better(replace(honest, on_time=sum(hall.waits.values())), honest)


@settings(deadline=None)
@any_of(halls(), st.integers(1, 20))
def test_stopping_the_clock_of_a_complaint_brings_nothing(hall, cases):
    kept = min(hall.complaints_on_time + cases, hall.complaints)
    more = kept - hall.complaints_on_time
    stopped = replace(
        hall, complaints_on_time=kept, complaints_paused=hall.complaints_paused + more
    )
    assert no_better(stopped, hall)


@settings(deadline=None)
@any_of(halls(), st.integers(1, 30))
def test_sending_people_home_unfinished_brings_nothing(hall, people):
    away = min(people, hall.served)
    rejected = replace(hall, served=hall.served - away, returned=hall.returned + away)
    assert no_better(rejected, hall)


@settings(deadline=None)
@any_of(halls(), st.integers(1, 30), st.booleans())
def test_turning_away_who_has_waited_longest_brings_nothing(hall, people, says_absent):
    longest = max(hall.waits)
    away = min(people, hall.waits[longest], hall.served)
    waits = dict(hall.waits) | {longest: hall.waits[longest] - away}
    if says_absent:
        waits, absent = dict(hall.waits), hall.absent + away
    else:
        absent = hall.absent
    turned = replace(hall, served=hall.served - away, waits=waits, absent=absent)
    assert no_better(turned, hall)


@settings(deadline=None)
@any_of(halls(), st.integers(1, 200))
def test_closing_early_on_a_bad_day_brings_nothing(hall, people):
    longest = max(hall.waits)
    away = min(people, hall.waits[longest], hall.served, hall.busiest)
    shut = replace(
        hall,
        visits=hall.visits - away,
        tickets=hall.tickets - away,
        served=hall.served - away,
        waits=dict(hall.waits) | {longest: hall.waits[longest] - away},
        days_kept=hall.days_kept - 1,
    )
    assert no_better(shut, hall)


@settings(deadline=None)
@any_of(halls(), st.lists(SHEET, min_size=2, max_size=30), st.integers(1, 10))
def test_asking_only_who_is_content_brings_nothing_below_the_sample(hall, sheets, left_out):
    content = sorted(sheets, key=sum)[min(left_out, len(sheets) - 1) :]
    everybody = replace(hall, tally=Tally.of(sheets, size=9))
    chosen = replace(hall, tally=Tally.of(content, size=9))
    assert no_better(chosen, everybody)


def test_without_the_filling_up_choosing_would_have_paid():
    sheets = [[1] * 9, [4] * 9]
    assert Tally.of(sheets[1:], size=9).mean > Tally.of(sheets, size=9).mean
