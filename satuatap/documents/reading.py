"""Reads the signatures of a PDF, for what the platform made itself and for what strangers bring.

A stranger's file is read by a process of its own with a bound of memory and time (``stranger``):
``python -m satuatap.documents.reading`` takes the roots as one line of JSON and then the file.
"""

import base64
import io
import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from satuatap.documents import rules
from satuatap.documents.apart import apart
from satuatap.documents.errors import NotAPdf

MEMORY = 768 * 1024 * 1024
SECONDS = 20
LONGEST = 40  # seconds on the wall
MOST_SIGNATURES = 100
UNREADABLE = 3
FEW = 3
LONGEST_REASON = 400
LONGEST_END = 64
END = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")
PROOF_ALONE = {ModificationLevel.NONE, ModificationLevel.LTA_UPDATES}
NEEDED = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
BROKEN = (
    *(PdfError, SignatureValidationError, SigningError, ValueError, TypeError, KeyError),
    *(AttributeError, IndexError, RecursionError, NotImplementedError, AssertionError),
)


@dataclass(frozen=True)
class FoundSignature:
    """One signature of a file.

    ``is_intact`` says that what it signed is as it was; ``is_last`` that nothing but proof of it
    came behind it; ``is_trusted`` that its certificate leads to one of the roots. ``level`` is the
    PAdES level that holds by these roots.
    """

    field: str
    name: str
    issuer: str
    serial: str
    is_intact: bool
    is_trusted: bool
    is_last: bool
    level: str = rules.B
    reason: str = ""


@apart
def signatures_of(pdf: bytes, roots: Sequence[bytes]) -> list[FoundSignature]:
    """The signatures of a file in the order of their making; raises NotAPdf.

    What was added behind them is compared from the first one on, which sees all of it, and behind
    the last one: where something came in that no signature allows, all before the last are broken.
    Comparing behind each of them would grow with the cube.
    """
    try:
        file = PdfFileReader(io.BytesIO(pdf))
        found = file.embedded_regular_signatures[:MOST_SIGNATURES]
        return _judged(found, roots)
    except BROKEN as error:
        raise NotAPdf from error


def _judged(found: Sequence[EmbeddedPdfSignature], roots: Sequence[bytes]) -> list[FoundSignature]:
    if len(found) < FEW:
        return [_one(each, roots) for each in found]
    first, last = _one(found[0], roots), _one(found[-1], roots)
    between = [_one(each, roots, compares=False) for each in found[1:-1]]
    kept = [replace(each, is_intact=each.is_intact and first.is_intact) for each in between]
    return [first, *kept, last]


@apart
def newest_signatures(pdf: bytes, roots: Sequence[bytes]) -> tuple[list[str], list[FoundSignature]]:
    """The serials of all certificates, and the last two signatures judged; raises NotAPdf.

    Of a file that begins with one whose signatures were judged before, that is all that is new: the
    last but one tells what was added behind it. Judging all of them each time grows with the cube.
    """
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
        serials = [_serial(each.signer_cert) for each in found[:MOST_SIGNATURES]]
        return serials, [_one(each, roots) for each in found[-2:]]
    except BROKEN as error:
        raise NotAPdf from error


def stranger(pdf: bytes, roots: Sequence[bytes]) -> list[FoundSignature]:
    """The same of a file that may be made to do harm; raises NotAPdf for all that fails."""
    head = json.dumps([base64.b64encode(each).decode() for each in roots]).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "satuatap.documents.reading"],
            input=head + b"\n" + pdf,
            capture_output=True,
            check=False,
            timeout=LONGEST,
            env={name: os.environ[name] for name in NEEDED if name in os.environ},
        )
    except subprocess.TimeoutExpired as error:
        raise NotAPdf from error
    if done.returncode != 0:
        raise NotAPdf
    return [FoundSignature(**each) for each in json.loads(done.stdout)]


