"""Whether an index rose or fell between two periods, or cannot be told apart.

Welch's t-test on the respondents' own indices, two-sided, at 5 %: it asks neither that as many
answered in both periods nor that they differed as much.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from satuatap.surveys.rules.confidence import student
from satuatap.surveys.rules.figure import CONVERSION
from satuatap.surveys.rules.numbers import half_up, square_root
from satuatap.surveys.rules.tally import Tally

TEST = "Welch's t-test, two-sided, 5 %"


class Direction(StrEnum):
    """What may be said of two periods."""

    ROSE = "rose"
    FELL = "fell"
    UNCLEAR = "not-distinguishable"


@dataclass(frozen=True)
class Trend:
    """Two periods beside each other.

    ``difference`` is later less earlier (index 25 to 100), ``statistic`` Welch's t and ``freedom``
    its whole degrees of freedom; these two are None where fewer than two people answered.
    """

    direction: Direction
    difference: Decimal
    statistic: Decimal | None
    freedom: int | None
    test: str = TEST


def trend(earlier: Tally, later: Tally) -> Trend:
    """What became of an index; both periods need at least one respondent."""
    change = later.mean - earlier.mean
    difference = _signed(change * CONVERSION, 2)
    if min(earlier.respondents, later.respondents) < 2:
        return Trend(Direction.UNCLEAR, difference, None, None)
    parts = [(each.variance / each.respondents, each.respondents) for each in (earlier, later)]
    error = sum((part for part, _count in parts), Fraction(0))
    freedom = int(error**2 / sum(part**2 / (count - 1) for part, count in parts))
    statistic = change / square_root(error)
    direction = _direction(statistic, freedom)
    return Trend(direction, difference, _signed(statistic, 3), freedom)


def _direction(statistic: Fraction, freedom: int) -> Direction:
    if abs(statistic) <= student(freedom):
        return Direction.UNCLEAR
    return Direction.ROSE if statistic > 0 else Direction.FELL


def _signed(number: Fraction, places: int) -> Decimal:
    rounded = half_up(abs(number), places)
    return -rounded if number < 0 and rounded else rounded
