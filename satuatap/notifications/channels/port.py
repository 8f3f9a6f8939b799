"""What every way out takes and how it may fail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from satuatap.notifications.accounts import Account


@dataclass(frozen=True)
class Letter:
    """One copy, ready to go: to whom, the words, and the key that makes it one."""

    key: str
    to: str
    title: str
    text: str
    foot: str
    link: str
    stop_link: str
    at: datetime


class Failed(Exception):
    """It did not go well; ``error`` is one word for the log and the page of failures."""

    def __init__(self, error: str, after: timedelta | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.after = after


class NotSent(Failed):
    """The provider certainly has not taken it; it may be tried again."""


class Perhaps(Failed):
    """Nobody knows whether the provider has taken it."""


class Refused(Failed):
    """The provider will never take it."""


class TakenOver(Exception):
    """The sweep took this worker for dead, and the copy is somebody else's now: send nothing."""


# Sends the letter and gives the provider's name for it, empty if it has none. ``handing`` is
# called at the last moment before the provider may take it; it may raise TakenOver.
Way = Callable[[Letter, Account, Callable[[], None]], str]
