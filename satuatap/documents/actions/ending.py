"""Take a document back, or replace it by another; both stay readable and say so."""

from datetime import datetime

from django.db import transaction

from satuatap.core.hints import hint
from satuatap.documents import rules
from satuatap.documents.actions.versions import held
from satuatap.documents.errors import NotFromThisState, ReasonIsMissing
from satuatap.documents.models import IssuedDocument


def revoke(document: IssuedDocument, *, reason: str, at: datetime) -> IssuedDocument:
    """It is not in force any more; the public page tells why. Doing it again changes nothing."""
    return _end(document, rules.REVOKED, reason=reason, at=at)


def supersede(
    document: IssuedDocument, successor: IssuedDocument, *, reason: str, at: datetime
) -> IssuedDocument:
    """Another document stands in its place; the public page leads there."""
    return _end(document, rules.SUPERSEDED, reason=reason, at=at, successor=successor)


@transaction.atomic
def _end(
    document: IssuedDocument,
    state: str,
    *,
    reason: str,
    at: datetime,
    successor: IssuedDocument | None = None,
) -> IssuedDocument:
    if not reason.strip():
        raise ReasonIsMissing
    now = held(document)
    if now.state == state:
        return now
    if not rules.may_become(now.state, state):
        raise NotFromThisState
    now.state, now.ended_at, now.ended_reason = state, at, reason.strip()
    now.successor = successor
    now.save(update_fields=["state", "ended_at", "ended_reason", "successor"])
    hint(now.pk)
    return now
