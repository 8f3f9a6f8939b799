"""Somebody writes by WhatsApp or SMS: a draft, and a link back to finish it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from satuatap.complaints.models import Draft
from satuatap.complaints.models.marks import Channel
from satuatap.complaints.queries.people import phone_digest
from satuatap.identity.limits import Limit, TooManyAttempts, count_attempt
from satuatap.notifications.actions import recipient_at, send
from satuatap.notifications.models import Recipient
from satuatap.places.models import Hall

TEXTS = UUID("5c3f6f0e-6d5b-4c0b-9a53-2f7f5e0d1a77")  # ours alone, so that keys are nobody else's
A_NUMBER = Limit("complaint-text", most=20, minutes=60)
GOES_ON = timedelta(days=1)
MOST_BODY = 5000


@transaction.atomic
def take_text(name: str, text: str, *, phone: str, hall: str, at: datetime) -> Draft | None:
    """Keep what somebody wrote as a draft, and send the link once; None where it is too much.

    What follows within a day is added to the same draft. The same ``name`` is one text.
    """
    said = text.strip()
    try:
        count_attempt(A_NUMBER, phone_digest(phone), at=at)
    except TooManyAttempts:
        return None
    to = recipient_at(phone=phone, at=at)
    kept = _begun(to, at=at)
    if not said or to.stopped_at is not None:
        return kept
    if kept is None:
        kept = _begin(to, name, hall=hall, at=at)
    if name not in kept.words["texts"]:
        body = f"{kept.words['body']}\n{said}".strip()[:MOST_BODY]
        kept.words |= {"body": body, "texts": [*kept.words["texts"], name]}
        kept.save(update_fields=["words"])
    return kept


def _begun(to: Recipient, *, at: datetime) -> Draft | None:
    """What this telephone has begun by message in the last day."""
    rows = Draft.objects.select_for_update(of=("self",)).filter(phone_digest=phone_digest(to.phone))
    rows = rows.filter(words__way=Channel.MESSAGE, saved_at__gt=at - GOES_ON)
    return rows.filter(words__has_key="texts").order_by("-saved_at").first()


def _begin(to: Recipient, name: str, *, hall: str, at: datetime) -> Draft:
    place = Hall.objects.filter(slug=hall).first() if hall else None
    words = {"body": "", "way": Channel.MESSAGE.value, "answer_by": "ponsel", "texts": []}
    words |= {"kind": "complaint", "hall": hall if place else ""}
    facts = {"recipient": to, "phone_digest": phone_digest(to.phone), "saved_at": at}
    made, is_new = Draft.objects.get_or_create(
        pk=uuid5(TEXTS, name), defaults=facts | {"words": words}
    )
    if is_new:
        key = f"draft {made.pk}"
        send("complaint-begun", to, {"code": made.code}, at=at, key=key, hall=place)
    return made
