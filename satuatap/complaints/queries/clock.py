"""Why a complaint is due when it is due."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from satuatap.complaints.models import Complaint
from satuatap.core.clocks import clock_state
from satuatap.places.explaining import reckoning_sentence
from satuatap.places.queries import hall_calendar

ASKED = "reporter"
BEYOND = timedelta(days=60)  # a calendar that has changed may give a later day than is stored


def due_words(complaint: Complaint, *, at: datetime) -> str:
    """How the clock that runs was counted, in the reader's language; empty where none runs."""
    clock = complaint.clocks.running().first()
    if clock is None:
        return ""
    hall = complaint.hall
    first = date(hall.local(clock.started_at).year, 1, 1)
    last = hall.local(max(at, clock.due_at)).date() + BEYOND
    on = hall_calendar(hall, None, first=first, last=last)
    said = [replace(each, reason=_words(each.reason)) for each in clock.events]
    return reckoning_sentence(clock_state(clock.term, said, on=on, at=at), on=on)


def _words(reason: str) -> str:
    """Why it stood still, for people; the clock itself keeps a short name."""
    return _("menunggu pelapor") if reason == ASKED else reason
