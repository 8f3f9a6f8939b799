"""The port to whatever a complaint refers to beside tickets and counters: bookings and cases.

A module that has bookings or cases gets a finder here (``register``, called in ``reactions``).
Until then a reference is kept as it was typed, and shown to the chain.
"""

from collections.abc import Callable
from dataclasses import dataclass

from satuatap.places.models import Hall


@dataclass(frozen=True)
class Found:
    """What a reference names: its title, its page for the chain, and the accounts that acted."""

    title: str
    path: str = ""
    served: frozenset[int] = frozenset()


Finder = Callable[[Hall, str], Found | None]
_finders: dict[str, Finder] = {}


def register(kind: str, finder: Finder) -> None:
    """Let references of this kind (``marks.ReferenceKind``) be looked up so."""
    _finders[kind] = finder


def found(kind: str, reference: str, *, hall: Hall) -> Found | None:
    """What this reference names in this hall; None where nobody knows it."""
    finder = _finders.get(kind)
    return finder(hall, reference) if finder else None
