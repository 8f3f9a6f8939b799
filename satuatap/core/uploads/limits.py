"""How much one may send, and where it lies; the installation's setting ``UPLOADS``."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class UploadLimits:
    """The most of everything: bytes of a file and of a whole form, files, pages, points."""

    folder: Path
    size: int = 10 * MEGABYTE
    files: int = 5
    pages: int = 50
    points: int = 64_000_000
    body: int = 64 * MEGABYTE

    @property
    def megabytes(self) -> int:
        """The bytes of one file, as people count them."""
        return self.size // MEGABYTE


def upload_limits() -> UploadLimits:
    """What this installation takes."""
    limits: UploadLimits = settings.UPLOADS
    return limits
