"""Arithmetic of waits: percentiles that never flatter."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean

ROUNDING = 0.5  # told minutes are whole


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


@dataclass(frozen=True)
class Told:
    """How good the told waits were: people, minutes of error of *likely*, and shares kept.

    ``mean_error`` is told less waited.
    """

    people: int = 0
    mean_absolute_error: float | None = None
    within_late: float | None = None
    within_likely: float | None = None
    mean_error: float | None = None

    @property
    def within_range(self) -> float | None:
        """The share that waited longer than *likely*, and at most *late*."""
        if self.within_late is None or self.within_likely is None:
            return None
        return self.within_late - self.within_likely


def told(waits_told: Sequence[tuple[float, int, int]]) -> Told:
    """Judge what was told: each as (minutes waited, likely, late)."""
    if not waits_told:
        return Told()
    errors = [likely - true for true, likely, _ in waits_told]
    return Told(
        people=len(waits_told),
        mean_absolute_error=round(fmean(map(abs, errors)), 1),
        mean_error=round(fmean(errors), 1),
        within_late=fmean(true <= late + ROUNDING for true, _, late in waits_told),
        within_likely=fmean(true <= likely + ROUNDING for true, likely, _ in waits_told),
    )
