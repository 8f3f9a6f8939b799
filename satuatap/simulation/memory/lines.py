"""Who waits where, in memory."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from satuatap.queueing.rules import Standing, next_at_counter

Line = tuple[UUID, UUID, bool]


@dataclass
class Lines:
    """The lines by queue, service and priority, each by rank.

    ``since`` is each queue's number of regular calls since its last priority call; ``most`` of
    them go while a priority person waits.
    """

    most: int
    since: defaultdict[UUID, int] = field(default_factory=lambda: defaultdict(int))
    lines: defaultdict[Line, list[Standing]] = field(default_factory=lambda: defaultdict(list))

    def join(self, person: Standing) -> None:
        """Stand in the line, by rank."""
        line = (person.queue, person.offering, person.priority)
        insort(self.lines[line], person, key=lambda each: each.key)

    def everybody(self) -> Iterator[Standing]:
        """All who wait, line by line."""
        return (each for line in self.lines.values() for each in line)

    def in_queue(self, queue: UUID) -> list[Standing]:
        """All who wait in one queue, by rank."""
        line = [each for each in self.everybody() if each.queue == queue]
        return sorted(line, key=lambda each: each.key)

    def take_next(
        self, gives: frozenset[UUID], *, may_come: Callable[[Standing], bool]
    ) -> Standing | None:
        """Whoever is next for these services among those who may come now, off the line."""
        lines = [line for line in self.lines.values() if line and line[0].offering in gives]
        heads = [next(filter(may_come, line), None) for line in lines]
        chosen = next_at_counter(filter(None, heads), since=self.since, most=self.most)
        if chosen is not None:
            self.lines[chosen.queue, chosen.offering, chosen.priority].remove(chosen)
            self.since[chosen.queue] = 0 if chosen.priority else self.since[chosen.queue] + 1
        return chosen
