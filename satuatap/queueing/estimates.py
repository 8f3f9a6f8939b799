"""How long people will wait: the line played forward, counter by counter, without a clock.

The method is told in docs/estimates.md. Everything here is in minutes.
"""

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from uuid import UUID

from satuatap.queueing.rules import Standing, next_at_counter

# Of the mean: what nobody knows beforehand (breaks, absent officers, a busy printer), as one
# sigma, and how much longer than the plain count of people it makes a wait. Both were fitted on
# the simulator (docs/estimates.md).
UNKNOWN_SHARE = 0.35
DELAYS = 1.15
LATE_Z = 1.2816  # the standard normal's 90th percentile
LEAST_LATE = 2
RESIDUAL_SHARE = 0.4


@dataclass(frozen=True)
class Estimate:
    """A wait as a range in minutes: half wait at most ``likely``, nine in ten at most ``late``.

    Both are None when nobody can know, as when no counter gives the service.
    """

    likely_minutes: int | None
    late_minutes: int | None


UNKNOWN = Estimate(None, None)


@dataclass(frozen=True)
class Pace:
    """How long one person takes at a counter, from call to call, and the spread (one sigma)."""

    minutes: float
    spread: float


@dataclass(frozen=True)
class Expected:
    """An expected wait and its variance."""

    minutes: float
    variance: float

    def later(self, minutes: float, variance: float = 0.0) -> "Expected":
        """The same, moved by some minutes (not below nothing)."""
        return Expected(max(0.0, self.minutes + minutes), max(0.0, self.variance + variance))

    def as_range(self) -> Estimate:
        """The range that people read: a lognormal with this mean and variance, whole minutes."""
        mean = DELAYS * self.minutes
        variance = self.variance + (UNKNOWN_SHARE * mean) ** 2
        if mean < 0.5:
            return Estimate(0, max(LEAST_LATE, round(LATE_Z * math.sqrt(variance))))
        sigma = math.sqrt(math.log(1 + variance / mean**2))
        median = mean * math.exp(-(sigma**2) / 2)
        late = math.ceil(median * math.exp(LATE_Z * sigma))
        return Estimate(round(median), max(late, round(median) + 1, LEAST_LATE))


@dataclass
class Desk:
    """An open counter: what it gives, when it will be free, and how sure that is.

    ``rest`` is its break, from and to in minutes from now; nobody is called in it.
    """

    id: UUID
    gives: frozenset[UUID]
    free_in: float = 0.0
    variance: float = 0.0
    rest: tuple[float, float] | None = None

    def work(self, minutes: float = 0.0) -> None:
        """Be busy for so long, and then rest where the break has begun by then."""
        self.free_in += minutes
        if self.rest is not None and self.rest[0] <= self.free_in < self.rest[1]:
            self.free_in = self.rest[1]

    def may_take(self, person: Standing) -> bool:
        """Whether this person can be called here."""
        if person.reserved_for is not None:
            return person.reserved_for == self.id
        return person.offering in self.gives


def residual(pace: Pace, elapsed: float) -> float:
    """How long somebody who is at the counter since ``elapsed`` minutes still takes."""
    return max(pace.minutes - elapsed, RESIDUAL_SHARE * pace.minutes)


@dataclass
class Flow:
    """A floor at one moment, played forward with everybody taking the expected time.

    ``since`` is each queue's number of regular calls since the last priority call.
    """

    desks: list[Desk]
    people: Iterable[Standing]
    paces: Mapping[UUID, Pace]
    since: dict[UUID, int]
    most: int
    waits: dict[UUID, Expected] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.since = dict(self.since)
        self.lines: dict[tuple[UUID, UUID, UUID | None, bool], deque[Standing]] = defaultdict(deque)
        for person in sorted(self.people, key=lambda each: each.key):
            line = (person.queue, person.offering, person.reserved_for, person.priority)
            self.lines[line].append(person)
        self._play()

    def _play(self) -> None:
        for desk in self.desks:
            desk.work()
        free = [(desk.free_in, number) for number, desk in enumerate(self.desks)]
        heapify(free)
        while free:
            _, number = heappop(free)
            person = self._next_at(self.desks[number])
            if person is not None:
                self._serve(self.desks[number], person)
                heappush(free, (self.desks[number].free_in, number))

    def _next_at(self, desk: Desk) -> Standing | None:
        heads = [line[0] for line in self.lines.values() if line and desk.may_take(line[0])]
        return next_at_counter(heads, since=self.since, most=self.most)

    def _serve(self, desk: Desk, person: Standing) -> None:
        line = (person.queue, person.offering, person.reserved_for, person.priority)
        self.lines[line].popleft()
        streak = self.since.get(person.queue, 0)
        self.since[person.queue] = 0 if person.priority else streak + 1
        able = [each for each in self.desks if each.may_take(person)]
        self.waits[person.ticket] = Expected(desk.free_in, _pooled(able))
        pace = self.paces[person.offering]
        desk.work(pace.minutes)
        desk.variance += pace.spread**2

    def newcomer(self, offering: UUID) -> Expected | None:
        """The wait of a regular person who takes a number now; None when no counter gives it."""
        able = [desk for desk in self.desks if offering in desk.gives]
        if not able:
            return None
        return Expected(min(desk.free_in for desk in able), _pooled(able))

    def per_person(self, offering: UUID) -> Pace:
        """What one more person ahead adds."""
        able = max(1, sum(offering in desk.gives for desk in self.desks))
        pace = self.paces[offering]
        return Pace(pace.minutes / able, pace.spread / able)


