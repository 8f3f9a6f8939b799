"""What is decided about a ceremony without a database: its states, and what totals contradict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

PLANNED, ANNOUNCED, SIGNING, CONCLUDED, CANCELLED = (
    "planned",
    "announced",
    "signing",
    "concluded",
    "cancelled",
)

ARROWS = [
    (PLANNED, ANNOUNCED),
    (ANNOUNCED, SIGNING),
    (SIGNING, CONCLUDED),
    (PLANNED, CANCELLED),
    (ANNOUNCED, CANCELLED),
    (SIGNING, CANCELLED),
]
PUBLIC = (ANNOUNCED, SIGNING, CONCLUDED, CANCELLED)  # once it was announced
CHANGEABLE = (PLANNED, ANNOUNCED)  # from the charter on, the paper holds the list
OPEN = (PLANNED, ANNOUNCED, SIGNING)  # its halls are still to be inaugurated

# Stages of a hall (``oversight``) from which it is inaugurated: as it is, or with an exception.
CHECKED = ("readiness", "trial")
EARLY = ("preparation",)

IN_PERSON, ONLINE, ABSENT = "in_person", "online", "absent"
HEAD_TURN, MINISTER_TURN = 1, 2  # heads of region in any order, then the minister


def may_become(state: str, other: str) -> bool:
    """Whether the drawing has this arrow."""
    return (state, other) in ARROWS


@dataclass(frozen=True)
class Claim:
    """A national total as somebody published it; ``as_of`` may be a day, a month or a year."""

    as_of: str
    total: int


def near(as_of: str, day: date) -> bool:
    """Whether a total was told of this day's month or of the one before."""
    before = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    months = {f"{day:%Y-%m}", f"{before[0]}-{before[1]:02}"}
    return as_of[:7] in months


def conflicts(claims: Sequence[Claim]) -> set[Claim]:
    """Totals that contradict another: two for one day, or one above a total of a later day."""
    return {each for each in claims if _contradicted(each, claims)}


def _contradicted(claim: Claim, others: Iterable[Claim]) -> bool:
    return any(
        (other.as_of == claim.as_of and other.total != claim.total)
        or (_surely_later(other.as_of, claim.as_of) and other.total < claim.total)
        for other in others
    )


def _surely_later(one: str, other: str) -> bool:
    """Whether a day, month or year lies wholly after another: ``2024-06`` is not after itself."""
    shared = min(len(one), len(other))
    return one[:shared] > other[:shared]
