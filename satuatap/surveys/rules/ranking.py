"""Who stands where: the same figure is the same rank, and the next one leaves as many out."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal


def ranks(figures: Iterable[Decimal]) -> dict[Decimal, int]:
    """The rank of each figure, the highest first: 90, 80, 80 and 70 are 1, 2, 2 and 4."""
    counts = Counter(figures)
    placed, rank = {}, 1
    for each in sorted(counts, reverse=True):
        placed[each] = rank
        rank += counts[each]
    return placed
