"""Issue a document: from here on it has a code, and its words do not change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satuatap.core.ids import short_code
from satuatap.documents import rules
from satuatap.documents.actions.versions import add_version
from satuatap.documents.errors import NobodySigns, NotAPdf
from satuatap.documents.models import IssuedDocument, Signature
from satuatap.documents.queries import office_of
from satuatap.identity.models import User

HEAD = b"%PDF-"


@dataclass(frozen=True)
class Signatory:
    """Who signs, in which office, and when their turn is: lower turns sign before."""

    user: User
    office: str = ""
    turn: int = 1


@transaction.atomic
def issue(  # noqa: PLR0913 (a document says that much)
    *,
    kind: str,
    title: str,
    pdf: bytes | Callable[[str], bytes],
    signatories: Sequence[User | Signatory],
    at: datetime,
    note: str = "",
    is_public: bool = False,
) -> IssuedDocument:
    """A new document. ``pdf`` may be made from its code, so that the paper can carry its QR."""
    if not signatories:
        raise NobodySigns
    code = short_code(rules.CODE_LENGTH)
    content = pdf if isinstance(pdf, bytes) else pdf(code)
    if not content.startswith(HEAD):
        raise NotAPdf
    made = IssuedDocument.objects.create(
        code=code, kind=kind, title=title, note=note, is_public=is_public, issued_at=at
    )
    add_version(made, content, number=0, at=at)
    rows = [_named(each) for each in signatories]
    Signature.objects.bulk_create(_signature(made, each, n) for n, each in enumerate(rows, start=1))
    return made


def _named(given: User | Signatory) -> Signatory:
    told = given if isinstance(given, Signatory) else Signatory(given)
    return told if told.office else Signatory(told.user, office_of(told.user), told.turn)


def _signature(document: IssuedDocument, given: Signatory, order: int) -> Signature:
    return Signature(
        document=document,
        user=given.user,
        turn=given.turn,
        order=order,
        name=given.user.name,
        office=given.office,
    )
