"""Files become part of a complaint once the form that brought them was sent."""

from datetime import datetime
from uuid import UUID

from satuatap.complaints.access import Actor
from satuatap.complaints.models import Answer, Attachment, Complaint
from satuatap.core.uploads.actions import keep_files


def attach(
    complaint: Complaint, draft: UUID, *, by: Actor, at: datetime, answer: Answer | None = None
) -> None:
    """Keep the files that wait under this key; doing it again finds none. In a transaction."""
    Attachment.objects.bulk_create(
        Attachment(complaint=complaint, upload=each, answer=answer, part=by.part.value, at=at)
        for each in keep_files(draft, at=at)
    )
