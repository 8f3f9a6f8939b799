"""The files that somebody without a role brings: as many in an hour as honest people need."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from satuatap.core.uploads.receiving import receive_files
from satuatap.identity.limits import Limit, TooManyAttempts, attempt

BRINGING = Limit("complaint-files", most=60, minutes=60)


def taken(request: HttpRequest, *, draft: UUID, at: datetime) -> list[str]:
    """Take the files of this form; the sentences about what could not be taken."""
    try:
        if request.FILES:
            attempt(BRINGING, request, at=at)
    except TooManyAttempts as refusal:
        return [str(refusal)]
    return receive_files(request, draft=draft, at=at)
