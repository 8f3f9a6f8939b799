"""The drawing of a complaint's life (own proposal; the steps are those that SP4N publishes)."""

from satuatap.complaints.rules.deadlines import Purpose

DRAFT = "draft"  # only the reporter sees it; it has no number yet
SENT = "sent"
VERIFICATION = "verification"
REJECTED = "rejected"
COMPLETING = "completing"  # the reporter was asked for more: the agency's clock stands still
DISPOSED = "disposed"  # an office has it and has not begun
IN_PROGRESS = "in_progress"
ANSWERED = "answered"  # the answer is written; nobody rests here
AWAITING = "awaiting"  # the reporter was told, and accepts or has it opened again
DONE = "done"
REOPENED = "reopened"
MERGED = "merged"  # goes on with another complaint of the same matter

ARROWS: dict[str, frozenset[str]] = {
    DRAFT: frozenset({SENT}),
    SENT: frozenset({VERIFICATION}),
    VERIFICATION: frozenset({REJECTED, COMPLETING, DISPOSED, MERGED}),
    REJECTED: frozenset({VERIFICATION}),  # the reporter objects: somebody above looks again
    COMPLETING: frozenset({VERIFICATION, IN_PROGRESS, DONE}),
    DISPOSED: frozenset({IN_PROGRESS, VERIFICATION, MERGED}),  # back: it was the wrong office
    IN_PROGRESS: frozenset({COMPLETING, ANSWERED, DISPOSED, MERGED}),
    ANSWERED: frozenset({AWAITING}),
    AWAITING: frozenset({DONE, REOPENED}),
    DONE: frozenset({REOPENED}),
    REOPENED: frozenset({IN_PROGRESS, DISPOSED}),
    MERGED: frozenset({VERIFICATION}),
}

UNHANDLED = frozenset({SENT, VERIFICATION})  # whoever answers for the hall has to move
HANDLED = frozenset({DISPOSED, IN_PROGRESS, REOPENED})  # whoever it was given to has to move
OPEN = UNHANDLED | HANDLED | {COMPLETING, ANSWERED, AWAITING}
CLOSED = frozenset({REJECTED, DONE, MERGED})

# Which clock runs in a state; the others have none.
CLOCK_OF: dict[str, Purpose] = {
    SENT: Purpose.VERIFY,
    VERIFICATION: Purpose.VERIFY,
    DISPOSED: Purpose.FIRST_ACTION,
    REOPENED: Purpose.FIRST_ACTION,
    IN_PROGRESS: Purpose.ANSWER,
    COMPLETING: Purpose.REPLY,
    AWAITING: Purpose.REPLY,
}


def may_move(current: str, to: str) -> bool:
    """Whether the drawing has this arrow."""
    return to in ARROWS[current]


def pairs(arrows: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Every arrow as (from, to), in a stable order."""
    return [(start, end) for start, ends in arrows.items() for end in sorted(ends)]
