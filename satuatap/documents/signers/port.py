"""The port: what a signer gets, what it gives, and how it fails (``documents.errors``)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Stamp:
    """What a signature shows, as a page (PDF) and as a picture (PNG), and where it stands.

    Points from the left and the top edge of a page that is counted from 1.
    """

    drawn: bytes = field(repr=False)
    picture: bytes = field(repr=False)
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Signing:
    """One signature to be made; neither passphrase nor NIK is ever shown, logged or kept."""

    person: str  # which account; a signer with certificates of its own finds them by it
    name: str
    place: str  # the name of the signature's field in the file
    reason: str
    at: datetime
    passphrase: str = field(repr=False)
    nik: str = field(default="", repr=False)
    stamp: Stamp | None = None  # where the paper has room for one


class Signer(Protocol):
    """Puts a signature behind what is in a PDF already (PAdES)."""

    @property
    def is_certified(self) -> bool:
        """Whether the law believes its signatures."""

    @property
    def asks_nik(self) -> bool:
        """Whether it knows people by their NIK, which they type with each signature."""

    def sign(self, pdf: bytes, signing: Signing) -> bytes:
        """The PDF with one signature more; raises a SigningFailed, and then nothing happened."""

    def roots(self) -> list[bytes]:
        """The certificates (DER) that its signatures are believed by."""
