"""What a display has to announce, and what it shows beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.places.models import Hall
from satuatap.queueing.announcements import Calling, How, how_to_announce
from satuatap.queueing.models import Display, DisplayScope

CALLS = Path(__file__).parent.parent / "sql" / "display_calls.sql"
WINDOW = 200  # calls looked back on: more than a hall calls in an hour
LISTED = 5


@dataclass(frozen=True)
class DisplayCall:
    """A call as a display needs it; ``spoken`` once a voice of its room has said it."""

    id: int
    number: str
    at: datetime
    nth: int
    counter: str
    office: str
    service: str
    service_en: str
    state: str
    here: bool
    ticket: UUID
    spoken: bool


@dataclass(frozen=True)
class Announcements:
    """A display's work: what to announce, oldest first, and the last calls, newest first."""

    pending: Sequence[tuple[DisplayCall, How]]
    last: list[DisplayCall]


def announcements(display: Display, hall: Hall, *, at: datetime) -> Announcements:
    """What this display still has to announce, and what it has announced last."""
    judged = _judged(_calls(display, hall, at=at), at=at)
    pending = [
        (call, how)
        for call, how in judged
        if call.id > display.announced and how in {How.VOICE, How.SHOW}
    ]
    waiting = {call.id for call, _ in pending}
    shown = [call for call, how in judged if how is not How.DROP and call.id not in waiting]
    return Announcements(pending[::-1], _once_each(shown)[:LISTED])


def _calls(display: Display, hall: Hall, *, at: datetime) -> list[DisplayCall]:
    return sql.rows(
        DisplayCall,
        CALLS,
        hall=hall.pk,
        since=datetime.combine(hall.local(at).date(), time(), tzinfo=hall.zone),
        everything=display.scope == DisplayScope.ALL,
        display=display.pk,
        room=display.voice_zone_id,
        most=WINDOW,
    )


def _judged(calls: list[DisplayCall], *, at: datetime) -> list[tuple[DisplayCall, How]]:
    """Each call with what to do, newest first as they came."""
    seen: set[UUID] = set()
    judged = []
    for call in calls:
        facts = Calling(call.at, call.state, here=call.here, latest=call.ticket not in seen)
        judged.append((call, how_to_announce(facts, at=at)))
        seen.add(call.ticket)
    return judged


def _once_each(calls: list[DisplayCall]) -> list[DisplayCall]:
    """Each number's newest call alone, newest first as they came."""
    newest: dict[str, DisplayCall] = {}
    for call in calls:
        newest.setdefault(call.number, call)
    return list(newest.values())
