"""How well agencies take part in a hall, as a number from 0 to 100 with its parts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One part of the score: how many of how many, and what it weighs."""

    code: str
    have: int
    of: int
    weight: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing is expected."""
        return min(1.0, self.have / self.of) if self.of else None


@dataclass(frozen=True)
class Participation:
    """The parts, and what they come to; a part of which nothing is expected weighs nothing."""

    parts: tuple[Part, ...]

    @property
    def score(self) -> int | None:
        """From 0 to 100; None where nothing is expected at all."""
        known = [(each.share, each.weight) for each in self.parts if each.share is not None]
        weight = sum(each for _share, each in known)
        return round(100 * sum(share * each for share, each in known) / weight) if weight else None


def participation(
    counts: Mapping[str, tuple[int, int]], weights: Mapping[str, int]
) -> Participation:
    """The score of these counts (how many of how many) by these weights."""
    return Participation(
        tuple(Part(code, *counts.get(code, (0, 0)), weight) for code, weight in weights.items())
    )
