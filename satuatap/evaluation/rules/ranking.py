"""Who stands where: the same figure is the same rank, and who cannot be compared has none."""

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import TypeVar

from satuatap.surveys.rules import ranks

K = TypeVar("K", bound=Hashable)


def placed(indices: Mapping[K, Decimal]) -> dict[K, int]:
    """The rank of each, highest first: 4.20, 4.10, 4.10 and 4.00 are 1, 2, 2 and 4."""
    known = ranks(indices.values())
    return {key: known[index] for key, index in indices.items()}


def best(placed_: Mapping[K, int], most: int) -> list[K]:
    """The best by rank; whoever ties with the last of them is named as well."""
    return sorted(
        (key for key, rank in placed_.items() if rank <= most), key=lambda key: placed_[key]
    )


def risen(now: Mapping[K, Decimal], before: Mapping[K, Decimal]) -> dict[K, Decimal]:
    """By how much each rose that was ranked both times; others are not compared."""
    return {key: now[key] - before[key] for key in now.keys() & before.keys()}


def overlaps(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> bool:
    """Whether two intervals have something in common: then nobody can tell the two apart."""
    return one[0] <= other[1] and other[0] <= one[1]
