"""Who may do what: the parts that people play in one complaint, and the ladder of escalation."""

from enum import IntEnum, StrEnum

from satuatap.complaints.rules.states import AWAITING, COMPLETING, HANDLED, UNHANDLED


class Part(StrEnum):
    """What somebody is in one complaint."""

    REPORTER = "reporter"
    OFFICE = "office"
    HALL = "hall"
    INSPECTORATE = "inspectorate"
    MINISTRY = "ministry"
    OMBUDSMAN = "ombudsman"
    SYSTEM = "system"


class Level(IntEnum):
    """How far up a complaint has come."""

    OFFICE = 0
    COORDINATOR = 1  # the hall's manager
    INSPECTORATE = 2
    MINISTRY = 3
    OMBUDSMAN = 4


ABOVE = frozenset({Part.INSPECTORATE, Part.MINISTRY, Part.OMBUDSMAN})
UPPER = ABOVE | {Part.HALL}
CHAIN = UPPER | {Part.OFFICE}

# Which part may take which verb; whether it plays that part is for ``access`` to say.
WHO: dict[str, frozenset[Part]] = {
    "send": frozenset({Part.REPORTER}),
    "verify": UPPER,
    "reject": UPPER,
    "dispose": UPPER,
    "send_back": frozenset({Part.OFFICE}),
    "start": CHAIN,
    "ask_more": CHAIN,
    "answer": CHAIN,
    "merge": UPPER,
    "unmerge": UPPER | {Part.REPORTER},
    "publish": UPPER,
    "unpublish": UPPER | {Part.REPORTER},
    "moderate": UPPER,
    "implicate": UPPER,
    "find_levy": CHAIN,
    "note": CHAIN,
    "tighten": CHAIN | {Part.REPORTER},
    "loosen": frozenset({Part.REPORTER}),
    "agree": frozenset({Part.REPORTER}),
    "disagree": frozenset({Part.REPORTER}),
    "complete": frozenset({Part.REPORTER}),
    "add": frozenset({Part.REPORTER}),
    "accept": frozenset({Part.REPORTER}),
    "reopen": frozenset({Part.REPORTER}),
    "rate": frozenset({Part.REPORTER}),
    "close_silent": frozenset({Part.SYSTEM}),
    "escalate": frozenset({Part.SYSTEM}),
}


def may(part: Part, verb: str) -> bool:
    """Whether this part may take this verb at all."""
    return part in WHO[verb]


def holder(state: str, *, has_office: bool, around_hall: bool) -> Part | None:
    """Who has to move next; None where nobody has to."""
    if state in {COMPLETING, AWAITING}:
        return Part.REPORTER
    if state in HANDLED and has_office and not around_hall:
        return Part.OFFICE
    if state in UNHANDLED | HANDLED:
        return Part.INSPECTORATE if around_hall else Part.HALL
    return None


def level_after_breach(level: Level, late: Part | None) -> Level:
    """One step above whoever let the time pass, or above whom it had reached already."""
    own = {Part.HALL: Level.COORDINATOR, Part.INSPECTORATE: Level.INSPECTORATE}
    reached = max(level, own[late]) if late in own else level
    return Level(min(reached + 1, Level.OMBUDSMAN))
