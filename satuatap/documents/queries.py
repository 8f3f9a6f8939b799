"""Reads of documents: the newest file, who is to sign, and what a brought file is."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.db.models import QuerySet

from satuatap.core.qr import qr_svg
from satuatap.documents import rules
from satuatap.documents.errors import NotAPdf
from satuatap.documents.models import DocumentVersion, IssuedDocument, Signature
from satuatap.documents.reading import FoundSignature, stranger
from satuatap.documents.signers.chosen import roots
from satuatap.identity.models import Membership, Role, User


class Verdict(Enum):
    """What a brought file is, beside the document of its code."""

    SAME = "same"  # the newest version, byte for byte
    EARLIER = "earlier"  # an earlier version, byte for byte
    ADDED = "added"  # a version with something behind it
    ALTERED = "altered"  # anything else


@dataclass(frozen=True)
class Comparison:
    """What became of comparing; ``version`` is the one it is, or begins with."""

    verdict: Verdict
    version: DocumentVersion | None
    signatures: Sequence[FoundSignature]
    is_readable: bool = True


def newest(document: IssuedDocument) -> DocumentVersion:
    """The file with every signature that it has."""
    return document.versions.latest("number")


def document_of(code: str) -> IssuedDocument | None:
    """The document of a public code, however it was typed."""
    known = IssuedDocument.objects.select_related("successor")
    return known.filter(code=rules.plain(code)).first()


def signatures_on(document: IssuedDocument) -> QuerySet[Signature]:
    """Everybody who signs, in the order of the paper."""
    return document.signatures.order_by("turn", "order")


def compare(document: IssuedDocument, pdf: bytes) -> Comparison:
    """Which version of the document a file is; one altered byte makes it none.

    What it says of its signatures is read in a process of its own.
    """
    verdict, version = judged(list(document.versions.defer("content").order_by("number")), pdf)
    if verdict in {Verdict.SAME, Verdict.EARLIER}:
        return Comparison(verdict, version, [])
    found = stranger_or_none(pdf)
    return Comparison(verdict, version, found or [], is_readable=found is not None)


def judged(known: Sequence[DocumentVersion], pdf: bytes) -> tuple[Verdict, DocumentVersion | None]:
    """What a file is beside these versions in their order, and which one it is or begins with."""
    digest = hashlib.sha256(pdf).hexdigest()
    same = next((each for each in known if each.sha256 == digest), None)
    if same is not None:
        return Verdict.SAME if same == known[-1] else Verdict.EARLIER, same
    begun = next((each for each in reversed(known) if _begins_with(pdf, each)), None)
    return Verdict.ADDED if begun else Verdict.ALTERED, begun


def version_of(pdf: bytes) -> DocumentVersion | None:
    """The document and version that a file is, byte for byte, whatever its code."""
    digest = hashlib.sha256(pdf).hexdigest()
    known = DocumentVersion.objects.defer("content").select_related("document")
    return known.filter(sha256=digest).first()


def level_of(rows: Iterable[Signature]) -> str:
    """The PAdES level that all these have at least; empty where none was signed yet."""
    made = [each.level for each in rows if each.level]
    return min(made, key=rules.LEVELS.index, default="")


def document_named_in(pdf: bytes) -> IssuedDocument | None:
    """The document that the signatures of a file name, whatever became of the file since."""
    codes = [rules.code_in(each.reason) for each in stranger_or_none(pdf) or []]
    known = [found for code in dict.fromkeys(codes) if code and (found := document_of(code))]
    return known[0] if len(known) == 1 else None


def office_of(user: User) -> str:
    """In which office somebody signs: head of a region, the minister, or their first role."""
    rows = Membership.objects.of(user).select_related("region", "hall__region")
    found = sorted(rows, key=lambda each: each.role != Role.REGION_HEAD)
    if not found:
        return ""
    first = found[0]
    if first.region is not None and first.role == Role.REGION_HEAD:
        return head_of(first.region.name)
    place = first.region or first.hall
    return f"{first.get_role_display()}, {place}" if place else first.get_role_display()


def head_of(region: str) -> str:
    """How the head of a region is called: ``Bupati Kolaka``, ``Wali Kota Batu``."""
    kind, _, name = region.partition(" ")
    titles = {"Kabupaten": "Bupati", "Kota": "Wali Kota"}
    return f"{titles[kind]} {name}" if kind in titles else region


def check_address(code: str) -> str:
    """Where everybody checks the document of this code, as its QR says."""
    return f"{settings.PUBLIC_URL}/verifikasi/{code}/"


def check_qr(document: IssuedDocument, label: str) -> str:
    """The QR of the public check, for pages."""
    return qr_svg(check_address(document.code), label=label)


def _begins_with(pdf: bytes, version: DocumentVersion) -> bool:
    return hashlib.sha256(pdf[: version.size]).hexdigest() == version.sha256


def stranger_or_none(pdf: bytes) -> Sequence[FoundSignature] | None:
    """The signatures of a stranger's file; None where it cannot be read."""
    try:
        return stranger(pdf, roots())
    except NotAPdf:
        return None
