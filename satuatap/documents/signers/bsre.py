"""The signer of the government's certificate authority, over the client service that it gives.

``POST <url>/api/v2/sign/pdf`` with Basic auth, NIK and passphrase; the answer holds the file. An
answer that never came may have signed: the file here is then as it was, and asking again is safe,
since the lost one is kept nowhere.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from satuatap.documents.errors import (
    CertificateExpired,
    SignerRefused,
    SigningFailed,
    UnknownSignatory,
    WrongPassphrase,
)
from satuatap.documents.signers.port import Signing, Stamp

LARGEST = 64 * 1024 * 1024
# How its refusals are worded; its numbers are not published, so words decide.
REFUSALS: list[tuple[re.Pattern[str], type[SigningFailed]]] = [
    (re.compile("passphrase", re.IGNORECASE), WrongPassphrase),
    (re.compile(r"expired|kadaluwarsa|kedaluwarsa|kadaluarsa", re.IGNORECASE), CertificateExpired),
    (re.compile(r"nik|tidak terdaftar|belum terdaftar", re.IGNORECASE), UnknownSignatory),
]


@dataclass(frozen=True)
class BsreSigner:
    """BSrE's service in the agency's own network."""

    url: str
    user: str
    password: str = field(repr=False)
    roots_file: Path | None = None
    timeout: float = 20
    is_certified: bool = True
    asks_nik: bool = True

    def sign(self, pdf: bytes, signing: Signing) -> bytes:
        """The PDF with this signature; raises a SigningFailed."""
        answer = self._ask(
            {
                "nik": signing.nik,
                "passphrase": signing.passphrase,
                "signatureProperties": [
                    {"reason": signing.reason, "location": "Indonesia"} | _shown(signing.stamp)
                ],
                "file": [base64.b64encode(pdf).decode()],
            }
        )
        return _file_of(answer)

    def roots(self) -> list[bytes]:
        """What BSRE_ROOTS names; without it nothing from there is believed."""
        if self.roots_file is None:
            return []
        found = x509.load_pem_x509_certificates(self.roots_file.read_bytes())
        return [each.public_bytes(Encoding.DER) for each in found]

    def _ask(self, facts: dict[str, Any]) -> httpx.Response:
        address = f"{self.url.rstrip('/')}/api/v2/sign/pdf"
        try:
            answer = httpx.post(
                address, json=facts, auth=(self.user, self.password), timeout=self.timeout
            )
        except httpx.HTTPError:
            raise SigningFailed from None  # its request would hold the passphrase
        if answer.is_success:
            return answer
        raise _refusal(answer)


def _shown(stamp: Stamp | None) -> dict[str, Any]:
    """How a signature is to be seen; its places are points from the upper left corner."""
    if stamp is None:
        return {"tampilan": "INVISIBLE"}
    return {
        "tampilan": "VISIBLE",
        "imageBase64": base64.b64encode(stamp.picture).decode(),
        "page": stamp.page,
        "originX": stamp.x,
        "originY": stamp.y,
        "width": stamp.width,
        "height": stamp.height,
    }


def _refusal(answer: httpx.Response) -> SigningFailed:
    if answer.status_code in {401, 403}:
        return SignerRefused()
    said = str(_facts(answer).get("error", ""))
    found = (kind for words, kind in REFUSALS if words.search(said))
    return next(found, SigningFailed)()


def _file_of(answer: httpx.Response) -> bytes:
    files = _facts(answer).get("file")
    if not isinstance(files, list) or not files or not isinstance(files[0], str):
        raise SigningFailed
    try:
        return base64.b64decode(files[0], validate=True)
    except binascii.Error:
        raise SigningFailed from None


def _facts(answer: httpx.Response) -> dict[str, Any]:
    if len(answer.content) > LARGEST:
        return {}
    try:
        facts = answer.json()
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}
