"""How a ceremony is held while it changes, and how it goes from state to state."""

from datetime import datetime

from django.db.models import Max, QuerySet

from satuatap.core.hints import hint
from satuatap.inauguration import rules
from satuatap.inauguration.errors import CeremonyIsNotThere, ListIsClosed
from satuatap.inauguration.models import Ceremony, CeremonyEvent
from satuatap.queueing.actions import By

Act = CeremonyEvent.Act
ABOUT = 400  # letters


def held(ceremony: Ceremony) -> Ceremony:
    """The ceremony as it is now, held until the transaction ends."""
    return Ceremony.objects.select_for_update().get(pk=ceremony.pk)


def held_open(ceremony: Ceremony) -> Ceremony:
    """The same while its lists may change; raises ListIsClosed."""
    now = held(ceremony)
    if not now.is_changeable:
        raise ListIsClosed
    return now


def move_on(ceremony: Ceremony, state: str) -> None:
    """Take a held ceremony to its next state; raises CeremonyIsNotThere."""
    if not rules.may_become(ceremony.state, state):
        raise CeremonyIsNotThere(state=ceremony.get_state_display().lower())
    ceremony.state = state
    ceremony.save()
    hint(ceremony.pk)


def next_order(rows: QuerySet[object]) -> int:  # type: ignore[type-var]
    """The number after the last one of a list."""
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1


def note_down(ceremony: Ceremony, act: str, *, by: By, at: datetime, about: str = "") -> None:
    """Keep who did this, when, and what it was about."""
    ceremony.events.create(act=act, actor=by.actor, at=at, about=about[:ABOUT])
