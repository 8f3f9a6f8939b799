"""Who reported, for those who may know; and names for telephones that tell nothing of them."""

import hashlib
import hmac

from django.conf import settings

from satuatap.complaints.access import Actor
from satuatap.complaints.models import Complaint
from satuatap.complaints.rules import Part


def phone_digest(phone: str) -> str:
    """A keyed digest of a telephone (``phones.international``), by which its owner finds back."""
    words = f"complaint {phone}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()


def who_reported(complaint: Complaint, to: Actor) -> str:
    """The reporter's name for this actor; empty where it is anonymous or was not left."""
    if complaint.is_anonymous and to.part is not Part.REPORTER:
        return ""
    return complaint.reporter.name
