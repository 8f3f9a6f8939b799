"""Displays on the wall: their place in the announcements, and their heartbeat."""

from datetime import datetime, timedelta

from django.db.models import Q

from satuatap.identity.models import AccessToken
from satuatap.queueing.errors import CallIsUnknown
from satuatap.queueing.models import Call, Display

BEAT = timedelta(seconds=10)


def display_of(token: AccessToken) -> Display:
    """The display that this token was paired for; set up on its first visit if need be."""
    found = Display.objects.filter(token=token).first()
    if found is not None:
        return found
    display, _made = Display.objects.get_or_create(
        hall_id=token.hall_id, name=token.name, defaults={"token": token}
    )
    return display


def acknowledge_call(display: Display, call_id: int) -> Display:
    """Note that the display has announced every call up to this one.

    Never goes back, and may be repeated. Raises CallIsUnknown for a call that the hall never made.
    """
    if not Call.objects.filter(pk=call_id, hall_id=display.hall_id).exists():
        raise CallIsUnknown
    behind = Display.objects.filter(pk=display.pk, announced__lt=call_id)
    behind.update(announced=call_id)
    display.announced = max(display.announced, call_id)
    return display


def display_is_alive(display: Display, *, at: datetime) -> None:
    """Note the display's heartbeat, at most every ten seconds."""
    if display.seen_at is None or at - display.seen_at >= BEAT:
        quiet = Q(seen_at=None) | Q(seen_at__lte=at - BEAT)
        Display.objects.filter(quiet, pk=display.pk).update(seen_at=at)
        display.seen_at = at
