"""Spans of time counted in fixed buckets: they add up, and percentiles follow within one bucket.

A bucket is a minute wide up to twenty minutes, then five, ten, thirty, and two hours from four
hours on. The edges never change: days that were added up long ago must fit those of today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

MINUTE = 60
EDGES = (
    *range(MINUTE, 20 * MINUTE + 1, MINUTE),
    *range(25 * MINUTE, 60 * MINUTE + 1, 5 * MINUTE),
    *range(70 * MINUTE, 120 * MINUTE + 1, 10 * MINUTE),
    *range(150 * MINUTE, 240 * MINUTE + 1, 30 * MINUTE),
    360 * MINUTE,
    480 * MINUTE,
)  # seconds
BUCKETS = len(EDGES) + 1
LONGEST = 720 * MINUTE  # where the last bucket is taken to end


@dataclass(frozen=True)
class Histogram:
    """How many spans fell into each bucket; empty buckets at the end may be left out."""

    counts: tuple[int, ...] = ()

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Histogram":
        """Count spans of time, in seconds."""
        counts = [0] * BUCKETS
        for each in seconds:
            counts[bucket_of(each)] += 1
        return cls(tuple(counts)).trimmed()

    @classmethod
    def read(cls, counts: Sequence[int] | None) -> "Histogram":
        """Out of the database."""
        return cls(tuple(counts or ()))

    def __add__(self, other: "Histogram") -> "Histogram":
        pairs = zip_longest(self.counts, other.counts, fillvalue=0)
        return Histogram(tuple(mine + theirs for mine, theirs in pairs))

    @property
    def total(self) -> int:
        """How many spans there are."""
        return sum(self.counts)

    def trimmed(self) -> "Histogram":
        """Without the empty buckets at the end."""
        counts = list(self.counts)
        while counts and not counts[-1]:
            counts.pop()
        return Histogram(tuple(counts))

    def percentile(self, share: float) -> float | None:
        """The seconds within which this share (0 to 1) of the spans ended; None where none is.

        Inside a bucket spans are taken to lie evenly, so the answer is less than the width of its
        bucket away from the exact one (nearest rank).
        """
        if not self.total:
            return None
        rank = max(1, -(-share * self.total // 1))
        for bucket, until in enumerate(accumulate(self.counts)):
            if until >= rank:
                lower, upper = bounds_of(bucket)
                inside = self.counts[bucket]
                return lower + (upper - lower) * (rank - (until - inside)) / inside
        return None

    def within(self, seconds: int) -> int:
        """How many spans ended before this edge (one of ``EDGES``)."""
        return sum(self.counts[: EDGES.index(seconds) + 1])


def bucket_of(seconds: float) -> int:
    """The bucket (from 0) of a span; its lower edge belongs to it (``width_bucket`` in SQL)."""
    return sum(edge <= seconds for edge in EDGES)


def bounds_of(bucket: int) -> tuple[int, int]:
    """From and to how many seconds a bucket reaches."""
    edges = (0, *EDGES, LONGEST)
    return edges[bucket], edges[bucket + 1]
