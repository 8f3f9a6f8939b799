"""What a play came to, in figures."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from satuatap.queueing.figures import Told, Waits, told, waits
from satuatap.simulation.stage import Seen

# Likely minutes below which somebody belongs to a band that no earlier one has.
BANDS = {
    "told 0": 1.0,
    "told 1-4": 5.0,
    "told 5-14": 15.0,
    "told 15-29": 30.0,
    "told 30-59": 60.0,
    "told 60 and more": inf,
}


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
    told: Told
    groups: dict[str, Told]

    def lines(self) -> list[str]:
        """The report as it is printed."""
        return [
            f"visits            {self.visits}",
            f"numbers           {self.tickets}",
            f"called            {self.regular.people + self.priority.people}",
            f"served            {self.served}",
            f"no-shows          {self.no_shows}",
            f"lapsed            {self.lapsed}",
            f"still in the hall {self.still_here}",
            f"wait, regular     {_pair(self.regular)}",
            f"wait, priority    {_pair(self.priority)}",
            f"utilisation       {_percent(self.utilisation)}",
            f"told nothing      {self.untold}",
            "estimate          people     error  told-true  likely   range    late",
            *(_row(name, each) for name, each in self._rows().items()),
        ]

    def _rows(self) -> dict[str, Told]:
        groups = {name: each for name, each in self.groups.items() if each.people}
        return {"all": self.told, **groups}


def _pair(found: Waits) -> str:
    return f"P50 {_number(found.p50)}  P90 {_number(found.p90)} min"


def _row(name: str, found: Told) -> str:
    error = f"{_number(found.mean_absolute_error):>5} min {_number(found.mean_error):>6} min"
    shares = map(_percent, (found.within_likely, found.within_range, found.within_late))
    return f"  {name:16}{found.people:6} {error} " + " ".join(f"{each:>7}" for each in shares)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f} %"


def report(diary: Iterable[Seen], *, utilisation: float | None) -> Report:
    """Sum up a play."""
    numbers = list(diary)
    informed = [each for each in numbers if each.told.likely_minutes is not None]
    ended = Counter(each.ended for each in numbers)
    here = Counter((each.remote, each.along) for each in numbers)
    groups = {**_by_priority(numbers), **_bands(informed)}
    return Report(
        visits=here[True, False] + here[False, False],
        tickets=len(numbers),
        served=ended["served"],
        no_shows=ended["no_show"],
        lapsed=ended["lapsed"],
        still_here=ended[""],
        untold=here[False, True] + here[False, False] - len(informed),
        regular=_waits(groups["regular"]),
        priority=_waits(groups["priority"]),
        utilisation=utilisation,
        told=told_to(informed),
        groups={name: told_to(people) for name, people in groups.items()},
    )


def told_to(people: Iterable[Seen]) -> Told:
    """How well those of these people were told who were told something, and were called."""
    return told([pair for pair in map(_waited_and_told, people) if pair is not None])


def _waited_and_told(seen: Seen) -> tuple[float, int, int] | None:
    """True, likely and late minutes."""
    likely, late = seen.told.likely_minutes, seen.told.late_minutes
    if likely is None or late is None or seen.waited is None:
        return None
    return seen.waited, likely, late


def _waits(people: Iterable[Seen]) -> Waits:
    return waits([60 * each.waited for each in people if each.waited is not None])


def _by_priority(people: Iterable[Seen]) -> dict[str, list[Seen]]:
    groups: dict[str, list[Seen]] = {"regular": [], "priority": []}
    for each in people:
        groups["priority" if each.priority else "regular"].append(each)
    return groups


def _bands(informed: Iterable[Seen]) -> dict[str, list[Seen]]:
    groups: dict[str, list[Seen]] = {name: [] for name in BANDS}
    for each in informed:
        likely = each.told.likely_minutes or 0
        name = next(name for name, beyond in BANDS.items() if likely < beyond)
        groups[name].append(each)
    return groups
