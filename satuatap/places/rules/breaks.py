"""Lunch by shifts: when a counter has its break, and when all of several have it at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class Break:
    """A counter's break (istirahat) on the hall's clock, the same on every day."""

    starts: time
    ends: time

    def __str__(self) -> str:
        """``12.00–13.00``."""
        return f"{self.starts:%H.%M}–{self.ends:%H.%M}"

    def holds(self, clock: time) -> bool:
        """Whether the counter rests at this time of the day."""
        return self.starts <= clock < self.ends


def common_break(breaks: Iterable[Break | None]) -> Break | None:
    """When all of these counters rest at once; None while at least one always works."""
    found = list(breaks)
    resting = [each for each in found if each is not None]
    if not found or len(resting) < len(found):
        return None
    starts, ends = max(each.starts for each in resting), min(each.ends for each in resting)
    return Break(starts, ends) if starts < ends else None