def _pooled(desks: list[Desk]) -> float:
    """The variance of when the next of these desks is free: their loads share the chance."""
    return sum(desk.variance for desk in desks) / len(desks) ** 2


def ahead_of_newcomer(*, regular: int, priority: int, since: int, most: int, first: bool) -> int:
    """How many go before somebody who comes now (``first``: with priority)."""
    if not first:
        return regular + priority
    between = max(0, most - since) + most * priority
    return priority + min(regular, between)


@dataclass(frozen=True)
class Sample:
    """Times at the counter that were seen: how many, their mean, their variance."""

    count: int = 0
    mean: float = 0.0
    variance: float = 0.0


PRIOR_WEIGHT = 4
HISTORY_WEIGHT = 20
PRIOR_CV = 0.7  # of the catalogue's minutes, until times are seen


def blended(usual: float, *, history: Sample, recent: Sample) -> Pace:
    """A pace from the usual minutes, the same hour of past days, and the last hour and a half.

    Few times seen move it little; many leave the usual minutes behind.
    """
    parts = [
        (PRIOR_WEIGHT, usual, (PRIOR_CV * usual) ** 2),
        (min(history.count, HISTORY_WEIGHT), history.mean, history.variance),
        (recent.count, recent.mean, recent.variance),
    ]
    weight = sum(count for count, _, _ in parts)
    mean = sum(count * value for count, value, _ in parts) / weight
    spread = sum(count * variance for count, _, variance in parts) / weight
    return Pace(mean, math.sqrt(spread))


OFFICE_WEIGHT = 10  # people seen in an office before its own ratio counts for half


@dataclass(frozen=True)
class Usual:
    """The minutes that the catalogue gives an offering, and whose offering it is."""

    office: UUID
    minutes: int


@dataclass(frozen=True)
class Times:
    """Minutes at the counters, as seen for one offering lately and at this hour of past days."""

    offering: UUID
    office: UUID
    usual: int
    recent_count: int
    recent_mean: float
    recent_variance: float
    past_count: int
    past_mean: float
    past_variance: float

    @property
    def recent(self) -> Sample:
        """The last hour and a half."""
        return Sample(self.recent_count, self.recent_mean, self.recent_variance)

    @property
    def past(self) -> Sample:
        """The same hour of past days."""
        return Sample(self.past_count, self.past_mean, self.past_variance)


def paces_from(seen: Iterable[Times], usual: Mapping[UUID, Usual]) -> dict[UUID, Pace]:
    """How long one person takes, by offering.

    Where an offering was seldom given, its office's own ratio of seen to usual minutes stands in
    for it.
    """
    times = {each.offering: each for each in seen}
    ratios = _office_ratios(times.values())
    nothing = Times(UUID(int=0), UUID(int=0), 0, 0, 0.0, 0.0, 0, 0.0, 0.0)
    return {
        offering: blended(
            known.minutes * ratios.get(known.office, 1.0),
            history=times.get(offering, nothing).past,
            recent=times.get(offering, nothing).recent,
        )
        for offering, known in usual.items()
    }


def _office_ratios(seen: Iterable[Times]) -> dict[UUID, float]:
    took: defaultdict[UUID, float] = defaultdict(float)
    usual: defaultdict[UUID, float] = defaultdict(float)
    count: defaultdict[UUID, int] = defaultdict(int)
    for each in seen:
        people = each.recent_count + each.past_count
        took[each.office] += each.recent_count * each.recent_mean + each.past_count * each.past_mean
        usual[each.office] += people * each.usual
        count[each.office] += people
    return {
        office: (took[office] / usual[office] * count[office] + OFFICE_WEIGHT)
        / (count[office] + OFFICE_WEIGHT)
        for office in took
        if usual[office]
    }
