"""What became of an attempt, kept. Whoever comes late changes nothing that is known."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from satuatap.notifications import rules
from satuatap.notifications.actions.receipts import match_receipts
from satuatap.notifications.actions.telling import text_instead
from satuatap.notifications.channels.http import NUMBER_REFUSED
from satuatap.notifications.models import Copy
from satuatap.notifications.queries.ways import rings_at


@transaction.atomic
def keep_sent(copy: Copy, reference: str, *, at: datetime) -> None:
    """The provider has it; receipts that came before this answer find their copy now."""
    fields = {"sent_at": at, "reference": reference, "error": "", "stays": False}
    if _end(copy, **fields):
        match_receipts(copy)


@transaction.atomic
def keep_retry(
    copy: Copy, error: str, *, at: datetime, wish: timedelta | None, stays: bool
) -> None:
    """Later, and not in quiet hours; given up after the last attempt."""
    pause = rules.pause_after(copy.attempts, wish)
    if pause is None:
        _end(copy, dead_at=at, error=error, stays=stays)
        return
    due = rings_at(copy.message, at=at + pause)
    _end(copy, due_at=due, queued_at=None, error=error, stays=stays)


@transaction.atomic
def keep_refused(copy: Copy, error: str, *, at: datetime) -> None:
    """Never by this way; a telephone that has no WhatsApp gets a text message."""
    if _end(copy, dead_at=at, error=error) and NUMBER_REFUSED in error:
        text_instead(copy, at=at)


def keep_dropped(copy: Copy, error: str, *, at: datetime) -> None:
    """Nobody is there any more who wants it by this way: nothing that a person must see to."""
    _end(copy, dropped_at=at, error=error)


@transaction.atomic
def keep_unsure(copy: Copy, error: str, *, at: datetime) -> None:
    """It may have left, and nobody can ask: a person decides whether it goes again."""
    _end(copy, unsure_at=at, error=error)


def _end(copy: Copy, **fields: Any) -> bool:
    """End this attempt, unless the copy has ended meanwhile or is somebody else's attempt now."""
    return bool(Copy.objects.attempt_of(copy).update(claimed_at=None, **fields))
