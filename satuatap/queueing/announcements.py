"""How a display announces a call: aloud, on the screen, or not at all. Pure.

A call is put aloud as long as somebody is awaited at that counter, however old it is. Once the
person sits there, saying it again would only hold up the others: a fresh one is still shown, so
that the screen skips nobody, and after an outage the old ones are only listed. A call that was
taken back disappears.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from satuatap.queueing import rules

FRESH = timedelta(minutes=2)
GONE = frozenset({rules.ISSUED, rules.WAITING, rules.TRANSFERRED, rules.CANCELLED, rules.LAPSED})
AWAITED = frozenset({rules.CALLED, rules.NO_SHOW})


class How(Enum):
    """What a display does with a call."""

    VOICE = "voice"  # chime, voice and screen
    SHOW = "show"  # screen alone
    LIST = "list"  # among the last calls
    DROP = "drop"  # nowhere


@dataclass(frozen=True)
class Calling:
    """What decides: when it was, how the ticket stands, and whether it stands there.

    ``here``: the ticket still belongs to the counter of this call. ``latest``: it has not been
    called again since.
    """

    at: datetime
    state: str
    here: bool
    latest: bool


def how_to_announce(call: Calling, *, at: datetime) -> How:
    """What a display that has not announced this call yet does with it now."""
    if call.state in GONE:
        return How.DROP
    fresh = at - call.at <= FRESH
    if not call.here or not (fresh or call.latest):
        return How.LIST
    if call.state == rules.CALLED or (fresh and call.state in AWAITED):
        return How.VOICE
    return How.SHOW if fresh else How.LIST
