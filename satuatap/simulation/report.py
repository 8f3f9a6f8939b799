"""What a play came to, in figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from satuatap.queueing.figures import percentile
from satuatap.simulation.officers import Officers
from satuatap.simulation.stage import Seen


@dataclass(frozen=True)
class Report:
    """The figures of one play; waits and errors in minutes, shares from 0 to 1."""

    people: int
    called: int
    served: int
    no_shows: int
    still_waiting: int
    regular_p50: float | None
    regular_p90: float | None
    priority_p50: float | None
    priority_p90: float | None
    utilisation: float | None
    told: int
    mean_absolute_error: float | None
    mean_error: float | None
    within_late: float | None
    within_range: float | None
    below_likely: float | None

    def lines(self) -> list[str]:
        """The report as it is printed."""
        return [
            f"people            {self.people}",
            f"called            {self.called}",
            f"served            {self.served}",
            f"no-shows          {self.no_shows}",
            f"still waiting     {self.still_waiting}",
            f"wait, regular     {_pair(self.regular_p50, self.regular_p90)}",
            f"wait, priority    {_pair(self.priority_p50, self.priority_p90)}",
            f"utilisation       {_percent(self.utilisation)}",
            f"estimate given    {self.told} times",
            f"  mean absolute error of likely  {_number(self.mean_absolute_error)} min",
            f"  mean error (told - true)       {_number(self.mean_error)} min",
            f"  waited at most late            {_percent(self.within_late)}",
            f"  waited within likely..late     {_percent(self.within_range)}",
            f"  waited at most likely          {_percent(self.below_likely)}",
        ]


def _pair(p50: float | None, p90: float | None) -> str:
    return f"P50 {_number(p50)}  P90 {_number(p90)} min"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f} %"


def report(diary: Iterable[Seen], officers: Officers) -> Report:
    """Sum up a play."""
    people = list(diary)
    regular = [each.waited for each in people if not each.priority and each.waited is not None]
    priority = [each.waited for each in people if each.priority and each.waited is not None]
    told = [
        each for each in people if each.waited is not None and each.told.likely_minutes is not None
    ]
    errors = [_likely(each) - _waited(each) for each in told]
    below = [_waited(each) <= _likely(each) + 0.5 for each in told]
    within = [_waited(each) <= (each.told.late_minutes or 0) + 0.5 for each in told]
    return Report(
        people=len(people),
        called=len(regular) + len(priority),
        served=sum(each.ended == "served" for each in people),
        no_shows=sum(each.ended == "no_show" for each in people),
        still_waiting=sum(each.called_at is None for each in people),
        regular_p50=percentile(regular, 0.5),
        regular_p90=percentile(regular, 0.9),
        priority_p50=percentile(priority, 0.5),
        priority_p90=percentile(priority, 0.9),
        utilisation=utilisation(officers),
        told=len(told),
        mean_absolute_error=_mean([abs(error) for error in errors]),
        mean_error=_mean(errors),
        within_late=_mean(within),
        within_range=_mean([late and not early for late, early in zip(within, below, strict=True)]),
        below_likely=_mean(below),
    )


def utilisation(officers: Officers) -> float | None:
    """The share of open counter time with somebody called or served."""
    opened = sum(work.open_seconds for work in officers.work.values())
    return sum(work.busy_seconds for work in officers.work.values()) / opened if opened else None


def _likely(seen: Seen) -> float:
    return float(seen.told.likely_minutes or 0)


def _waited(seen: Seen) -> float:
    return seen.waited or 0.0


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
