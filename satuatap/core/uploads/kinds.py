"""What a file is, by its content; neither its name nor what the browser says counts."""

from threading import BoundedSemaphore
from typing import BinaryIO

import filetype

from satuatap.core.uploads.documents import rewritten
from satuatap.core.uploads.errors import UnknownKindOfFile
from satuatap.core.uploads.limits import UploadLimits
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.photos import redrawn

HEAD = 8192
PHOTOS = {"image/jpeg", "image/png", "image/webp"}
DOCUMENT = "application/pdf"
AT_ONCE = BoundedSemaphore(2)  # a process unpacks so many files at once, the others wait


def made_anew(file: BinaryIO, limits: UploadLimits) -> tuple[str, bytes]:
    """The kind of a file, and its content made anew; raises a FileRefused."""
    file.seek(0)
    found = filetype.guess_mime(file.read(HEAD))
    file.seek(0)
    with AT_ONCE:
        if found in PHOTOS:
            return Upload.Kind.PHOTO, redrawn(file, points=limits.points)
        if found == DOCUMENT:
            return Upload.Kind.DOCUMENT, rewritten(file, pages=limits.pages)
    raise UnknownKindOfFile
