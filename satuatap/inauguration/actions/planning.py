"""Plan a ceremony, change what was planned, call it off."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from satuatap.documents.actions import revoke
from satuatap.inauguration import rules
from satuatap.inauguration.actions.holding import Act, held, held_open, move_on, note_down
from satuatap.inauguration.actions.telling import CANCELLED, CHANGED, tell_invited
from satuatap.inauguration.models import Ceremony
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class Plan:
    """When, where, and what it is called; a source where it is known from elsewhere."""

    title: str
    held_on: date
    place: str
    source: str = ""


@transaction.atomic
def plan(given: Plan, *, by: By, at: datetime, key: str) -> Ceremony:
    """A new ceremony, that nobody else sees yet; the same key gives the same one."""
    made, is_new = Ceremony.objects.get_or_create(
        slug=key,
        defaults={
            "title": given.title,
            "held_on": given.held_on,
            "place": given.place,
            "source": given.source,
            "created_at": at,
        },
    )
    if is_new:
        note_down(made, Act.PLANNED, by=by, at=at, about=_told(made))
    return made


@transaction.atomic
def change(ceremony: Ceremony, given: Plan, *, by: By, at: datetime) -> Ceremony:
    """Another day, place or name, until the charter holds them; who was invited hears of it."""
    now = held_open(ceremony)
    is_elsewhere = (now.held_on, now.place) != (given.held_on, given.place)
    now.title, now.held_on, now.place = given.title, given.held_on, given.place
    now.source = given.source
    now.save()
    note_down(now, Act.CHANGED, by=by, at=at, about=_told(now))
    if is_elsewhere:
        tell_invited(CHANGED, now, key=f"{now.pk} {at.isoformat()}", at=at)
    return now


@transaction.atomic
def cancel(ceremony: Ceremony, *, reason: str, by: By, at: datetime) -> Ceremony:
    """It does not take place: its page says why, who was invited hears of it.

    Its charter, if there is one, is revoked for the same reason.
    """
    now = held(ceremony)
    if now.is_cancelled:
        return now
    if now.charter is not None:
        revoke(now.charter, reason=reason, at=at)
    now.cancelled_at, now.cancelled_reason = at, reason.strip()
    move_on(now, rules.CANCELLED)
    note_down(now, Act.CANCELLED, by=by, at=at, about=now.cancelled_reason)
    tell_invited(CANCELLED, now, key=str(now.pk), at=at)
    return now


def _told(ceremony: Ceremony) -> str:
    return f"{ceremony.title}, {ceremony.held_on:%d-%m-%Y}, {ceremony.place}"
