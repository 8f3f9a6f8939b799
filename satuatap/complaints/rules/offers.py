"""Which acts a page offers; the actions themselves refuse what does not fit."""

from dataclasses import dataclass

from satuatap.complaints.rules import states
from satuatap.complaints.rules.people import Part, may

BEGUN = frozenset({states.SENT, states.VERIFICATION})
ALWAYS = frozenset(states.ARROWS) - {states.DRAFT}
SHOWABLE = ALWAYS - {states.SENT, states.REJECTED, states.MERGED}

# The verb, and the states in which it does something; in the order of the page.
FITS: dict[str, frozenset[str]] = {
    "verify": BEGUN,
    "dispose": BEGUN | states.HANDLED,
    "start": frozenset({states.DISPOSED, states.REOPENED}),
    "answer": frozenset({states.IN_PROGRESS}),
    "ask_more": BEGUN | {states.IN_PROGRESS},
    "send_back": frozenset({states.DISPOSED}),
    "reject": BEGUN,
    "merge": BEGUN | {states.DISPOSED, states.IN_PROGRESS},
    "unmerge": frozenset({states.MERGED}),
    "note": ALWAYS,
    "tighten": ALWAYS,
    "moderate": ALWAYS,
    "implicate": ALWAYS,
    "find_levy": states.OPEN - BEGUN,
    "publish": SHOWABLE,
    "unpublish": ALWAYS,
}


@dataclass(frozen=True)
class Facts:
    """What of a complaint decides which acts fit."""

    state: str
    is_secret: bool
    may_publish: bool
    is_anonymous: bool
    around_hall: bool
    is_public: bool
    was_reopened: bool = False


def offered(part: Part, facts: Facts) -> list[str]:
    """The verbs that this part is offered now."""
    wanted = {
        "publish": facts.may_publish
        and not facts.is_secret
        and (not facts.around_hall or facts.state == states.DONE),
        "unpublish": facts.is_public,
        "find_levy": not facts.around_hall,
        "reject": not (facts.was_reopened and part is Part.HALL),
        "tighten": not (facts.is_secret and facts.is_anonymous),
    }
    return [
        verb
        for verb, fitting in FITS.items()
        if may(part, verb) and facts.state in fitting and wanted.get(verb, True)
    ]
