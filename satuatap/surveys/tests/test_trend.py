"""How sure an index is, and whether it rose or fell."""

import math
from fractions import Fraction
from statistics import mean, variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satuatap.surveys.rules import SCALE, Direction, interval, trend
from satuatap.surveys.rules.confidence import STUDENT, student
from satuatap.surveys.tests.worked import TWELVE, sheets_of, tally

sheet = st.lists(st.sampled_from(SCALE), min_size=9, max_size=9)
many = st.lists(sheet, min_size=2, max_size=30)
few = settings(max_examples=40)


def sure(*given, **more):
    return interval(*given, **more)


def moved(earlier, later):
    return trend(earlier, later)


def own_indices(sheets):
    """Each respondent's own index from 25 to 100."""
    return [sum(sheet) * 25 / 9 for sheet in sheets]


def below(t, freedom):
    """Student's distribution, integrated step by step."""
    scale = math.gamma((freedom + 1) / 2) / math.gamma(freedom / 2) / math.sqrt(freedom * math.pi)
    step = t / 4000
    heights = [
        (1 + (at * step) ** 2 / freedom) ** (-(freedom + 1) / 2) * (4 if at % 2 else 2)
        for at in range(1, 4000)
    ]
    ends = 1 + (1 + t**2 / freedom) ** (-(freedom + 1) / 2)
    return 0.5 + scale * step / 3 * (sum(heights) + ends)


@pytest.mark.parametrize("freedom", [each for each in STUDENT if each <= 200])
def test_the_table_of_student_is_right(freedom):
    assert below(float(student(freedom)), freedom) == pytest.approx(
        0.975, abs=4e-5
    )  # three decimals


def test_between_two_rows_the_wider_one_holds():
    assert student(39) == student(30) > student(40)


def test_the_interval_of_the_worked_example():
    own = own_indices(TWELVE)
    margin = 2.201 * math.sqrt(variance(own) / 12)
    found = sure(tally(TWELVE))
    assert float(found.margin) == pytest.approx(margin, abs=0.006)
    assert (str(found.low), str(found.high)) == ("77.65", "89.02")


def test_a_known_population_narrows_the_interval():
    whole, part = sure(tally(TWELVE)), sure(tally(TWELVE), population=19)
    assert part.margin < whole.margin
    assert sure(tally(TWELVE), population=12).margin == 0


def test_more_answers_than_people_served_make_nothing_surer():
    assert sure(tally(TWELVE), population=11) == sure(tally(TWELVE))


def test_one_answer_says_nothing_of_the_others():
    assert sure(tally(TWELVE[:1])) is None
    assert sure(tally([])) is None


def test_agreement_is_not_certainty():
    found = sure(tally([[4] * 9] * 10))
    assert found.margin > 0
    assert str(found.high) == "100.00"


@few
@given(many)
def test_the_interval_is_the_textbooks(sheets):
    own = own_indices(sheets)
    found = sure(tally(sheets))
    spread = max(variance(own), (25 / 9) ** 2 / len(own))
    margin = float(student(len(own) - 1)) * math.sqrt(spread / len(own))
    assert float(found.margin) == pytest.approx(margin, abs=0.006)
    assert float(found.low) == pytest.approx(max(mean(own) - margin, 25), abs=0.006)
    assert float(found.high) == pytest.approx(min(mean(own) + margin, 100), abs=0.006)


def test_the_test_is_welchs():
    better = [[min(answer + 1, 4) for answer in sheet] for sheet in TWELVE]
    old, new = own_indices(TWELVE), own_indices(better)
    error = variance(old) / 12 + variance(new) / 12
    found = moved(tally(TWELVE), tally(better))
    assert float(found.statistic) == pytest.approx(
        (mean(new) - mean(old)) / math.sqrt(error), abs=1e-3
    )
    parts = (variance(old) / 12) ** 2 / 11 + (variance(new) / 12) ** 2 / 11
    assert found.freedom == math.floor(error**2 / parts)
    assert found.test == "Welch's t-test, two-sided, 5 %"


@pytest.mark.parametrize(
    ("earlier", "later", "direction"),
    [
        (5400, 5900, Direction.ROSE),
        (5900, 5400, Direction.FELL),
        (5400, 5400, Direction.UNCLEAR),
    ],
)
def test_two_periods_rose_fell_or_cannot_be_told_apart(earlier, later, direction):
    found = moved(tally(sheets_of(earlier, 200)), tally(sheets_of(later, 200)))
    assert found.direction == direction
    assert found.difference == (Fraction(later - earlier, 72)).__round__(2)


def test_a_small_change_among_few_is_not_distinguishable():
    found = moved(tally(TWELVE), tally([*TWELVE, [4] * 9]))
    assert found.difference > 0
    assert found.direction == Direction.UNCLEAR


def test_one_respondent_is_too_few_to_tell():
    found = moved(tally(TWELVE), tally([[4] * 9]))
    assert (found.direction, found.statistic, found.freedom) == (Direction.UNCLEAR, None, None)
    assert str(found.difference) == "16.67"


def test_where_all_agree_in_both_periods_many_tell_and_two_do_not():
    threes, fours = [[3] * 9], [[4] * 9]
    assert moved(tally(threes * 100), tally(fours * 100)).direction == Direction.ROSE
    assert moved(tally(threes * 2), tally([[3] * 8 + [4]] * 2)).direction == Direction.UNCLEAR


@few
@given(many, many)
def test_a_trend_backwards_is_the_opposite(earlier, later):
    there, back = moved(tally(earlier), tally(later)), moved(tally(later), tally(earlier))
    assert (there.difference, there.statistic) == (-back.difference, -back.statistic)
    assert {there.direction, back.direction} in (
        {Direction.UNCLEAR},
        {Direction.ROSE, Direction.FELL},
    )
