"""Publishing is an act: somebody has read the redacted text, and puts that one out."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import Actor
from satuatap.complaints.actions.steps import Step, held_for, words, write
from satuatap.complaints.errors import (
    NotAgreedToPublish,
    NotReadyToPublish,
    ReadItAgain,
    SecretIsNotPublished,
    StillPersonal,
    TextIsTooLong,
)
from satuatap.complaints.models import Complaint, Publication
from satuatap.complaints.queries.reading import personal_names, source_mark

MOST_TITLE = 120
UNREADY = {rules.DRAFT, rules.SENT, rules.REJECTED, rules.MERGED}


@dataclass(frozen=True)
class Redacted:
    """The texts that go out, as somebody has read them (``queries.redaction_preview`` proposes).

    ``seen`` is the mark of what was read (``queries.reading.source_mark``); pages always give it.
    """

    title: str
    body: str
    answer: str = ""
    seen: str = ""


@transaction.atomic
def publish(complaint: Complaint, text: Redacted, *, by: Actor, at: datetime) -> Publication:
    """Put this text out, in place of what was out before; the same text again changes nothing.

    Raises SecretIsNotPublished, NotAgreedToPublish, NotReadyToPublish, ReadItAgain or
    StillPersonal.
    """
    held = held_for(complaint, "publish", by=by)
    if held.is_secret:
        raise SecretIsNotPublished
    if not held.may_publish:
        raise NotAgreedToPublish
    if held.state in UNREADY or (held.around_hall and held.state != rules.DONE):
        raise NotReadyToPublish
    if text.seen and text.seen != source_mark(held):
        raise ReadItAgain
    fields = _checked(held, text)
    known = Publication.objects.filter(pk=held.pk, withdrawn_at=None, **fields).first()
    if known is not None:
        return known
    out, _new = Publication.objects.update_or_create(
        complaint=held,
        defaults=fields | {"published_at": at, "published_by": by.label, "withdrawn_at": None},
    )
    write(held, Step("publish", by, at))
    return out


def _checked(held: Complaint, text: Redacted) -> dict[str, str]:
    """The fields of the publication; raises StillPersonal by the first thing found."""
    fields = {"title": words(text.title), "body": words(text.body), "answer": text.answer.strip()}
    if len(fields["title"]) > MOST_TITLE:
        raise TextIsTooLong(most=MOST_TITLE)
    found = rules.first_personal(" \n ".join(fields.values()), personal_names(held))
    if found:
        raise StillPersonal(found=found)
    return fields


@transaction.atomic
def unpublish(complaint: Complaint, reason: str, *, by: Actor, at: datetime) -> Complaint:
    """Take the text back; it stays on record that it was out."""
    held = held_for(complaint, "unpublish", by=by)
    withdraw(held, by=by, at=at, reason=words(reason))
    return held


def withdraw(held: Complaint, *, by: Actor, at: datetime, reason: str = "") -> None:
    """The text of a held complaint is out no more, if it was."""
    out = Publication.objects.filter(pk=held.pk, withdrawn_at=None)
    if out.update(withdrawn_at=at):
        write(held, Step("unpublish", by, at, reason))
