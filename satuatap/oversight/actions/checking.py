"""What is said of a requirement: the region shows it, the ministry accepts it or gives it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from satuatap.core.uploads.models import Upload
from satuatap.oversight.actions.filing import file_away, known_by_form
from satuatap.oversight.errors import (
    EvidenceHasChanged,
    EvidenceIsMissing,
    NothingToJudge,
    PlatformSeesThat,
    ReasonIsMissing,
)
from satuatap.oversight.models import CheckEntry
from satuatap.oversight.models.editions import checklist_on
from satuatap.oversight.queries.readiness import last_word
from satuatap.oversight.rules import Requirement
from satuatap.queueing.actions import By

Verdict = CheckEntry.Verdict


@transaction.atomic
def say_met(entry: CheckEntry, *, by: By, at: datetime) -> CheckEntry:
    """The region says that a requirement is met, with a document or files, or that it is not.

    Raises PlatformSeesThat or EvidenceIsMissing.
    """
    _mark(entry, at)
    shown = entry.document.strip() or Upload.objects.filter(draft=entry.key).exists()
    if entry.verdict == Verdict.MET and not shown:
        raise EvidenceIsMissing
    return file_away(entry, by=by, at=at)


@transaction.atomic
def judge(entry: CheckEntry, *, seen: UUID | None, by: By, at: datetime) -> CheckEntry:
    """The ministry accepts what was shown, or gives it back with a reason; the same form is one.

    ``seen`` is the last word on the page that it judged from. Raises PlatformSeesThat,
    NothingToJudge, EvidenceHasChanged or ReasonIsMissing.
    """
    known = known_by_form(entry)
    if known is not None:
        return known
    _mark(entry, at)
    last = last_word(entry.hall, entry.item)
    if last is None or last.verdict == Verdict.MISSING:
        raise NothingToJudge
    if last.pk != seen:
        raise EvidenceHasChanged
    if entry.verdict == Verdict.RETURNED and not entry.note.strip():
        raise ReasonIsMissing
    entry.document = entry.document or last.document
    return file_away(entry, by=by, at=at)


def requirement_of(code: str, *, at: datetime) -> Requirement | None:
    """The line of the checklist in force with this code."""
    known = checklist_on(at.date()).requirements
    return next((each for each in known if each.code == code), None)


def _mark(entry: CheckEntry, at: datetime) -> None:
    line = requirement_of(entry.item, at=at)
    if line is None or line.is_computed:
        raise PlatformSeesThat
    entry.version = checklist_on(at.date()).version
