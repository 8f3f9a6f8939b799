"""What a process keeps of what it has read: until a key moves, or for a little while.

Both are asked for many keys at once, so that a page about many halls reads what is missing of all
of them together.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

GRACE = 4  # times as long a value may be used while it is being read anew


class Kept(Generic[K, T]):
    """Values whose key moves whenever they do; the one read first goes first when it is full."""

    def __init__(self, *, most: int) -> None:
        self.most = most
        self.values: dict[K, T] = {}
        self.writing = Lock()

    def get(self, key: K) -> T | None:
        """The value of this key where it is kept: the hot path asks for one, over and over."""
        return self.values.get(key)

    def many(self, keys: Iterable[K], read: Callable[[Collection[K]], Mapping[K, T]]) -> dict[K, T]:
        """The value of each key; what is missing is read together, in one call."""
        values, wanted = self.values, list(keys)
        found = {key: values[key] for key in wanted if key in values}
        missing = [key for key in wanted if key not in found]
        if missing:
            found |= self._keep(read(missing))
        return found

    def _keep(self, fresh: Mapping[K, T]) -> Mapping[K, T]:
        with self.writing:
            kept = self.values | dict(fresh)
            surplus = len(kept) - self.most
            self.values = dict(list(kept.items())[max(0, surplus) :])
        return fresh


class Remembered(Generic[K, T]):
    """What this process read a moment ago, by key; asked with the time, so it never lags behind."""

    def __init__(self, *, keep: timedelta) -> None:
        self.keep = keep
        self.values: dict[K, tuple[datetime, T]] = {}
        self.reading = Lock()

    def get(self, key: K, at: datetime, read: Callable[[], T]) -> T:
        """The value read within the last while, or a new one."""
        return self.many([key], at, lambda _: {key: read()})[key]

    def many(
        self, keys: Collection[K], at: datetime, read: Callable[[Collection[K]], Mapping[K, T]]
    ) -> dict[K, T]:
        """The values read within the last while; those that are too old are read together.

        While one thread reads anew the others go on with what was known, for a little longer.
        """
        found = self._known(keys, at, self.keep)
        if len(found) == len(keys):
            return found
        alone = self.reading.acquire(blocking=False)
        try:
            usable = found if alone else self._known(keys, at, GRACE * self.keep)
            missing = [key for key in keys if key not in usable]
            fresh = dict(read(missing)) if missing else {}
            self.values |= {key: (at, value) for key, value in fresh.items()}
            return usable | fresh
        finally:
            if alone:
                self.reading.release()

    def forget(self) -> None:
        """Read everything again."""
        self.values.clear()

    def _known(self, keys: Collection[K], at: datetime, keep: timedelta) -> dict[K, T]:
        entries = ((key, self.values.get(key)) for key in keys)
        return {
            key: entry[1]
            for key, entry in entries
            if entry is not None and timedelta() <= at - entry[0] < keep
        }
