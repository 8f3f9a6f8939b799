"""How sure an index is: Student's interval at 95 %, narrower where nearly everybody answered."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from satuatap.surveys.rules.figure import CONVERSION
from satuatap.surveys.rules.numbers import half_up, square_root
from satuatap.surveys.rules.tally import Tally

LEVEL = Fraction(95, 100)
LOWEST, HIGHEST = Fraction(25), Fraction(100)

# Student's t at 97.5 %, by degrees of freedom, in thousandths; between two rows the upper holds,
# which makes an interval a little wider and never narrower than it should be.
STUDENT = {
    1: 12706, 2: 4303, 3: 3182, 4: 2776, 5: 2571, 6: 2447, 7: 2365, 8: 2306, 9: 2262, 10: 2228,
    11: 2201, 12: 2179, 13: 2160, 14: 2145, 15: 2131, 16: 2120, 17: 2110, 18: 2101, 19: 2093,
    20: 2086, 21: 2080, 22: 2074, 23: 2069, 24: 2064, 25: 2060, 26: 2056, 27: 2052, 28: 2048,
    29: 2045, 30: 2042, 40: 2021, 50: 2009, 60: 2000, 80: 1990, 100: 1984, 120: 1980, 200: 1972,
    500: 1965, 1000: 1962, 10_000: 1960,
}  # fmt: skip


@dataclass(frozen=True)
class Interval:
    """Where the index of all people served lies, with 95 % confidence (from 25 to 100)."""

    low: Decimal
    high: Decimal
    margin: Decimal


def interval(tally: Tally, *, population: int | None = None) -> Interval | None:
    """The interval of an index; None of fewer than two answers, where nothing can be said.

    ``population`` is the number of people served; where as many answered there is nothing left to
    be unsure of.
    """
    if tally.respondents < 2:
        return None
    error = tally.variance / tally.respondents * _left(tally.respondents, population)
    margin = student(tally.respondents - 1) * square_root(error) * CONVERSION
    ikm = tally.mean * CONVERSION
    low, high = max(ikm - margin, LOWEST), min(ikm + margin, HIGHEST)
    return Interval(half_up(low, 2), half_up(high, 2), half_up(margin, 2))


def student(freedom: int) -> Fraction:
    """Student's t at 97.5 % for at least one degree of freedom."""
    row = max(each for each in STUDENT if each <= freedom)
    return Fraction(STUDENT[row], 1000)


def _left(answers: int, population: int | None) -> Fraction:
    """The correction for a finite population; more answers than people means it is not known."""
    if population is None or population < answers:
        return Fraction(1)
    return Fraction(population - answers, population - 1)
