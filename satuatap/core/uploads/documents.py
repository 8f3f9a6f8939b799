"""Documents, written again in a process of their own: pages as they were, and nothing else."""

import os
import subprocess
import sys
from typing import BinaryIO

from satuatap.core.errors import Refusal
from satuatap.core.uploads.errors import FileIsBroken, FileIsLocked, TooManyPages

REWRITING = "satuatap.core.uploads.rewriting"
LONGEST = 60  # seconds on the wall; the process bounds its own work to less
NEEDED = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV")  # nothing else is its business
LOCKED, TOO_MANY_PAGES = 4, 5


def rewritten(file: BinaryIO, *, pages: int) -> bytes:
    """The document as a new PDF; raises FileIsBroken, FileIsLocked or TooManyPages.

    One that would unpack to more than memory holds is as broken as any other.
    """
    try:
        done = subprocess.run(  # noqa: S603 (our own module, by our own interpreter)
            [sys.executable, "-m", REWRITING, str(pages)],
            input=file.read(),
            capture_output=True,
            check=False,
            timeout=LONGEST,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
        )
    except subprocess.TimeoutExpired as error:
        raise FileIsBroken from error
    if done.returncode == 0 and done.stdout:
        return done.stdout
    refusals: dict[int, Refusal] = {
        LOCKED: FileIsLocked(),
        TOO_MANY_PAGES: TooManyPages(most=pages),
    }
    raise refusals.get(done.returncode, FileIsBroken())
