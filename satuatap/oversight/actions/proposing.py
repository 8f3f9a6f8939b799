"""A region without a hall writes a proposal, and sends it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from satuatap.core.uploads.actions import hold_files
from satuatap.oversight.actions.checking import say_met
from satuatap.oversight.actions.moving import move
from satuatap.oversight.errors import (
    DraftHasChanged,
    FormIsUsed,
    ProposalIsNotWhole,
    ProposalIsSent,
)
from satuatap.oversight.models import RECORDED_IN, CheckEntry, Paper, Proposal
from satuatap.oversight.rules import PROPOSAL
from satuatap.places.actions import plan_hall
from satuatap.places.models import Region
from satuatap.queueing.actions import By

WRITTEN = ("name", "letter_number", "letter_date", "urgency", "place")
FILES = 2  # the letter and the study
STUDY = "study"  # the requirement of that name


@transaction.atomic
def write_proposal(
    region: Region,
    key: UUID,
    words: dict[str, str | date | None],
    *,
    seen: datetime | None,
    by: By,
    at: datetime,
) -> Proposal:
    """Keep a draft as it stands; the same words again change nothing.

    ``seen`` is the moment of the draft that they were written over, None where there was none.
    Raises FormIsUsed, ProposalIsSent or DraftHasChanged.
    """
    _hold(region)
    known = Proposal.objects.select_for_update().filter(key=key).first()
    draft = known or Proposal(key=key, region=region)
    if draft.region_id != region.pk:
        raise FormIsUsed
    told = {each: words.get(each) or (None if each == "letter_date" else "") for each in WRITTEN}
    if known is None or told != {each: getattr(draft, each) for each in WRITTEN}:
        _write_over(draft, told, seen=seen, by=by, at=at)
    if draft.sent_at is None:
        hold_files(key, until=at.replace(year=at.year + 1, day=min(at.day, 28)))
    return draft


def _hold(region: Region) -> None:
    """Whoever writes or sends comes here first, so that two never wait for each other."""
    Region.objects.select_for_update(of=("self",)).get(pk=region.pk)


def _write_over(
    draft: Proposal, words: dict[str, Any], *, seen: datetime | None, by: By, at: datetime
) -> None:
    if draft.sent_at is not None:
        raise ProposalIsSent
    if draft.at != seen:
        raise DraftHasChanged
    for name, each in words.items():
        setattr(draft, name, each)
    draft.at, draft.actor = at, by.actor
    draft.save()


@transaction.atomic
def send_proposal(proposal: Proposal, *, by: By, at: datetime) -> Proposal:
    """Send a proposal to the ministry: the hall is on record, and its life begins.

    Doing it again changes nothing. Raises ProposalIsNotWhole.
    """
    _hold(proposal.region)
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if held.sent_at is not None:
        return held
    if not (held.letter_number.strip() and held.letter_date and held.files.count() >= FILES):
        raise ProposalIsNotWhole
    held.hall, held.sent_at = plan_hall(held.region, held.name), at
    held.save(update_fields=["hall", "sent_at"])
    with override(RECORDED_IN):
        told = {"number": held.letter_number, "day": date_format(held.letter_date, "j F Y")}
        title = _("Surat %(number)s, %(day)s") % told
    paper = Paper(title, key=held.key)
    move(
        held.hall,
        PROPOSAL,
        by=by,
        on=min(held.letter_date, held.hall.local(at).date()),
        at=at,
        document=paper,
        note=held.urgency,
    )
    _show_study(held, title, by=by, at=at)
    return held


def _show_study(proposal: Proposal, letter: str, *, by: By, at: datetime) -> None:
    """The study came with the letter: nobody has to show it again."""
    with override(RECORDED_IN):
        words = _("Dilampirkan pada %(letter)s") % {"letter": letter}
    key = uuid5(proposal.key, STUDY)
    entry = CheckEntry(hall=proposal.hall, key=key, item=STUDY, verdict="met", document=words)
    say_met(entry, by=by, at=at)
