"""A complaint with its files, as a page sends it: all of it, or nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from satuatap.complaints.access import REPORTER, Actor
from satuatap.complaints.actions.answering import answer
from satuatap.complaints.actions.asking import complete
from satuatap.complaints.actions.attaching import attach
from satuatap.complaints.actions.filing import Filed, From, Given, file_complaint
from satuatap.complaints.models import Answer, Complaint, Draft
from satuatap.places.models import Hall


@dataclass(frozen=True)
class Said:
    """An answer as the desk writes it."""

    text: str
    proof: str


@transaction.atomic
def report(hall: Hall, given: Given, reporter: From, *, draft: UUID, at: datetime) -> Filed:
    """Send a complaint with the files of its form; the same form again is the same complaint.

    A draft of this form is one no more.
    """
    filed = file_complaint(hall, given, reporter, at=at, key=str(draft))
    attach(filed.complaint, draft, by=REPORTER, at=at)
    Draft.objects.filter(pk=draft).delete()
    return filed


@transaction.atomic
def complete_with_files(
    complaint: Complaint, reply: str, *, draft: UUID, at: datetime
) -> Complaint:
    """The reporter says what was asked, with files."""
    held = complete(complaint, reply, by=REPORTER, at=at)
    attach(held, draft, by=REPORTER, at=at)
    return held


@transaction.atomic
def answer_with_files(
    complaint: Complaint, said: Said, *, by: Actor, draft: UUID, at: datetime
) -> Answer:
    """Answer, with files as a part of the proof."""
    made = answer(complaint, said.text, proof=said.proof, by=by, at=at)
    attach(complaint, draft, by=by, at=at, answer=made)
    return made
