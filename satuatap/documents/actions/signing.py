"""Sign a document, one after another, and leave out who does not sign after all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from satuatap.core.events import announce
from satuatap.core.hints import hint
from satuatap.documents import rules
from satuatap.documents.actions.claiming import claimed
from satuatap.documents.actions.versions import add_version, held
from satuatap.documents.errors import (
    DocumentIsBusy,
    DocumentIsClosed,
    NotAPdf,
    NotYourDocument,
    NotYourTurn,
    ReasonIsMissing,
    SignatureIsBad,
)
from satuatap.documents.events import DocumentCompleted, DocumentSigned
from satuatap.documents.models import DocumentVersion, IssuedDocument, Signature
from satuatap.documents.queries import newest
from satuatap.documents.reading import FoundSignature, newest_signatures
from satuatap.documents.signers.chosen import signer
from satuatap.documents.signers.port import Signer, Signing, Stamp
from satuatap.documents.stamps import field_of, stamp_for
from satuatap.identity.models import User

MOST_TRIES = 5


def sign(
    document: IssuedDocument, user: User, *, passphrase: str, at: datetime, nik: str = ""
) -> Signature:
    """Put this person's signature behind those that are there; doing it again changes nothing.

    The signer is asked outside of any transaction. What it gives back is kept when the newest file
    is still the one that was signed; when another was faster, that one is signed instead. It is
    believed only when every earlier signature still holds and one more is there. Raises a
    SigningFailed, and then the document is as it was.
    """
    for _ in range(MOST_TRIES):
        mine = _to_be_signed(document, user)
        if mine.signed_at is not None:
            return mine
        with claimed(document):
            kept = _signed_once(document, user, passphrase=passphrase, at=at, nik=nik)
        if kept is not None:
            return kept
    raise DocumentIsBusy


def _signed_once(
    document: IssuedDocument, user: User, *, passphrase: str, at: datetime, nik: str
) -> Signature | None:
    """One try; None when the document has another file by now."""
    mine = _to_be_signed(document, user)
    if mine.signed_at is not None:
        return mine
    before, pen = newest(document), signer()
    content = bytes(before.content)
    shown = stamp_for(content, mine, at=at, is_certified=pen.is_certified)
    made = pen.sign(content, _signing(mine, passphrase, at=at, nik=nik, shown=shown))
    found = _checked(document, made, before=before, pen=pen)
    row = {
        "serial": found.serial,
        "issuer": found.issuer,
        "level": found.level,
        "is_certified": pen.is_certified,
    }
    return _appended(mine, made, behind=before, row=row, at=at)


@transaction.atomic(durable=True)
def _appended(
    mine: Signature, made: bytes, *, behind: DocumentVersion, row: dict[str, Any], at: datetime
) -> Signature | None:
    """Keep the signed file behind the one that was signed; None when that is not the last one.

    Raises what forbids it by now: the document was revoked, or this signature left out.
    """
    now = held(mine.document)
    still = _to_be_signed(now, mine.user)
    if still.signed_at is not None:
        return still
    if now.versions.filter(number__gt=behind.number).exists():
        return None
    version = add_version(now, made, number=behind.number + 1, at=at)
    still.signed_at, still.version = at, version.number
    for name, value in row.items():
        setattr(still, name, value)
    still.save()
    announce(DocumentSigned(now.pk, mine.user_id, at))
    _complete_if_done(now, at=at)
    return still


@transaction.atomic
def waive(document: IssuedDocument, user: User, *, reason: str, at: datetime) -> Signature:
    """Go on without this person's signature; the reason is public."""
    if not reason.strip():
        raise ReasonIsMissing
    now = held(document)
    theirs = _mine(now, user)
    if not theirs.is_open:
        return theirs
    if not now.is_open:
        raise DocumentIsClosed
    theirs.waived_at, theirs.waived_reason = at, reason.strip()
    theirs.save()
    _complete_if_done(now, at=at)
    return theirs


def _mine(document: IssuedDocument, user: User) -> Signature:
    found = document.signatures.select_related("document").filter(user=user).first()
    if found is None:
        raise NotYourDocument
    return found


def _to_be_signed(document: IssuedDocument, user: User) -> Signature:
    """Mine as it is now: signed already, or to be signed; raises what forbids it."""
    mine = _mine(document, user)
    if mine.signed_at is not None:
        return mine
    if not mine.document.is_open or not mine.is_open:
        raise DocumentIsClosed
    if rules.turn_now(_open_turns(document)) != mine.turn:
        raise NotYourTurn
    return mine


def _open_turns(document: IssuedDocument) -> Sequence[int]:
    waiting = document.signatures.filter(signed_at=None, waived_at=None)
    return list(waiting.values_list("turn", flat=True))


def _signing(
    mine: Signature, passphrase: str, *, at: datetime, nik: str, shown: Stamp | None
) -> Signing:
    return Signing(
        person=str(mine.user_id),
        name=mine.name,
        place=field_of(mine.order),
        reason=f"{mine.document.title}, {mine.document.spoken_code}",
        at=at,
        passphrase=passphrase,
        nik=nik,
        stamp=shown,
    )


def _checked(
    document: IssuedDocument, made: bytes, *, before: DocumentVersion, pen: Signer
) -> FoundSignature:
    """The new signature of a file that came back; raises SignatureIsBad.

    Behind earlier signatures everything must be as it was. The first signer may write anew.
    """
    earlier = document.signatures.filter(version__lte=before.number).order_by("version")
    known = list(earlier.values_list("serial", flat=True))
    try:
        serials, last = newest_signatures(made, pen.roots())
    except NotAPdf as error:
        raise SignatureIsBad from error
    is_added = serials[:-1] == known and len(serials) == len(known) + 1
    if not is_added or (known and not made.startswith(bytes(before.content))):
        raise SignatureIsBad
    if not all(each.is_intact for each in last):
        raise SignatureIsBad
    return last[-1]


def _complete_if_done(document: IssuedDocument, *, at: datetime) -> None:
    hint(document.pk)
    if _open_turns(document) or not document.signatures.exclude(signed_at=None).exists():
        return
    document.state, document.completed_at = rules.COMPLETE, at
    document.save(update_fields=["state", "completed_at"])
    announce(DocumentCompleted(document.pk, at))
