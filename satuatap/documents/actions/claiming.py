"""Whose pen is on a document: while one signs, the others wait, and none of them holds a lock.

A claim is a courtesy and nothing more: that signatures follow one another is decided where they
are kept (``actions.signing``). So a claim may run out under a slow signer, or under one that was
killed, and nothing is lost by it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

from django.db.models import Q
from django.db.models.functions import Now

from satuatap.documents.errors import DocumentIsBusy
from satuatap.documents.models import IssuedDocument

LASTS = timedelta(seconds=10)  # longer than a signer usually takes
PAUSE = 0.1  # seconds until somebody who waits looks again
MOST_LOOKS = 400


@contextmanager
def claimed(document: IssuedDocument) -> Iterator[None]:
    """The document for oneself for a while; raises DocumentIsBusy when others go on and on."""
    token = uuid4()
    _wait_for(document, token)
    try:
        yield
    finally:
        IssuedDocument.objects.filter(pk=document.pk, claim=token).update(
            claim=None, claimed_until=None
        )


def _wait_for(document: IssuedDocument, token: UUID) -> None:
    for _ in range(MOST_LOOKS):
        if _is_taken(document, token):
            return
        time.sleep(PAUSE)
    raise DocumentIsBusy


def _is_taken(document: IssuedDocument, token: UUID) -> bool:
    """Whether the claim is now this one's: one UPDATE by the database's clock, so one of many."""
    is_free = Q(claim=None) | Q(claimed_until__lt=Now())
    row = IssuedDocument.objects.filter(is_free, pk=document.pk)
    return row.update(claim=token, claimed_until=Now() + LASTS) == 1
