"""What was counted of some tickets: of a day, a month, a service, a nation. Counts add up."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from satuatap.national.rules.histogram import Histogram


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Counts of tickets of people who came.

    ``visits`` are people (0 where only tickets can be told apart), ``tickets`` their numbers.
    ``judged`` are those whose wait can be held against the promise: whoever was called, and
    whoever left or was sent home after waiting longer than promised; ``on_time`` those called
    within it. ``returned`` went away with their matter unfinished (papers incomplete, referred),
    ``held`` were set aside in between, ``expired`` still waited when the hall closed.
    ``waits`` run from when one could be called to the first call (to the one after their return for
    who was called in their absence), ``service_times`` are the time at the counter of those served.
    """

    visits: int = 0
    tickets: int = 0
    served: int = 0
    no_shows: int = 0
    left: int = 0
    expired: int = 0
    returned: int = 0
    held: int = 0
    out_of_order: int = 0
    judged: int = 0
    on_time: int = 0
    wait_seconds: int = 0
    service_seconds: int = 0
    waits: Histogram = field(default_factory=Histogram)
    service_times: Histogram = field(default_factory=Histogram)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in _FIELDS})

    @classmethod
    def together(cls, some: Iterable["Counts"]) -> "Counts":
        """All of them added up."""
        return sum(some, cls())

    @property
    def on_time_share(self) -> float | None:
        """Per cent of those judged who were called within the promise."""
        return share(self.on_time, self.judged)

    @property
    def wait_p50(self) -> float | None:
        """Half were called within so many seconds."""
        return self.waits.percentile(0.5)

    @property
    def wait_p90(self) -> float | None:
        """Nine of ten were called within so many seconds."""
        return self.waits.percentile(0.9)

    @property
    def service_p50(self) -> float | None:
        """Half were at the counter for at most so many seconds."""
        return self.service_times.percentile(0.5)


def share(part: int, whole: int) -> float | None:
    """Per cent; None of nothing."""
    return 100 * part / whole if whole else None


_FIELDS = fields(Counts)
