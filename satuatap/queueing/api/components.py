"""The floor's objects in the OpenAPI document."""

from typing import Any

from satuatap.core.rest.document import PROBLEM_COMPONENT
from satuatap.queueing import rules

MINUTES = {"type": "integer", "nullable": True, "minimum": 0}
NUMBER = {"type": "string", "example": "A-007"}
MOMENT = {"type": "string", "format": "date-time"}
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}


def whole(about: str, **members: dict[str, Any]) -> dict[str, Any]:
    """An object whose members are always there."""
    return {
        "type": "object",
        "description": about,
        "required": list(members),
        "properties": members,
    }


def several(item: dict[str, Any]) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": item}


ESTIMATE = whole(
    "A wait as a range: half of all wait at most `likely`, nine in ten at most `late`; null when "
    "nobody can know.",
    likely_minutes=MINUTES,
    late_minutes=MINUTES,
)
TICKET = whole(
    "A number and where it stands. `position` 1 is next, 0 is at the counter, null has left the "
    "line. State, priority and counter come with every answer but the first.",
    id={"type": "string", "format": "uuid"},
    number=NUMBER,
    service=TEXT,
    position={"type": "integer", "nullable": True, "minimum": 0},
    estimate=ESTIMATE,
    issued_at=MOMENT,
    track_url={"type": "string", "format": "uri"},
)
TICKET["properties"] |= {
    "state": {"type": "string", "enum": sorted(rules.ARROWS)},
    "priority": {"type": "boolean"},
    "counter": {"type": "string", "nullable": True},
    "reserved_for": {
        **whole(
            "The counter that alone may call, after a transfer to it. When it closes, or pauses "
            "for longer than the hall's policy says, any counter of the service may call.",
            counter=TEXT,
            state={"type": "string", "enum": ["open", "paused", "closed"]},
        ),
        "nullable": True,
    },
}
SERVICE = whole(
    "A service and its line. `message` says why it is closed and when it opens again.",
    code=TEXT,
    name=TEXT,
    agency=TEXT,
    open={"type": "boolean"},
    message=TEXT,
    waiting=COUNT,
    longest_wait_minutes=COUNT,
    estimate=ESTIMATE,
)
COUNTER = whole(
    "A counter, whether somebody sits there, and the number that is called or served.",
    code=TEXT,
    name=TEXT,
    agency=TEXT,
    zone=TEXT,
    state={"type": "string", "enum": ["open", "paused", "closed"]},
    serving={**NUMBER, "nullable": True},
    ticket_state={
        "type": "string",
        "nullable": True,
        "enum": [rules.CALLED, rules.SERVING, None],
    },
)
CALL = whole(
    "One of the last calls, the newest first; `nth` counts the calls of the same number.",
    id={"type": "integer"},
    number=NUMBER,
    counter=TEXT,
    at=MOMENT,
    nth={"type": "integer", "minimum": 1},
)
QUEUE = whole(
    "A hall's floor at one moment.",
    hall=TEXT,
    at=MOMENT,
    open={"type": "boolean"},
    message=TEXT,
    services=several(SERVICE),
    counters=several(COUNTER),
    calls=several(CALL),
)
BUSY = {
    "type": "string",
    "format": "uuid",
    "description": "With `counter-is-busy`: the id of the ticket that the counter has, to go on "
    "with it or to finish it.",
}
PROBLEM = {**PROBLEM_COMPONENT, "properties": PROBLEM_COMPONENT["properties"] | {"ticket": BUSY}}
COMPONENTS = {"Problem": PROBLEM, "Ticket": TICKET, "Queue": QUEUE}