def _one(
    signature: EmbeddedPdfSignature, roots: Sequence[bytes], *, compares: bool = True
) -> FoundSignature:
    certificate: x509.Certificate = signature.signer_cert
    status = validate_pdf_signature(
        signature,
        _context(roots, signature.self_reported_timestamp),
        ts_validation_context=_context(roots, signature.self_reported_timestamp),
        skip_diff=not compares,
    )
    is_whole = status.docmdp_ok or not compares
    return FoundSignature(
        field=str(signature.field_name),
        name=_common_name(certificate.subject),
        issuer=_common_name(certificate.issuer),
        serial=_serial(certificate),
        is_intact=bool(status.intact and status.valid and is_whole),
        is_trusted=bool(status.trusted),
        is_last=_is_last(signature, status),
        level=_level(signature, status, roots),
        reason=str(signature.sig_object.get("/Reason", ""))[:LONGEST_REASON],
    )


def _is_last(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
    """Whether nothing came behind it but proof, and nothing behind the end of that."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    file = signature.reader.stream
    file.seek(-min(LONGEST_END, file.seek(0, os.SEEK_END)), os.SEEK_END)
    return status.modification_level in PROOF_ALONE and END.search(file.read()) is not None


def _level(
    signature: EmbeddedPdfSignature, status: PdfSignatureStatus, roots: Sequence[bytes]
) -> str:
    """How long it can be believed by these roots and by what the file itself holds."""
    stamp = status.timestamp_validity
    if stamp is None or not (stamp.intact and stamp.valid and stamp.trusted and status.trusted):
        return rules.B
    if not _is_proved(signature, roots, at=stamp.timestamp):
        return rules.T
    return rules.LTA if _is_archived(signature, roots) else rules.LT


def _is_proved(signature: EmbeddedPdfSignature, roots: Sequence[bytes], *, at: datetime) -> bool:
    """Whether the file holds that no certificate was revoked when this was signed."""
    try:
        kept = DocumentSecurityStore.read_dss(signature.reader)
    except NoDSSFoundError:
        return False
    proof = kept.as_validation_context(
        {
            "trust_roots": [x509.Certificate.load(each) for each in roots],
            "allow_fetching": False,
            "revocation_mode": "require",
            "moment": at,
        }
    )
    return bool(validate_pdf_signature(signature, proof, skip_diff=True).trusted)


def _is_archived(signature: EmbeddedPdfSignature, roots: Sequence[bytes]) -> bool:
    """Whether a good time stamp of the whole file came behind it."""
    revision = signature.signed_revision
    later = [
        each
        for each in signature.reader.embedded_timestamp_signatures
        if each.signed_revision > revision
    ]
    return any(_is_good(each, roots) for each in later[:1])


def _is_good(stamp: EmbeddedPdfSignature, roots: Sequence[bytes]) -> bool:
    status = validate_pdf_timestamp(stamp, _context(roots, None), skip_diff=True)
    return bool(status.intact and status.valid and status.trusted)


def _serial(certificate: x509.Certificate) -> str:
    return f"{certificate.serial_number:x}"


def _context(roots: Sequence[bytes], at: datetime | None) -> ValidationContext:
    """Believe these roots alone, ask nobody, and judge a certificate by the day of signing."""
    return ValidationContext(
        trust_roots=[x509.Certificate.load(each) for each in roots],
        allow_fetching=False,
        moment=at,
    )


def _common_name(name: Any) -> str:
    return str(name.native.get("common_name", name.human_friendly))[:160]


def main() -> int:
    """Bound, read, tell; the exit code says whether it could be read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    head = sys.stdin.buffer.readline()
    roots = [base64.b64decode(each) for each in json.loads(head)]
    try:
        found = signatures_of(sys.stdin.buffer.read(), roots)
    except (NotAPdf, MemoryError):
        return UNREADABLE
    sys.stdout.write(json.dumps([asdict(each) for each in found]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
