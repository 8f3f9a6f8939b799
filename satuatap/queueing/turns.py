"""Whose voice is heard in a room: one call at a time, each call once. Pure.

Displays of a zone ask for the call that they would announce next. The turn goes to the lowest call
that somebody has asked for within the last seconds; who holds it renews it while speaking. A screen
that dies holds it for a few seconds more, then the next one that asks for the same call speaks it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

LEASE = timedelta(seconds=10)  # displays renew every three
WANTED = timedelta(seconds=4)  # displays that wait ask every second


class Turn(Enum):
    """What a display does with a call that it would speak."""

    SPEAK = "speak"  # it has the turn
    ALONG = "along"  # another display speaks this call: show it as long as that lasts
    WAIT = "wait"  # another call comes first
    PAST = "past"  # the call was spoken: show it without voice


@dataclass(frozen=True)
class Standing:
    """How one call of the zone stands that has not been spoken yet."""

    call: int
    holder: UUID | None
    until: datetime | None
    wanted_at: datetime

    def is_held(self, at: datetime) -> bool:
        """Whether some display speaks this call now."""
        return self.until is not None and self.until > at

    def is_wanted(self, at: datetime) -> bool:
        """Whether somebody has asked for this call just now."""
        return at - self.wanted_at <= WANTED

    def was_left(self, display: UUID, *, for_call: int) -> bool:
        """Whether the display that speaks this call has moved on to another one."""
        return self.holder == display and self.call != for_call


def turn_of(call: int, display: UUID, unspoken: Iterable[Standing], *, at: datetime) -> Turn:
    """What this display does now with a call that was not spoken yet."""
    others = list(unspoken)
    held = next((each for each in others if each.is_held(at)), None)
    if held is None or held.was_left(display, for_call=call):
        wanted = (each.call for each in others if each is not held and each.is_wanted(at))
        return Turn.SPEAK if call <= min(wanted, default=call) else Turn.WAIT
    return _while_one_speaks(held, call, display)


def _while_one_speaks(held: Standing, call: int, display: UUID) -> Turn:
    if held.call != call:
        return Turn.WAIT
    return Turn.SPEAK if held.holder == display else Turn.ALONG
