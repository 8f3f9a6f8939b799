"""After the last signature: the halls are inaugurated, all of them or none."""

from datetime import datetime

from django.db import transaction

from satuatap.inauguration import rules
from satuatap.inauguration.actions.holding import Act, held, move_on, note_down
from satuatap.inauguration.errors import CeremonyIsNotThere, CharterIsOpen
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.queries import count_now, halls_of
from satuatap.oversight.actions import move
from satuatap.oversight.models import Paper
from satuatap.oversight.rules import INAUGURATED
from satuatap.queueing.actions import By


@transaction.atomic
def conclude(ceremony: Ceremony, *, by: By, at: datetime) -> Ceremony:
    """Inaugurate every hall of the list by the signed charter; doing it again changes nothing.

    Raises CharterIsOpen while a signature is awaited.
    """
    now = held(ceremony)
    if now.is_concluded:
        return now
    charter = now.charter
    if charter is None or not now.is_signing:
        raise CeremonyIsNotThere(state=now.get_state_display().lower())
    if not charter.is_complete:
        waiting = charter.signatures.filter(signed_at=None, waived_at=None)
        raise CharterIsOpen(count=waiting.count())
    now.concluded_at = at
    move_on(now, rules.CONCLUDED)  # first: while its list is open, nobody moves these halls
    paper = Paper(charter.title, url=charter.get_absolute_url())
    for each in halls_of(now):
        source = now.source or charter.title
        move(
            each.hall,
            INAUGURATED,
            by=by,
            on=now.held_on,
            at=at,
            document=paper,
            note=each.exception,
            source=source,
        )
    _announce_count(now)
    note_down(now, Act.CONCLUDED, by=by, at=at)
    return now


def _announce_count(ceremony: Ceremony) -> None:
    """Keep the national count as it is told now; later downgrades do not change this day."""
    found = count_now(ceremony)
    ceremony.counted_before, ceremony.counted_after = found.before, found.after
    ceremony.counted_undated, ceremony.counted_of = found.undated, found.of
    ceremony.save(
        update_fields=["counted_before", "counted_after", "counted_undated", "counted_of"]
    )
