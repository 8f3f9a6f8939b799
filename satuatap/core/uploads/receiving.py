"""The files of one request: taken one by one, each refusal said once, what is good kept."""

from datetime import datetime
from typing import BinaryIO, cast
from uuid import UUID

from django.http import HttpRequest

from satuatap.core.uploads.actions import leave_out, take_file
from satuatap.core.uploads.errors import FileIsTooLarge, FileRefused, TooManyFiles
from satuatap.core.uploads.handlers import were_too_large, were_too_many
from satuatap.core.uploads.limits import upload_limits

FIELD = "berkas"
AWAY = "tanpa"  # the files that were ticked to be left out


def receive_files(request: HttpRequest, *, draft: UUID, at: datetime) -> list[str]:
    """Take what came with this form under its key; the sentences about what could not be taken."""
    leave_out(draft, [key for key in request.POST.getlist(AWAY) if _is_key(key)])
    said = list(_left_out(request))
    for file in request.FILES.getlist(FIELD):
        try:
            take_file(cast("BinaryIO", file), draft=draft, at=at)
        except FileRefused as refusal:
            said.append(str(refusal))
    return list(dict.fromkeys(said))


def _left_out(request: HttpRequest) -> list[str]:
    limits, said = upload_limits(), []
    if were_too_large(request):
        said.append(str(FileIsTooLarge(most=limits.megabytes)))
    if were_too_many(request):
        said.append(str(TooManyFiles(most=limits.files)))
    return said


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
