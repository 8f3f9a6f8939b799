"""How many to ask: Krejcie and Morgan's printed table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satuatap.surveys.rules import Progress, krejcie_morgan

PRINTED = {
    10: 10, 20: 19, 30: 28, 50: 44, 75: 63, 100: 80, 120: 92, 150: 108, 200: 132, 250: 152,
    300: 169, 400: 196, 500: 217, 600: 234, 800: 260, 1000: 278, 1500: 306, 2000: 322, 3000: 341,
    5000: 357, 10_000: 370, 20_000: 377, 50_000: 381, 1_000_000: 384,
}  # fmt: skip


@pytest.mark.parametrize(("population", "sample"), PRINTED.items())
def test_the_printed_table_is_reproduced(population, sample):
    assert krejcie_morgan(population) == sample


def test_for_a_hundred_thousand_the_formula_says_one_less_than_the_print():
    assert krejcie_morgan(100_000) == 383


@pytest.mark.parametrize(("population", "sample"), [(-1, 0), (0, 0), (1, 1), (2, 2), (12_046, 372)])
def test_small_and_real_populations(population, sample):
    assert krejcie_morgan(population) == sample


@settings(max_examples=60)
@given(st.integers(0, 2_000_000))
def test_a_sample_grows_with_its_population_and_never_exceeds_it(population):
    sample = krejcie_morgan(population)
    assert sample <= min(population, 384)
    assert sample <= krejcie_morgan(population + 1)


@pytest.mark.parametrize(
    ("answers", "shortfall", "is_met"),
    [(0, 80, False), (79, 1, False), (80, 0, True), (95, 0, True)],
)
def test_progress_says_what_is_lacking(answers, shortfall, is_met):
    progress = Progress(population=100, sample=80, answers=answers)
    assert (progress.shortfall, progress.is_met) == (shortfall, is_met)


def test_where_nobody_was_served_no_sample_is_met():
    assert not Progress(population=0, sample=0, answers=0).is_met
