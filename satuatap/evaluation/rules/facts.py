"""What the platform has counted of a hall in a period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from satuatap.surveys.rules import Tally, krejcie_morgan


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A hall's counts between two days, both included; ``watermark`` is when they were counted.

    ``visits`` are people who came, ``tickets`` their numbers, however it ended; ``waits`` has the
    minutes until the first call (the upper limit of a bucket) and how many numbers. ``busiest`` is
    the most numbers of one day, ``refused`` got none because the day's were given. ``on_time`` were
    called within what their queue had promised when they came; ``longest_promise`` (minutes; None:
    any) is what counts at most. ``paused`` were set aside in between, ``returned`` went away with
    their matter unfinished, ``absent`` were called and did not come.
    """

    since: date
    until: date
    watermark: datetime | None
    visits: int = 0
    tickets: int = 0
    served: int = 0
    waits: Mapping[int, int] = field(default_factory=dict)
    on_time: int = 0
    paused: int = 0
    returned: int = 0
    absent: int = 0
    days_planned: int = 0
    days_kept: int = 0
    busiest: int = 0
    refused: int = 0
    tally: Tally | None = None
    tally_before: Tally | None = None
    complaints: int = 0
    complaints_on_time: int = 0
    complaints_paused: int = 0
    wait_seconds: int = 0
    longest_promise: int | None = None
    services_promised: int = 0
    services_offered: int = 0
    agencies: int = 0

    @property
    def mean_wait(self) -> Fraction | None:
        """Minutes until the first call, of those who were called; a mean is shown, never judged."""
        called = sum(self.waits.values())
        return Fraction(self.wait_seconds, 60 * called) if called else None

    @property
    def days_broken(self) -> int:
        """Planned days on which the hall was not open as it had promised."""
        return max(self.days_planned - self.days_kept, 0)

    @property
    def turned_away(self) -> int:
        """People who would have come on the broken days: as many as on the busiest one, each."""
        return self.days_broken * self.busiest

    @property
    def expected(self) -> int:
        """The numbers of all who came or asked for one, or would have, had the hall been open."""
        return max(self.tickets, self.served) + self.turned_away + self.refused

    @property
    def sample(self) -> int:
        """How many answers are wanted of those who came, and of those who were sent away."""
        return krejcie_morgan(self.visits + self.turned_away + self.refused)

    @property
    def unfinished(self) -> int:
        """Who was called and paused, sent home with the matter unfinished, or absent."""
        return self.paused + self.returned + self.absent

    @property
    def sure_waits(self) -> Mapping[int, int]:
        """The waits without as many of the shortest as were called and not served to the end.

        Whoever is set aside, sent home unfinished, or not there when called, still waits.
        """
        left, found = self.unfinished, {}
        for minutes, count in sorted(self.waits.items()):
            taken = min(left, count)
            found[minutes], left = count - taken, left - taken
        return found

    @property
    def never_called(self) -> int:
        """Of whom no wait is on record: gone, rejected, sent home at the close, not let in."""
        return max(self.expected - sum(self.waits.values()), 0)

    @property
    def waited_a_day(self) -> int:
        """Who was never called, or called and not served to the end."""
        return self.never_called + sum(self.waits.values()) - sum(self.sure_waits.values())

    @property
    def in_time(self) -> int:
        """Who was called within the promise, and within the longest one that counts."""
        if self.longest_promise is None:
            return self.on_time
        most = self.longest_promise
        return min(self.on_time, sum(n for minutes, n in self.waits.items() if minutes <= most))

    @property
    def kept_promises(self) -> int:
        """Who was surely called in time and served: paused, returned and absent ones are not."""
        return max(self.in_time - self.unfinished, 0)


@dataclass(frozen=True)
class National:
    """The nation's shares, that a hall of few cases is mixed with."""

    complaints: int = 0
    complaints_on_time: int = 0
