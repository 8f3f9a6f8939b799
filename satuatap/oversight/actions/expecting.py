"""Whether an agency is expected at a hall: said with a reason, and the last word counts.

Where a region takes an agency away, it counts once the ministry has agreed.
"""

from datetime import datetime

from django.db import transaction

from satuatap.oversight.actions.filing import file_away, known_by_form
from satuatap.oversight.errors import (
    ExceptionHasChanged,
    ExceptionIsDecided,
    MinistryHasSaid,
    ReasonIsMissing,
)
from satuatap.oversight.models import Expectation, ExpectationVerdict
from satuatap.queueing.actions import By


@transaction.atomic
def expect(word: Expectation, *, by: By, at: datetime) -> Expectation:
    """Say that an agency is expected at a hall, or is not; the form sent twice is one word.

    Raises ReasonIsMissing, or MinistryHasSaid where the region speaks after the ministry.
    """
    known = known_by_form(word)
    if known is not None:
        return known
    if not word.reason.strip():
        raise ReasonIsMissing
    last = Expectation.objects.current().filter(hall=word.hall, agency=word.agency).first()
    if last is not None and last.by_ministry and not word.by_ministry:
        raise MinistryHasSaid
    return file_away(word, by=by, at=at)


@transaction.atomic
def decide(verdict: ExpectationVerdict, *, by: By, at: datetime) -> ExpectationVerdict:
    """The ministry agrees to what a region has taken away, or does not; the same form is one.

    Raises ReasonIsMissing, ExceptionHasChanged where the region has said something else since, or
    ExceptionIsDecided.
    """
    known = known_by_form(verdict)
    if known is not None:
        return known
    if not verdict.note.strip():
        raise ReasonIsMissing
    word = verdict.word
    last = Expectation.objects.current().filter(hall=word.hall, agency=word.agency).first()
    if last != word:
        raise ExceptionHasChanged
    if not Expectation.objects.waiting().filter(pk=word.pk).exists():
        raise ExceptionIsDecided
    return file_away(verdict, by=by, at=at)
