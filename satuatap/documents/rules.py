"""What is decided about documents without a database: states, arrows, codes."""

import re
from collections.abc import Iterable

ISSUED, COMPLETE, REVOKED, SUPERSEDED = "issued", "complete", "revoked", "superseded"

ARROWS = [
    (ISSUED, COMPLETE),
    (ISSUED, REVOKED),
    (ISSUED, SUPERSEDED),
    (COMPLETE, REVOKED),
    (COMPLETE, SUPERSEDED),
]

# How long a signature can be believed (ETSI EN 319 142-1): by itself, by its time stamp, by proof
# in the file that its certificates were not revoked, by a time stamp over that proof.
B, T, LT, LTA = LEVELS = ("B-B", "B-T", "B-LT", "B-LTA")

CODE_LENGTH = 16  # 78 bits: nobody guesses one
GROUP = 4
SPOKEN = re.compile(r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b")


def may_become(state: str, other: str) -> bool:
    """Whether the drawing has this arrow."""
    return (state, other) in ARROWS


def spoken(code: str) -> str:
    """The code in groups, as it is printed and read aloud: ``ABCD-EFGH-JKMN-PQRS``."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def code_in(words: str) -> str:
    """The first code that is spoken in these words; empty where there is none."""
    found = SPOKEN.search(words)
    return plain(found[0]) if found else ""


def plain(typed: str) -> str:
    """A code as somebody typed it, without what stands between its letters."""
    return "".join(each for each in typed.upper() if each.isalnum())


def turn_now(open_turns: Iterable[int]) -> int | None:
    """Whose turn it is: the lowest one that is not done; None when all are."""
    return min(open_turns, default=None)
