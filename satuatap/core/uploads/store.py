"""Where the files lie: under var/, outside all that the site serves, by names made at random."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from satuatap.core.uploads.limits import upload_limits

SPREAD = 2  # letters of the name that choose its folder


def put(content: bytes) -> str:
    """Store this content whole, or not at all; its path inside the store."""
    name = secrets.token_hex(32)
    path = f"{name[:SPREAD]}/{name[SPREAD:]}"
    target = _place(path)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).rename(target)
    return path


def opened(path: str) -> IO[bytes]:
    """A stored file, for reading; raises FileNotFoundError."""
    return _place(path).open("rb")


def remove(path: str) -> None:
    """Delete a stored file; one that is gone already is fine."""
    _place(path).unlink(missing_ok=True)


def stored_before(moment: datetime) -> Iterator[str]:
    """The paths of all files that were stored before this moment."""
    for file in upload_limits().folder.glob("??/*"):
        if datetime.fromtimestamp(file.stat().st_mtime, UTC) < moment:
            yield f"{file.parent.name}/{file.name}"


def _place(path: str) -> Path:
    return upload_limits().folder / path
