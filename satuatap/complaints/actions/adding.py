"""The reporter adds what came to mind; nobody waits for it, and no clock stands still."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions.attaching import attach
from satuatap.complaints.actions.steps import Step, held_for, not_from, words, write
from satuatap.complaints.actions.telling import tell_chain
from satuatap.complaints.models import Complaint


@transaction.atomic
def add_facts(complaint: Complaint, text: str, *, draft: UUID, at: datetime) -> Complaint:
    """Add words and files to an open complaint; the same form again adds nothing."""
    held = held_for(complaint, "add", by=REPORTER)
    said, facts = words(text), {"form": str(draft)}
    if not held.is_open:
        raise not_from(held)
    if not held.events.filter(kind="add", facts=facts).exists():
        event = write(held, Step("add", REPORTER, at, said, facts=facts))
        attach(held, draft, by=REPORTER, at=at)
        tell_chain(held, "complaint-replied", cause=event, at=at)
    return held
