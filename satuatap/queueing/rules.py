"""The drawing of a ticket's life, the order of calling, and the look of a number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

# Every state that a ticket can be in.
ISSUED = "issued"  # has a number, but neither paper nor phone has confirmed it yet
WAITING = "waiting"
CALLED = "called"
SERVING = "serving"
ON_HOLD = "on_hold"
TRANSFERRED = "transferred"  # waits again, for another service or counter
DONE = "done"
NO_SHOW = "no_show"
CANCELLED = "cancelled"
EXPIRED = "expired"  # still waiting when the hall closed
LAPSED = "lapsed"  # never confirmed in time

ARROWS: dict[str, frozenset[str]] = {
    ISSUED: frozenset({WAITING, CANCELLED, LAPSED, EXPIRED}),
    WAITING: frozenset({CALLED, CANCELLED, EXPIRED}),
    TRANSFERRED: frozenset({CALLED, CANCELLED, EXPIRED}),
    CALLED: frozenset({SERVING, NO_SHOW, ON_HOLD, TRANSFERRED, CANCELLED, EXPIRED}),
    SERVING: frozenset({DONE, ON_HOLD, TRANSFERRED, EXPIRED}),
    ON_HOLD: frozenset({CALLED, SERVING, TRANSFERRED, NO_SHOW, CANCELLED, EXPIRED}),
    NO_SHOW: frozenset({WAITING}),
    DONE: frozenset(),
    CANCELLED: frozenset(),
    EXPIRED: frozenset(),
    LAPSED: frozenset(),
}

UNDO_ARROWS: dict[str, frozenset[str]] = {
    CALLED: frozenset({WAITING, TRANSFERRED, ON_HOLD}),
    SERVING: frozenset({CALLED, ON_HOLD}),
    DONE: frozenset({SERVING}),
    NO_SHOW: frozenset({CALLED, ON_HOLD}),
    ON_HOLD: frozenset({CALLED, SERVING}),
    TRANSFERRED: frozenset({CALLED, SERVING, ON_HOLD}),
}

CALLABLE = frozenset({WAITING, TRANSFERRED})
AT_COUNTER = frozenset({CALLED, SERVING})
# The steps of a ticket that its counter takes; others are the visitor's, the worker's, or time's.
PRESSES = frozenset({"call", "recall", "start", "finish", "hold", "transfer", "no-show", "undo"})
HELD_BY_COUNTER = AT_COUNTER | {ON_HOLD}  # some counter is to go on with them
OPEN = frozenset({ISSUED, WAITING, TRANSFERRED, CALLED, SERVING, ON_HOLD})


def may_move(current: str, to: str) -> bool:
    """Whether the drawing has this arrow."""
    return to in ARROWS[current]


def pairs(arrows: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Every arrow of a drawing as (from, to), in a stable order."""
    return [(start, end) for start, ends in arrows.items() for end in sorted(ends)]


def displayed_number(*, sequence: int, first: int, last: int) -> int:
    """The number on paper for the day's n-th ticket (from 1), rolling over after ``last``."""
    return first + (sequence - 1) % (last - first + 1)


def label(prefix: str, number: int) -> str:
    """The number as people see it: ``A-007``."""
    return f"{prefix}-{number:03}"


FIRST_REMOTE = 10  # numbers from afar that a queue without a cap gives before anybody is there


def first_remote(share: int) -> int:
    """How many people from afar may come before anybody else: none where they have no share."""
    return FIRST_REMOTE if share else 0


