"""What somebody has begun is kept, found again, sent or thrown away."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from satuatap.complaints.models import Draft
from satuatap.complaints.models.drafts import KEEP_DRAFTS
from satuatap.complaints.queries.drafts import Owner
from satuatap.complaints.queries.people import phone_digest
from satuatap.core.uploads.actions import delete_files, hold_files
from satuatap.core.uploads.models import Upload
from satuatap.notifications.models import Recipient


@transaction.atomic
def keep_draft(key: UUID, words: Mapping[str, str], *, owner: Owner, at: datetime) -> Draft:
    """Keep what was typed under the key of its form, with its files; again replaces it.

    Whoever sends the form has its key, so that nothing is lost where the half hour or the session
    ended meanwhile; whose it is stays, and only they read it.
    """
    known = Draft.objects.select_for_update(of=("self",)).filter(pk=key).first()
    facts: dict[str, Any] = {"words": dict(words), "saved_at": at}
    if known is None or not known.is_somebodys:
        facts["account_id"] = owner.account
        facts["phone_digest"] = "" if owner.account else owner.phone_digest
    kept, _new = Draft.objects.update_or_create(pk=key, defaults=facts)
    hold_files(key, until=at + KEEP_DRAFTS)
    return kept


def adopt_drafts(keys: Collection[UUID], recipient: Recipient) -> None:
    """What this browser has begun belongs to the telephone that was just proved."""
    nobodys = Draft.objects.filter(pk__in=keys, account=None, phone_digest="")
    nobodys.update(recipient=recipient, phone_digest=phone_digest(recipient.phone))


@transaction.atomic
def drop_draft(draft: Draft) -> None:
    """Throw it away, with the files that wait for it."""
    delete_files(Upload.objects.waiting(draft.pk))
    draft.delete()
