"""What providers say of copies afterwards: late, twice, in any order, or before their answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Least

from satuatap.core.events import announce
from satuatap.notifications.accounts import NATIONAL, Account
from satuatap.notifications.actions.people import stop
from satuatap.notifications.actions.telling import text_instead
from satuatap.notifications.events import TextReceived
from satuatap.notifications.models import Copy, Receipt

MOST_AT_ONCE = 1000
PATIENCE = timedelta(minutes=10)  # "delivered" may come after "failed": then no text follows
MOMENTS = {
    Receipt.Kind.DELIVERED: "delivered_at",
    Receipt.Kind.READ: "seen_at",
    Receipt.Kind.FAILED: "bounced_at",
}


@dataclass(frozen=True)
class GivenReceipt:
    """One receipt as the provider gives it; ``name`` is its own, ``ours`` the copy's key."""

    name: str
    kind: str
    at: datetime
    reference: str = ""
    ours: str = ""


@transaction.atomic
def take_receipt(account: Account, given: GivenReceipt, *, at: datetime) -> Receipt:
    """Keep the receipt and apply it; one that is known already changes nothing."""
    receipt, is_new = Receipt.objects.get_or_create(
        account=account.name,
        name=given.name,
        defaults={
            "kind": given.kind,
            "reference": given.reference or given.ours,
            "at": min(given.at, at),  # no provider's clock is ahead of ours
            "received_at": at,
        },
    )
    if is_new:
        copy = _copy_of(account, given)
        if copy is not None:
            _apply(receipt, copy)
    return receipt


def match_receipts(copy: Copy) -> None:
    """Apply what came before anybody knew the provider's name for this copy."""
    copy.refresh_from_db(fields=["account", "reference"])
    if copy.reference:
        lost = Receipt.objects.lost().filter(account=copy.account, reference=copy.reference)
        for receipt in lost.select_for_update():
            _apply(receipt, copy)


def match_lost(*, since: datetime) -> int:
    """Apply what came in the very moment in which the provider's name was kept; how many copies.

    One query where there is none, however much the provider tells that is not ours.
    """
    named = Q(account=OuterRef("account"), reference=OuterRef("reference")) & ~Q(reference="")
    lost = Receipt.objects.lost().filter(received_at__gte=since)
    meant = lost.annotate(meant=Subquery(Copy.objects.filter(named).values("pk")[:1]))
    known = meant.filter(meant__isnull=False).values_list("meant", flat=True)
    found = set(known[:MOST_AT_ONCE])
    for key in sorted(found):
        _match(key)
    return len(found)


@transaction.atomic
def _match(key: UUID) -> None:
    """The copy first, then its receipts: the order in which ``keep_sent`` locks them."""
    match_receipts(Copy.objects.select_for_update(of=("self",)).get(pk=key))


def _copy_of(account: Account, given: GivenReceipt) -> Copy | None:
    """The copy that is meant, by our key or the provider's name for it."""
    asked = Q(reference=given.reference) & ~Q(reference="")
    if given.ours:
        asked |= Q(pk=given.ours)
    mine = Copy.objects.filter(account=account.name)
    return mine.filter(asked).select_for_update(of=("self",)).first()


def _apply(receipt: Receipt, copy: Copy) -> None:
    receipt.copy = copy
    receipt.save(update_fields=["copy"])
    if receipt.kind == Receipt.Kind.STOP:
        stop(copy.message.recipient, at=receipt.at)
        return
    name = MOMENTS[Receipt.Kind(receipt.kind)]
    first = Least(Coalesce(name, receipt.at), receipt.at)
    Copy.objects.filter(pk=copy.pk).update(**{name: first})
    if receipt.kind == Receipt.Kind.FAILED and not Copy.objects.arrived().filter(pk=copy.pk):
        text_instead(copy, at=receipt.received_at, after=PATIENCE)


@transaction.atomic
def pass_on(account: Account, name: str, *, phone: str, text: str, at: datetime) -> None:
    """Tell the modules above what somebody wrote to this account; nothing of it is kept here."""
    owner = account.name.removesuffix(f"-{account.channel}")
    hall = "" if owner == NATIONAL else owner
    announce(TextReceived(f"{account.name} {name}", phone, text, hall, at))
