"""What the officers of a play share, and how each one's time is counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

OVERTIME = timedelta(hours=2)  # for those who hold a number when numbers end


@dataclass(frozen=True)
class Shift:
    """The working day: ``until`` is when numbers end (None: never).

    ``minutes`` is what one person of each service takes here; ``newcomer`` tells a colleague that
    somebody waits for a service.
    """

    until: datetime | None
    minutes: Mapping[UUID, float]
    newcomer: Callable[[UUID, datetime], None]

    def ended(self, at: datetime) -> bool:
        """Whether no more numbers are given."""
        return self.until is not None and at >= self.until

    def over(self, at: datetime) -> bool:
        """Whether the working day has ended, last people included."""
        return self.until is not None and at >= self.until + OVERTIME


@dataclass
class Time:
    """Seconds of one officer's day: at the counter without pauses, and of these with somebody."""

    present: float = 0.0
    busy: float = 0.0
