"""Which published totals stand near a day, and which contradict each other."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from satuatap.inauguration.rules import Claim, conflicts, near

JUNE = date(2024, 6, 24)
DAYS = some.dates(date(2020, 1, 1), date(2026, 12, 31)).map(str)


def test_totals_of_the_month_and_the_one_before_stand_near():
    told = ["2024-06-24", "2024-06", "2024-05", "2024-04-30", "2024", "2024-10"]
    assert [each for each in told if near(each, JUNE)] == ["2024-06-24", "2024-06", "2024-05"]


def test_january_follows_december():
    assert near("2023-12-05", date(2024, 1, 3))


def test_two_numbers_of_one_day_contradict_each_other():
    one, other = Claim("2024-06-24", 206), Claim("2024-06-24", 208)
    assert conflicts([one, other]) == {one, other}


def test_a_number_above_that_of_a_later_day_is_contradicted():
    early, late = Claim("2024-05", 216), Claim("2024-06-24", 206)
    assert conflicts([early, late]) == {early}


def test_a_month_does_not_contradict_a_day_in_it():
    assert conflicts([Claim("2024-06", 191), Claim("2024-06-24", 206)]) == set()


@given(some.lists(some.tuples(DAYS, some.integers(0, 500)), unique_by=lambda each: each[0]))
def test_totals_that_never_fall_never_contradict(told):
    counts = sorted(count for _, count in told)
    days = sorted(day for day, _ in told)
    claims = [Claim(day, count) for day, count in zip(days, counts, strict=True)]
    assert conflicts(claims) == set()
