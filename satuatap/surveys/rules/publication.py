"""Of how many answers a figure must be before anybody reads it, by the rule in force on a day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SmallestCells:
    """The rule that comes with the platform, and those that took its place on a day.

    ``since`` has the first day of each with its number, in any order.
    """

    first: int
    since: tuple[tuple[date, int], ...] = ()

    def on(self, day: date) -> int:
        """The number in force on a day: a survey keeps the one of its last day."""
        held = [(begins, least) for begins, least in self.since if begins <= day]
        return max(held)[1] if held else self.first

    def strictest(self, begins: date, ends: date) -> int:
        """The largest number in force within a period, both days included.

        Sums over many surveys tell nothing that one of them hides.
        """
        within = [least for since, least in self.since if begins <= since <= ends]
        return max([self.on(begins), *within])
