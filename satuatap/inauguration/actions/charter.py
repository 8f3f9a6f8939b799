"""The charter: made from the list, issued as a document, and signed by everybody on it."""

from datetime import datetime

from django.db import transaction

from satuatap.core.hints import hint
from satuatap.documents.actions import Signatory, issue, waive
from satuatap.documents.models import IssuedDocument
from satuatap.identity.models import User
from satuatap.inauguration import rules
from satuatap.inauguration.actions.heads import link_heads
from satuatap.inauguration.actions.holding import Act, held, move_on, note_down
from satuatap.inauguration.actions.staying import check_days
from satuatap.inauguration.errors import NobodySignsForThem, NoHalls, NoMinister
from satuatap.inauguration.models import Ceremony, Guest
from satuatap.inauguration.paper import charter_pdf
from satuatap.inauguration.queries import signers_of
from satuatap.notifications.actions import recipient_of, send
from satuatap.queueing.actions import By

EVENT = "charter-to-sign"


@transaction.atomic
def issue_charter(ceremony: Ceremony, *, by: By, at: datetime) -> IssuedDocument:
    """Set the charter and ask for the signatures; from here on the list does not change.

    Doing it again gives the same charter. Raises NoHalls, NoMinister, NobodySignsForThem or
    HallCameLater.
    """
    now = held(ceremony)
    if now.charter is not None:
        return now.charter
    link_heads(now)
    signers = _signers(now)
    check_days(now)
    made = issue(
        kind=IssuedDocument.Kind.CHARTER,
        title=_title(now),
        pdf=lambda code: charter_pdf(now, code, at=at),
        signatories=[Signatory(user, each.office, each.turn) for each, user in signers],
        at=at,
        note=_note(now),
        is_public=True,
    )
    now.charter = made
    move_on(now, rules.SIGNING)
    note_down(now, Act.ISSUED, by=by, at=at, about=made.spoken_code)
    for _each, user in signers:
        to = recipient_of(user, at=at)
        send(EVENT, to, {"document": str(made.pk)}, at=at, key=str(made.pk))
    ceremony.refresh_from_db()
    return made


def _signers(ceremony: Ceremony) -> list[tuple[Guest, User]]:
    """Everybody who signs with the account that they sign with."""
    if not ceremony.halls.exists():
        raise NoHalls
    found = list(signers_of(ceremony))
    without = [each.office for each in found if each.user is None or not each.user.is_active]
    if without:
        raise NobodySignsForThem(offices=", ".join(without))
    if not any(each.turn == rules.MINISTER_TURN for each in found):
        raise NoMinister
    return [(each, each.user) for each in found if each.user is not None]


def _title(ceremony: Ceremony) -> str:
    return f"Prasasti {ceremony.title}"


def _note(ceremony: Ceremony) -> str:
    if not ceremony.is_replay:
        return ""
    return (
        "Peragaan ulang peristiwa yang sudah terjadi, menurut "
        f"{ceremony.source}. Yang menandatangani adalah pemeran."
    )


@transaction.atomic
def leave_out(ceremony: Ceremony, guest: Guest, *, reason: str, by: By, at: datetime) -> None:
    """Go on without a signature, for a reason that the charter's page tells."""
    now = held(ceremony)
    if now.charter is not None and guest.user is not None:
        theirs = waive(now.charter, guest.user, reason=reason, at=at)
        if theirs.waived_at == at:
            note_down(now, Act.LEFT_OUT, by=by, at=at, about=f"{guest.office}: {reason}")
        hint(now.pk)
