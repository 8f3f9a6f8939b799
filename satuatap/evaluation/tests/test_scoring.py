"""The index is exact, lies between its limits, and says what it does not know."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from satuatap.evaluation.rules import (
    DAY_MINUTES,
    MEASURES,
    Missing,
    National,
    Points,
    below,
    best,
    differ,
    mean,
    overlaps,
    placed,
    risen,
    score,
    worth,
)
from satuatap.evaluation.rules.measures import percentile, share
from satuatap.evaluation.sources import instruments
from satuatap.evaluation.tests import given

HALL = next(each for each in instruments() if each.slug == "mal")
ZERO_TO_FIVE = st.fractions(min_value=0, max_value=5, max_denominator=1000)


NOBODY = National()


def measured(name, nation=NOBODY, **facts):
    """A figure that is known."""
    found = MEASURES[name](given.facts(**facts), nation, 20)
    assert found is not None
    return found


def everything(points):
    return {each.slug: Points.exactly(Fraction(points)) for each in HALL.indicators}


@any_of(st.lists(ZERO_TO_FIVE, min_size=13, max_size=13))
def test_an_index_lies_between_its_lowest_and_highest_points(values):
    slugs = [each.slug for each in HALL.indicators]
    known = {slug: Points.exactly(each) for slug, each in zip(slugs, values, strict=True)}
    assert min(values) <= score(HALL, known).index <= max(values)


@any_of(ZERO_TO_FIVE)
def test_equal_points_everywhere_are_the_index(value):
    assert score(HALL, everything(value)).index == value


@any_of(st.sampled_from([each.slug for each in HALL.indicators]), ZERO_TO_FIVE)
def test_more_points_never_make_less(slug, more):
    known = everything(2)
    raised = known | {slug: Points.exactly(max(Fraction(2), more))}
    assert score(HALL, raised).index >= score(HALL, known).index


@any_of(ZERO_TO_FIVE)
def test_a_half_goes_up(value):
    cents = Fraction(score(HALL, everything(value)).rounded * 100)
    assert cents - Fraction(1, 2) <= value * 100 < cents + Fraction(1, 2) or cents == 500


def test_what_is_not_known_keeps_a_hall_unranked_or_counts_nothing():
    known = everything(4)
    for each in HALL.indicators:
        left = {slug: points for slug, points in known.items() if slug != each.slug}
        found = score(HALL, left)
        assert found.lacking == ((each.slug,) if each.missing == Missing.UNRANKED else ())
        assert found.index == 4 - 4 * HALL.shares[each.slug]


def test_the_same_index_is_the_same_rank_and_leaves_one_out():
    indices = {"a": "4.20", "b": "4.10", "c": "4.10", "d": "4.00"}
    ranked = placed({key: Decimal(each) for key, each in indices.items()})
    assert ranked == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_who_ties_with_the_tenth_is_among_the_best():
    ranked = placed({n: Decimal(max(20 - n, 11)) for n in range(15)})
    assert len(best(ranked, 10)) == 15


def test_only_who_was_ranked_twice_has_risen():
    now, before = {"a": Decimal(4), "b": Decimal(3)}, {"a": Decimal("3.5"), "c": Decimal(5)}
    assert risen(now, before) == {"a": Decimal("0.5")}


def test_evaluators_that_differ_are_seen():
    assert differ([Fraction(1), Fraction(3)], by=2)
    assert not differ([Fraction(2), Fraction(3)], by=2)
    assert not differ([Fraction(5)], by=2)


def test_the_mean_of_evaluators_has_their_limits():
    assert mean([Fraction(2), Fraction(5)]) == Points(Fraction(7, 2), Fraction(2), Fraction(5))


@any_of(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval(pair):
    found = share(*pair)
    assert found is not None
    assert 0 <= found.low <= found.value <= found.high <= 100


def test_a_share_of_nothing_is_not_known():
    assert share(0, 0) is None


def test_who_is_never_called_waits_a_day():
    half, most = (percentile({5: 80}, 20, Fraction(each, 10)) for each in (5, 9))
    assert half is not None
    assert most is not None
    assert [half.value, most.value] == [5, DAY_MINUTES]


def test_a_longer_wait_is_worth_less_and_its_limits_change_places():
    indicator = next(each for each in HALL.indicators if each.measure == "wait-p90")
    found = worth(indicator, measured("wait-p90"))
    assert found.low <= found.value <= found.high


def test_few_complaints_are_mixed_with_the_nations():
    nation = National(1000, 900)
    few = measured("complaints", nation, complaints=1, complaints_on_time=0)
    assert Fraction(80) < few.value < Fraction(90)


def test_a_hall_without_complaints_gets_the_nations_share():
    found = measured("complaints", National(10, 9), complaints=0, complaints_on_time=0)
    assert found.value == 90


def test_too_small_samples_are_named():
    facts = given.facts(visits=299, tally=given.tally(29), days_kept=59)
    assert below(HALL.minimum, facts) == ["visits", "respondents", "sample", "days"]
    assert below(HALL.minimum, given.facts()) == []


def test_a_hall_without_an_earlier_survey_neither_rose_nor_fell():
    found = measured("improvement", tally_before=None)
    assert (found.value, found.sample) == (0, 0)


@pytest.mark.parametrize("name", MEASURES)
def test_a_hall_of_which_nothing_is_known_gets_no_figure_out_of_nowhere(name):
    empty = replace(given.facts(), tickets=0, served=0, waits={}, on_time=0, days_planned=0,
                    days_kept=0, tally=None, complaints=0, complaints_on_time=0,
                    services_promised=0, services_offered=0, agencies=0)  # fmt: skip
    found = MEASURES[name](empty, National(), 20)
    assert found is None or found.value == 0


def test_intervals_that_meet_cannot_be_told_apart():
    assert overlaps((Decimal(1), Decimal(3)), (Decimal(2), Decimal(4)))
    assert not overlaps((Decimal(1), Decimal(2)), (Decimal(3), Decimal(4)))
