"""Complaints that may be about the same matter: titles alike by trigrams, then texts."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models.functions import Left

from satuatap.complaints import rules
from satuatap.complaints.models import Complaint
from satuatap.complaints.models.complaints import SHOWN_BODY, SHOWN_TITLE

NEAR = timedelta(days=60)
MOST = 5
BEGINNING = 400  # letters of a text that are compared


def alike(complaint: Complaint, user: Any, *, at: datetime) -> list[Complaint]:
    """Those with which it may be merged, most alike first; only what this person handles.

    By index: of the whole table only titles that share enough trigrams are read.
    """
    since = complaint.sent_at or at
    near = Complaint.objects.handled_by(user, at).filter(
        hall=complaint.hall_id,
        is_secret=complaint.is_secret,
        around_hall=complaint.around_hall,
        is_levy=complaint.is_levy,
        state__in=sorted(rules.OPEN | {rules.DONE}),
        sent_at__range=(since - NEAR, since + NEAR),
    )
    titled = near.exclude(pk=complaint.pk).annotate(told=SHOWN_TITLE)
    found = titled.filter(told__trigram_similar=complaint.shown_title)
    text = TrigramSimilarity(Left(SHOWN_BODY, BEGINNING), complaint.shown_body[:BEGINNING])
    likeness = TrigramSimilarity(SHOWN_TITLE, complaint.shown_title) + text
    return list(found.annotate(likeness=likeness).order_by("-likeness", "-sent_at", "pk")[:MOST])
