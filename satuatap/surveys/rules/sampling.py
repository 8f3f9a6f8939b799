"""How many people to ask, and how far one has come.

Krejcie and Morgan (1970), "Determining Sample Size for Research Activities": chi-squared 3.841
(one degree of freedom, 95 %), half of the people of either mind, five hundredths of error. Their
printed table rounds to the nearest, and says 384 for 100,000 where the formula gives 383.
"""

from dataclasses import dataclass
from fractions import Fraction

from satuatap.surveys.rules.numbers import nearest

CHI_SQUARED = Fraction(3841, 1000)
SPREAD = CHI_SQUARED / 4  # P(1 - P) with P = 0.5
ERROR_SQUARED = Fraction(5, 100) ** 2


def krejcie_morgan(population: int) -> int:
    """The sample for a population (people served in the period)."""
    if population <= 0:
        return 0
    return nearest(SPREAD * population / (ERROR_SQUARED * (population - 1) + SPREAD))


@dataclass(frozen=True)
class Progress:
    """How far a survey has come: people served, answers wanted of them, answers there."""

    population: int
    sample: int
    answers: int

    @property
    def shortfall(self) -> int:
        """How many answers are still lacking."""
        return max(self.sample - self.answers, 0)

    @property
    def is_met(self) -> bool:
        """Whether the result may go without the label that its sample was not met."""
        return 0 < self.sample <= self.answers
