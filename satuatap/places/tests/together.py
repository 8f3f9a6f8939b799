"""Two transactions at once, for tests of locks."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections


class Other:
    """Somebody else's work, in a thread with a connection of its own."""

    def __init__(self, act: Callable[[], object]) -> None:
        self.thread = threading.Thread(target=self._work, args=[act], daemon=True)

    def begin(self) -> None:
        """Set out."""
        self.thread.start()

    def ended_within(self, seconds: float) -> bool:
        """Whether it came to an end in this time."""
        self.thread.join(seconds)
        return not self.thread.is_alive()

    def _work(self, act: Callable[[], object]) -> None:
        try:
            act()
        finally:
            connections.close_all()


@contextmanager
def at_the_same_time(act: Callable[[], object]) -> Iterator[Other]:
    """``act`` beside the test, from ``begin`` on; it has ended when this has."""
    other = Other(act)
    yield other
    assert other.ended_within(20)