def remote_limit(*, cap: int | None, share: int, issued: int) -> int:
    """How many people from afar may hold a number, of ``share`` percent, the next one included.

    Of the day's cap where there is one, else of the numbers given so far. The database decides
    by the same rule (sql/issue_ticket.sql).
    """
    if cap is not None:
        return cap * share // 100
    return max(first_remote(share), (issued + 1) * share // 100)


@dataclass(frozen=True)
class Place:
    """Where somebody stands: the time that ranks, then the first arrival, then the number."""

    ticket: UUID
    rank_at: datetime
    arrived_at: datetime
    sequence: int
    priority: bool

    @property
    def rank(self) -> tuple[datetime, datetime, int]:
        """What ranks; two people rank the same only when moved together in the same moment."""
        return (self.rank_at, self.arrived_at, self.sequence)

    @property
    def key(self) -> tuple[datetime, datetime, int, UUID]:
        """What sorts within one line; among equals the earlier ticket goes first."""
        return (*self.rank, self.ticket)


@dataclass(frozen=True)
class Standing(Place):
    """A place on the whole floor: in which queue, for what, and for which counter alone."""

    queue: UUID
    offering: UUID
    reserved_for: UUID | None = None


P = TypeVar("P", bound=Place)


@dataclass
class Interleaving(Generic[P]):
    """Two lines, priority and regular, called as one.

    A priority person goes next when ``most`` regular people have been called since the last
    priority person, or when they were here first anyway; otherwise the earliest regular person
    does. So at most ``most`` regular people are called while a priority person waits, and a
    regular person is overtaken at most once per ``most`` regular calls: nobody starves.
    """

    priority: list[P]
    regular: list[P]
    since_priority: int
    most: int

    def next_is_priority(self) -> bool:
        """Whether the priority line gives the next person (some line must have one)."""
        if not self.priority or not self.regular:
            return bool(self.priority)
        return self.since_priority >= self.most or self.priority[0].rank <= self.regular[0].rank

    @property
    def claim(self) -> tuple[bool, datetime, datetime, int, bool, UUID]:
        """What sorts the next person among those of other queues; the smallest is called."""
        urgent = self.next_is_priority()
        head = (self.priority if urgent else self.regular)[0]
        due = urgent and self.since_priority >= self.most
        return (not due, *head.rank, not head.priority, head.ticket)

    def take(self) -> P:
        """The next person, off the line."""
        if self.next_is_priority():
            self.since_priority = 0
            return self.priority.pop(0)
        self.since_priority += 1
        return self.regular.pop(0)


def interleave(waiting: Iterable[P], *, since_priority: int, most: int) -> Interleaving[P]:
    """One queue's two lines, each by rank."""
    line = sorted(waiting, key=lambda place: place.key)
    return Interleaving(
        [place for place in line if place.priority],
        [place for place in line if not place.priority],
        since_priority,
        most,
    )


def calling_order(waiting: Iterable[P], *, since_priority: int, most: int) -> list[P]:
    """Everybody who waits in one queue, in the order in which they will be called."""
    return merged([interleave(waiting, since_priority=since_priority, most=most)])


def merged(lines: Iterable[Interleaving[P]]) -> list[P]:
    """Everybody of several queues, in the order in which one counter will call them.

    Priority people whose turn is due go first, then whoever ranks first.
    """
    left = [line for line in lines if line.priority or line.regular]
    order: list[P] = []
    while left:
        line = min(left, key=lambda each: each.claim)
        order.append(line.take())
        left = [each for each in left if each.priority or each.regular]
    return order


def next_at_counter(
    candidates: Iterable[Standing], *, since: Mapping[UUID, int], most: int
) -> Standing | None:
    """Whom a counter calls next among those it may call, from one queue or several.

    ``since`` is each queue's number of regular calls since its last priority call. The database
    decides by the same rule (sql/call_next.sql).
    """
    queues: defaultdict[UUID, list[Standing]] = defaultdict(list)
    for each in candidates:
        queues[each.queue].append(each)
    lines = [
        interleave(places, since_priority=since.get(queue, 0), most=most)
        for queue, places in queues.items()
    ]
    return min(lines, key=lambda line: line.claim).take() if lines else None


def streak(steps: Iterable[tuple[UUID, bool, str, str, str]]) -> int:
    """How many regular people a queue has called since the last priority person.

    ``steps`` are the queue's events, latest first, each as (ticket, priority, kind, before,
    after). A call that was undone never happened; a call back from hold does not count, nor does
    undoing any other step (a transfer taken back looks like a call by its arrow alone).
    """
    undone: list[UUID] = []
    count = 0
    for ticket, priority, kind, before, after in steps:
        if kind == "undo" and before == CALLED and after in CALLABLE:
            undone.append(ticket)
        elif kind != "call" or before not in CALLABLE:
            continue
        elif ticket in undone:
            undone.remove(ticket)
        elif priority:
            return count
        else:
            count += 1
    return count


def carried_arrival(arrived_at: datetime, *, at: datetime, minutes: int) -> datetime:
    """The rank of somebody who comes into a line by the time of arrival, so many minutes at most.

    Who came in the morning and is sent on in the afternoon does not go before everybody.
    """
    return max(arrived_at, at - timedelta(minutes=minutes))


INSTANT = timedelta(microseconds=1)


def rank_after(line: Sequence[P], places: int, *, now: datetime) -> datetime:
    """The rank of somebody put behind the next ``places`` people of a line in rank order."""
    if not line:
        return now
    if not places:
        return line[0].rank_at - INSTANT
    return line[min(places, len(line)) - 1].rank_at + INSTANT
