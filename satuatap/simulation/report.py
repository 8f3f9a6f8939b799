"""What a play came to, in figures."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from statistics import fmean

from satuatap.queueing.figures import percentile
from satuatap.simulation.stage import Seen

BANDS = {
    "told 0": (0, 1),
    "told 1-4": (1, 5),
    "told 5-14": (5, 15),
    "told 15-29": (15, 30),
    "told 30-59": (30, 60),
    "told 60 and more": (60, 1_000_000),
}
HALF_A_MINUTE = 0.5  # what is told is in whole minutes


@dataclass(frozen=True)
class Waits:
    """How many were called, and what half and nine in ten of them waited at most, in minutes."""

    called: int
    p50: float | None
    p90: float | None

    def __str__(self) -> str:
        return f"P50 {_number(self.p50)}  P90 {_number(self.p90)} min"


@dataclass(frozen=True)
class Accuracy:
    """What was told against what people waited; errors in minutes, shares from 0 to 1.

    The error is that of the *likely* minutes; ``mean_error`` is told less waited.
    """

    people: int
    mean_absolute_error: float | None
    mean_error: float | None
    within_likely: float | None
    within_range: float | None
    within_late: float | None

    def __str__(self) -> str:
        error = f"{_number(self.mean_absolute_error):>5} min {_number(self.mean_error):>6} min"
        shares = (self.within_likely, self.within_range, self.within_late)
        return f"{self.people:6} {error} " + " ".join(f"{_percent(each):>7}" for each in shares)


@dataclass(frozen=True)
class Report:
    """The figures of one play; ``utilisation`` is the busy share of the time at the counters."""

    visits: int
    tickets: int
    served: int
    no_shows: int
    lapsed: int
    still_here: int
    untold: int
    regular: Waits
    priority: Waits
    utilisation: float | None
    accuracy: Accuracy
    groups: dict[str, Accuracy]

    def lines(self) -> list[str]:
        """The report as it is printed."""
        return [
            f"visits            {self.visits}",
            f"numbers           {self.tickets}",
            f"called            {self.regular.called + self.priority.called}",
            f"served            {self.served}",
            f"no-shows          {self.no_shows}",
            f"lapsed            {self.lapsed}",
            f"still in the hall {self.still_here}",
            f"wait, regular     {self.regular}",
            f"wait, priority    {self.priority}",
            f"utilisation       {_percent(self.utilisation)}",
            f"told nothing      {self.untold}",
            "estimate          people     error  told-true  likely   range    late",
            *(f"  {name:16}{each}" for name, each in self._rows().items()),
        ]

    def _rows(self) -> dict[str, Accuracy]:
        groups = {name: each for name, each in self.groups.items() if each.people}
        return {"all": self.accuracy, **groups}


def report(diary: Iterable[Seen], *, utilisation: float | None) -> Report:
    """Sum up a play."""
    numbers = list(diary)
    regular = [each for each in numbers if not each.priority]
    priority = [each for each in numbers if each.priority]
    told = [each for each in numbers if each.told.likely_minutes is not None]
    groups = {"regular": regular, "priority": priority, **_bands(told)}
    return Report(
        visits=_count(not each.along for each in numbers),
        tickets=len(numbers),
        served=_count(each.ended == "served" for each in numbers),
        no_shows=_count(each.ended == "no_show" for each in numbers),
        lapsed=_count(each.ended == "lapsed" for each in numbers),
        still_here=_count(not each.ended for each in numbers),
        untold=_count(not each.remote for each in numbers) - len(told),
        regular=waits(regular),
        priority=waits(priority),
        utilisation=utilisation,
        accuracy=accuracy(told),
        groups={name: accuracy(each) for name, each in groups.items()},
    )


def waits(people: Iterable[Seen]) -> Waits:
    """What these people waited."""
    waited = [each.waited for each in people if each.waited is not None]
    return Waits(len(waited), percentile(waited, 0.5), percentile(waited, 0.9))


def accuracy(people: Iterable[Seen]) -> Accuracy:
    """How well those of these people were told who were told something, and were called."""
    pairs = [pair for pair in map(_told_and_waited, people) if pair is not None]
    errors = [likely - waited for likely, _, waited in pairs]
    soon = [waited <= likely + HALF_A_MINUTE for likely, _, waited in pairs]
    kept = [waited <= late + HALF_A_MINUTE for _, late, waited in pairs]
    return Accuracy(
        people=len(pairs),
        mean_absolute_error=_mean([abs(error) for error in errors]),
        mean_error=_mean(errors),
        within_likely=_mean(soon),
        within_range=_mean([late and not early for late, early in zip(kept, soon, strict=True)]),
        within_late=_mean(kept),
    )


def _told_and_waited(seen: Seen) -> tuple[int, int, float] | None:
    """Likely, late and true minutes."""
    likely, late = seen.told.likely_minutes, seen.told.late_minutes
    if likely is None or late is None or seen.waited is None:
        return None
    return likely, late, seen.waited


def _bands(told: Iterable[Seen]) -> dict[str, list[Seen]]:
    people = list(told)
    return {
        name: [each for each in people if least <= (each.told.likely_minutes or 0) < most]
        for name, (least, most) in BANDS.items()
    }


def _count(answers: Iterable[bool]) -> int:
    return sum(answers)


def _mean(values: Collection[float]) -> float | None:
    return fmean(values) if values else None


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f} %"
