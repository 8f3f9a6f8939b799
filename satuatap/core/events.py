"""Facts that modules tell each other, without knowing each other.

A module that changes something announces a fact. Modules above it react, in the same
transaction, so a fact and its consequences are stored together or not at all.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar


class Event:
    """A fact, in the past tense: ``TicketServed``."""


E = TypeVar("E", bound=Event)
Reaction = Callable[[Any], None]
_reactions: defaultdict[type[Event], list[Reaction]] = defaultdict(list)


def reacts_to(event: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register the decorated function as a reaction to this kind of event."""

    def register(reaction: Callable[[E], None]) -> Callable[[E], None]:
        _reactions[event].append(reaction)
        return reaction

    return register


def announce(event: Event) -> None:
    """Tell every module that reacts to this kind of event."""
    for reaction in _reactions[type(event)]:
        reaction(event)
