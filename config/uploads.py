"""Files that people give: where they lie, and how much one may send."""

from pathlib import Path

from config.env import Environment
from satuatap.core.uploads.limits import MEGABYTE, UploadLimits

MILLION = 1_000_000


def uploads(env: Environment, folder: Path) -> UploadLimits:
    """What this installation takes, with the store in this folder unless it names another."""
    return UploadLimits(
        folder=env.path("UPLOADS_DIR", folder / "uploads"),
        size=env.number("UPLOAD_MB", 10, least=1) * MEGABYTE,
        files=env.number("UPLOAD_FILES", 5, least=0),
        pages=env.number("UPLOAD_PAGES", 50, least=1),
        points=env.number("UPLOAD_MEGAPIXELS", 64, least=1) * MILLION,
        body=env.number("UPLOAD_BODY_MB", 64, least=1) * MEGABYTE,
    )
