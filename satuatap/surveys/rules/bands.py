"""Grades A to D: which index is which, by the rule in force on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Grade:
    """One grade (mutu): its letter, limits at two decimals, and what it says of the unit."""

    letter: str
    least: Decimal
    most: Decimal
    means: Mapping[str, str]


@dataclass(frozen=True)
class Bands:
    """The grades of one rule, worst first, and the days on which it holds."""

    rule: str
    valid_from: date
    valid_to: date | None
    grades: tuple[Grade, ...]

    def grade_of(self, index: Decimal) -> Grade:
        """The grade of an index that was rounded to two decimals before.

        By hand all ones give 24.98 and not 25.00, which is the lowest grade as well.
        """
        reached = (grade for grade in reversed(self.grades) if index >= grade.least)
        return next(reached, self.grades[0])

    def holds_on(self, day: date) -> bool:
        """Whether this is the rule of the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def bands_on(day: date, sets: Iterable[Bands]) -> Bands:
    """The grades by the rule in force; a day before every rule takes the first."""
    known = sorted(sets, key=lambda bands: bands.valid_from)
    return next((bands for bands in reversed(known) if bands.holds_on(day)), known[0])
