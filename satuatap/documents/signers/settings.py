"""What an installation says about signing (``config/signing.py``); knows no Django."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class SigningSettings:
    """The folder of the test authority, or where BSrE's client service answers.

    ``bsre_roots`` is a PEM file of the roots that certificates from there lead to; ``timeout`` is
    in seconds.
    """

    folder: Path
    bsre_url: str = ""
    bsre_user: str = ""
    bsre_password: str = field(default="", repr=False)
    bsre_roots: Path | None = None
    timeout: int = 20
