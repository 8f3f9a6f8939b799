"""The official figure: the worked example, every boundary, and what holds for all answers."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satuatap.surveys.rules import (
    HAND,
    HAND_SHORT,
    SCALE,
    Tally,
    bands_on,
    figure,
    strongest,
    weakest,
)
from satuatap.surveys.rules.numbers import half_up, square_root
from satuatap.surveys.sources import grades
from satuatap.surveys.tests.worked import (
    BANDS,
    SKM,
    TODAY,
    TWELVE,
    figured,
    sheets_of,
    tally,
    with_index,
)

sheet = st.lists(st.sampled_from(SCALE), min_size=9, max_size=9)
some_sheets = st.lists(sheet, min_size=1, max_size=40)
few = settings(max_examples=40)


def column(name, found=None):
    return [str(getattr(element, name)) for element in (found or figured(TWELVE)).elements]


def test_the_worked_example_gives_its_totals():
    assert [element.total for element in figured(TWELVE).elements] == [
        40, 37, 33, 47, 40, 40, 42, 37, 44,
    ]  # fmt: skip


def test_the_worked_example_gives_its_means():
    assert column("nrr") == [
        "3.3333", "3.0833", "2.7500", "3.9167", "3.3333", "3.3333", "3.5000", "3.0833", "3.6667",
    ]  # fmt: skip


def test_the_worked_example_gives_its_weighted_means():
    assert column("weighted") == [
        "0.3704", "0.3426", "0.3056", "0.4352", "0.3704", "0.3704", "0.3889", "0.3426", "0.4074",
    ]  # fmt: skip


def test_the_worked_example_gives_its_values():
    assert column("value") == [
        "83.33", "77.08", "68.75", "97.92", "83.33", "83.33", "87.50", "77.08", "91.67",
    ]  # fmt: skip


def test_the_worked_example_is_83_33_and_b():
    found = figured(TWELVE)
    assert tally(TWELVE).total == 360
    assert (found.index, str(found.ikm), found.grade.letter) == (Fraction(10, 3), "83.33", "B")
    assert found.grade.means["id"] == "Baik"


@pytest.mark.parametrize(
    ("method", "index", "ikm"), [(HAND, "3.33", "83.25"), (HAND_SHORT, "3.30", "82.50")]
)
def test_the_worked_example_by_hand(method, index, ikm):
    found = figured(TWELVE, method=method)
    assert (found.index, str(found.ikm), found.grade.letter) == (Fraction(index), ikm, "B")
    assert column("value", found) == column("value")


def test_the_weakest_elements_of_the_worked_example_are_time_then_procedure_and_facilities():
    found = figured(TWELVE)
    named = [(each.slug, str(each.value), each.grade.letter) for each in weakest(found)]
    assert named == [("waktu", "68.75", "C"), ("prosedur", "77.08", "B"), ("sarana", "77.08", "B")]
    best = strongest(found, 1)[0]
    assert (best.slug, str(best.value), best.grade.letter) == ("biaya", "97.92", "A")


def test_who_ties_with_the_last_of_the_weakest_is_named_as_well():
    assert [each.slug for each in weakest(figured(TWELVE), 2)] == ["waktu", "prosedur", "sarana"]
    assert len(weakest(figured([[3] * 9]))) == 9


@pytest.mark.parametrize(
    ("method", "ikm", "grade"),
    [({}, "88.38", "A"), ({"method": HAND}, "88.29", "B"), ({"method": HAND_SHORT}, "87.49", "B")],
)
def test_the_weight_alone_flips_the_grade(method, ikm, grade):
    found = figured(sheets_of(6363, 200), **method)
    assert (str(found.ikm), found.grade.letter) == (ikm, grade)


def test_before_it_is_rounded_the_flipping_index_is_88_375():
    assert tally(sheets_of(6363, 200)).mean * 25 == Fraction("88.375")


@pytest.mark.parametrize(
    ("index", "ikm", "grade"),
    [
        ("4", "100.00", "A"),
        ("3.5324", "88.31", "A"),
        ("3.532", "88.30", "B"),
        ("3.0644", "76.61", "B"),
        ("3.064", "76.60", "C"),
        ("2.6", "65.00", "C"),
        ("2.5996", "64.99", "D"),
        ("1", "25.00", "D"),
    ],
)
def test_every_boundary_of_the_grades(index, ikm, grade):
    sheets = with_index(index)
    assert tally(sheets).mean == Fraction(index)
    assert (str(figured(sheets).ikm), figured(sheets).grade.letter) == (ikm, grade)


@pytest.mark.parametrize(("method", "most"), [(HAND, "99.90"), (HAND_SHORT, "99.00")])
def test_by_hand_nobody_reaches_a_hundred(method, most):
    assert str(figured([[4] * 9], method=method).ikm) == most


def test_by_hand_all_ones_fall_below_the_scale_and_are_still_a_d():
    found = figured([[1] * 9], method=HAND)
    assert (str(found.ikm), found.grade.letter) == ("24.98", "D")


def test_nobody_has_no_figure():
    assert figured([]) is None


def test_a_blank_is_never_a_zero():
    for bad in ([4] * 8, [4] * 10, [*[4] * 8, 0], [*[4] * 8, 5], [*[4] * 8, None]):
        with pytest.raises(ValueError, match="one answer"):
            tally([bad])


@pytest.mark.parametrize(
    ("day", "rule", "grade"),
    [("2016-12-31", "KepmenPAN 25/2004", "A"), ("2018-01-01", "PermenPANRB 14/2017", "B")],
)
def test_a_report_has_the_grades_of_its_day(day, rule, grade):
    bands = bands_on(TODAY.fromisoformat(day), grades())
    assert (bands.rule, figured(TWELVE, bands=bands).grade.letter) == (rule, grade)


def test_a_day_before_every_rule_takes_the_first():
    assert bands_on(TODAY.replace(year=1999), grades()).rule == "KepmenPAN 25/2004"


@few
@given(some_sheets)
def test_an_index_is_from_25_to_100_and_between_its_elements(sheets):
    found = figured(sheets)
    values = [element.value for element in found.elements]
    assert Decimal(25) <= min(values) <= found.ikm <= max(values) <= Decimal(100)


@few
@given(some_sheets, st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_does_not_matter(sheets, chance):
    shuffled = sheets[:]
    chance.shuffle(shuffled)
    assert figured(shuffled) == figured(sheets)


@few
@given(some_sheets)
def test_the_index_is_exact_beside_plain_fractions(sheets):
    exact = Fraction(0)
    for answers in zip(*sheets, strict=True):
        exact += Fraction(sum(answers), len(sheets)) * Fraction(1, 9)
    found = figured(sheets)
    assert found.index == exact
    assert abs(Fraction(found.ikm) - exact * 25) <= Fraction(5, 1000)


@few
@given(some_sheets, some_sheets)
def test_tallies_of_different_people_add_up(mine, theirs):
    assert tally(mine) + tally(theirs) == tally(mine + theirs)
    assert Tally.together([tally(mine), tally(theirs)]) == tally(mine + theirs)
    assert tally(mine) + Tally.nobody(9) == tally(mine)


@few
@given(some_sheets)
def test_one_better_answer_never_lowers_the_index(sheets):
    better = [[min(sheets[0][0] + 1, 4), *sheets[0][1:]], *sheets[1:]]
    assert figured(better).index >= figured(sheets).index


@few
@given(st.fractions(min_value=0, max_value=200, max_denominator=2000))
def test_rounding_is_that_of_decimal_half_up(number):
    with_digits = Decimal(number.numerator) / Decimal(number.denominator)
    assert half_up(number, 2) == with_digits.quantize(Decimal("0.01"), ROUND_HALF_UP)


@few
@given(st.fractions(min_value=0, max_value=10**6))
def test_a_root_multiplied_by_itself_is_its_number(number):
    assert abs(square_root(number) ** 2 - number) < Fraction(1, 10**30)


def test_an_instrument_of_other_elements_weighs_them_alike():
    found = figure(Tally.of([[4, 2]], size=2), ["a", "b"], bands=BANDS)
    assert found is not None
    assert (found.index, str(found.ikm)) == (Fraction(3), "75.00")
    assert SKM.size == 9
