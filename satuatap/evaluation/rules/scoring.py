"""The index of a hall: points of each indicator by its weight, exact to the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from satuatap.evaluation.rules.facts import Facts
from satuatap.evaluation.rules.instrument import (
    WHOLE,
    Indicator,
    Instrument,
    Minimum,
    Missing,
)
from satuatap.evaluation.rules.measures import Measured
from satuatap.evaluation.rules.scale import points
from satuatap.surveys.rules.numbers import half_up

PLACES = 2


@dataclass(frozen=True)
class Points:
    """What an indicator is worth, and between what limits; None where it is not known."""

    value: Fraction
    low: Fraction
    high: Fraction

    @classmethod
    def exactly(cls, value: Fraction) -> "Points":
        """Points without any doubt."""
        return cls(value, value, value)


@dataclass(frozen=True)
class Scored:
    """A hall's index with its interval; ``lacking`` are indicators that keep it unranked."""

    index: Fraction
    low: Fraction
    high: Fraction
    lacking: tuple[str, ...] = ()

    @property
    def rounded(self) -> Decimal:
        """The index as it is shown, graded and ranked: two decimals, a half goes up."""
        return half_up(self.index, PLACES)


def worth(indicator: Indicator, found: Measured) -> Points:
    """What a computed figure is worth; where less is better, the limits change places."""
    value, one, other = (points(indicator.knots, each) for each in _limits(found))
    return Points(value, min(value, one, other), max(value, one, other))


def _limits(found: Measured) -> tuple[Fraction, Fraction, Fraction]:
    return found.value, found.low, found.high


def mean(given: Sequence[Fraction]) -> Points:
    """The mean of evaluators' points; the limits are the lowest and the highest of them."""
    return Points(sum(given, Fraction(0)) / len(given), min(given), max(given))


def differ(given: Sequence[Fraction], *, by: int) -> bool:
    """Whether evaluators differ so far that somebody has to moderate."""
    return len(given) > 1 and max(given) - min(given) >= by


def score(instrument: Instrument, known: Mapping[str, Points]) -> Scored:
    """The index of what is known; what is not counts nothing, and may keep the hall unranked."""
    total, low, high, lacking = Fraction(0), Fraction(0), Fraction(0), []
    shares = instrument.shares
    for each in instrument.indicators:
        found = known.get(each.slug)
        if found is None and each.missing == Missing.UNRANKED:
            lacking.append(each.slug)
        if found is not None:
            total += shares[each.slug] * found.value
            low += shares[each.slug] * found.low
            high += shares[each.slug] * found.high
    return Scored(total, low, high, tuple(lacking))


def below(minimum: Minimum, facts: Facts) -> list[str]:
    """Which of the smallest samples a hall does not reach."""
    answers = facts.tally.respondents if facts.tally else 0
    lacking = {
        "visits": facts.visits < minimum.visits,
        "respondents": answers < minimum.respondents,
        "sample": answers * WHOLE < minimum.sample * facts.sample,
        "days": facts.days_kept < minimum.days,
    }
    return [name for name, lacks in lacking.items() if lacks]
