"""Answers added up: the few whole numbers from which every figure follows, exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

SCALE = (1, 2, 3, 4)

Answers = Sequence[int]


@dataclass(frozen=True)
class Tally:
    """What some respondents said together.

    ``totals`` has the sum of each element, ``squares`` the sum of the squares of what each
    respondent gave in all. Tallies of different people add up: those of a hall's services make
    the hall's, those of days a period's, and nothing is rounded on the way.
    """

    respondents: int
    totals: tuple[int, ...]
    squares: int

    @classmethod
    def nobody(cls, size: int) -> "Tally":
        """The tally of no answers to an instrument of this many elements."""
        return cls(0, (0,) * size, 0)

    @classmethod
    def of(cls, sheets: Iterable[Answers], *, size: int) -> "Tally":
        """Add up sheets with one answer per element, all of them from 1 to 4.

        Raises ValueError for any other sheet: nothing is ever counted as 0.
        """
        respondents, totals, squares = 0, [0] * size, 0
        for sheet in sheets:
            if len(sheet) != size or any(answer not in SCALE for answer in sheet):
                message = f"one answer from 1 to 4 for each of {size} elements: {sheet}"
                raise ValueError(message)
            respondents += 1
            totals = [total + answer for total, answer in zip(totals, sheet, strict=True)]
            squares += sum(sheet) ** 2
        return cls(respondents, tuple(totals), squares)

    @classmethod
    def together(cls, tallies: Iterable["Tally"]) -> "Tally":
        """The tallies of different people added up, at least one of them."""
        found = list(tallies)
        return cls(
            sum(each.respondents for each in found),
            tuple(map(sum, zip(*(each.totals for each in found), strict=True))),
            sum(each.squares for each in found),
        )

    def __add__(self, other: "Tally") -> "Tally":
        totals = tuple(
            mine + theirs for mine, theirs in zip(self.totals, other.totals, strict=True)
        )
        return Tally(self.respondents + other.respondents, totals, self.squares + other.squares)

    @property
    def size(self) -> int:
        """How many elements were asked."""
        return len(self.totals)

    @property
    def total(self) -> int:
        """The sum of all answers."""
        return sum(self.totals)

    @property
    def mean(self) -> Fraction:
        """The index (NI), from 1 to 4; asks for at least one respondent."""
        return Fraction(self.total, self.respondents * self.size)

    @property
    def variance(self) -> Fraction:
        """How far respondents differ, as the sample variance of their own indices (1 to 4).

        Asks for at least two respondents. Where all agree it is what one answer that differs by
        one would make of it, so that agreement is never taken for certainty.
        """
        deviations = self.squares - Fraction(self.total**2, self.respondents)
        spread = max(deviations / (self.respondents - 1), Fraction(1, self.respondents))
        return spread / self.size**2
