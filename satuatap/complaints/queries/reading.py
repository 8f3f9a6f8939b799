"""What a page shows of one complaint."""

import hashlib
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from satuatap.complaints import rules
from satuatap.complaints.access import Actor
from satuatap.complaints.models import Answer, Complaint, ComplaintEvent
from satuatap.complaints.rules import Part
from satuatap.complaints.sources import deadlines
from satuatap.core.clocks import due
from satuatap.identity.models import Membership
from satuatap.places.queries import hall_calendar

HORIZON = timedelta(days=1100)


def timeline(complaint: Complaint, to: Actor) -> QuerySet[ComplaintEvent]:
    """Its history, oldest first; the reporter does not read what is internal."""
    events = complaint.events.order_by("id")
    return events.filter(is_internal=False) if to.part is Part.REPORTER else events


def answers_of(complaint: Complaint) -> QuerySet[Answer]:
    """The answers to it; of one that was merged, those to the other unless that is secret."""
    original = complaint.duplicate_of
    if complaint.state == rules.MERGED and original and not original.is_secret:
        return original.answers.all()
    return complaint.answers.all()


def reopen_until(complaint: Complaint) -> datetime | None:
    """Until when the reporter may have it opened again; None where it has not ended."""
    if complaint.closed_at is None or complaint.state == rules.MERGED:
        return None
    hall = complaint.hall
    first = hall.local(complaint.closed_at).date()
    on = hall_calendar(hall, None, first=date(first.year, 1, 1), last=first + HORIZON)
    return due(deadlines().reopen, complaint.closed_at, on=on)


def redaction_preview(complaint: Complaint) -> tuple[str, str, str]:
    """Title, text and last answer with what leads to somebody covered, to be read and mended.

    Besides those who must not be found, everybody is covered who works in the hall.
    """
    names = [*personal_names(complaint), *_staff_names(complaint)]
    title, body, said = (rules.masked(text, names) for text in _source(complaint))
    return title, body, said


def source_mark(complaint: Complaint) -> str:
    """A mark of what a published text is made from: it changes with the source."""
    return hashlib.sha256("\0".join(_source(complaint)).encode()).hexdigest()[:32]


def _source(complaint: Complaint) -> tuple[str, str, str]:
    answer = complaint.answers.last()
    return complaint.shown_title, complaint.shown_body, answer.text if answer else ""


def _staff_names(complaint: Complaint) -> list[str]:
    staff = Membership.objects.filter(hall=complaint.hall_id)
    return list(staff.values_list("user__name", flat=True).distinct())


def personal_names(complaint: Complaint) -> list[str]:
    """Who must not be found in what is published: the reporter, and whom it is about."""
    about = complaint.implicated.select_related("user")
    return [complaint.reporter.name, *(each.user.name for each in about)]
