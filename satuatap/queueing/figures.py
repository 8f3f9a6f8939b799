"""Arithmetic of waits: percentiles that never flatter."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that this share of the values does not exceed; None of nothing."""
    if not values:
        return None
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


@dataclass(frozen=True)
class Waits:
    """Waits of some people: how many, and the minutes that half and nine in ten did not exceed."""

    people: int
    p50: float | None
    p90: float | None


def waits(seconds: Sequence[float]) -> Waits:
    """Sum up waits given in seconds; minutes to one decimal."""
    half, most = percentile(seconds, 0.5), percentile(seconds, 0.9)
    return Waits(len(seconds), _minutes(half), _minutes(most))


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / 60, 1)
