"""How long each step may take: terms by purpose, and by class for the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from satuatap.core.clocks import Term


class Purpose(StrEnum):
    """What a clock waits for."""

    VERIFY = "verify"
    FIRST_ACTION = "first_action"
    ANSWER = "answer"
    REPLY = "reply"  # the reporter's
    ESCALATED = "escalated"  # somebody above was called in and has to see to it


@dataclass(frozen=True)
class Deadline:
    """One term with where it was read, and whether that could be verified."""

    key: str
    term: Term
    source: str
    verified: bool


@dataclass(frozen=True)
class Deadlines:
    """Every term in force, by key: a purpose, ``answer.<severity>``, or ``reopen``."""

    by_key: Mapping[str, Deadline]

    def term(self, purpose: Purpose, severity: str) -> Term:
        """How long this purpose may take for a complaint of this class."""
        key = f"{purpose.value}.{severity}" if purpose is Purpose.ANSWER else purpose.value
        return self.by_key[key].term

    @property
    def reopen(self) -> Term:
        """How long after the end the reporter may have it opened again."""
        return self.by_key["reopen"].term
