"""Send one copy: claim it, hand it over, keep what became of it. Each step is a commit.

Between claim and record the worker may die. ``handed_at`` is stored just before the provider can
take the words, so the sweep knows afterwards which copies may have left (decision 100).
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from satuatap.notifications import rules
from satuatap.notifications.accounts import Account, account_for, account_named
from satuatap.notifications.actions.browsers import push_to_browsers
from satuatap.notifications.actions.outcomes import (
    keep_dropped,
    keep_refused,
    keep_retry,
    keep_sent,
    keep_unsure,
)
from satuatap.notifications.channels import (
    WAYS,
    Letter,
    NotSent,
    Perhaps,
    Refused,
    TakenOver,
)
from satuatap.notifications.channels.push import Gone
from satuatap.notifications.models import Copy
from satuatap.notifications.queries.ways import rings_at, wants

log = logging.getLogger(__name__)
EVERY_WAY = WAYS | {rules.PUSH: push_to_browsers}


@dataclass(frozen=True)
class Claimed:
    """A copy that this worker alone may send now, and through whom."""

    copy: Copy
    account: Account
    letter: Letter


def deliver(copy: UUID, *, at: datetime) -> None:
    """Send this copy if it is due and nobody else is at it; doing it again changes nothing."""
    claimed = claim(copy, at=at)
    if claimed is not None:
        hand_over(claimed, at=at)


def hand_over(claimed: Claimed, *, at: datetime) -> None:
    """Give what was claimed to the provider, and keep what became of it."""
    handing = partial(mark_handed, claimed, at=at)
    try:
        reference = EVERY_WAY[claimed.copy.channel](claimed.letter, claimed.account, handing)
    except Gone as failed:
        keep_dropped(claimed.copy, failed.error, at=at)
    except NotSent as failed:
        keep_retry(claimed.copy, failed.error, at=at, wish=failed.after, stays=False)
    except Refused as failed:
        keep_refused(claimed.copy, failed.error, at=at)
    except Perhaps as failed:
        keep_doubt(claimed.copy, claimed.account, failed.error, at=at)
    except TakenOver:
        log.warning("copy_taken_over", extra={"copy": str(claimed.copy.pk)})
    else:
        keep_sent(claimed.copy, reference, at=at)


@transaction.atomic
def claim(copy: UUID, *, at: datetime) -> Claimed | None:
    """Take the copy; None if it is not due, is taken, or is not wanted any more."""
    named = ("message__recipient__user", "message__hall__region")
    due = Copy.objects.due(at).select_related(*named).filter(pk=copy)
    found = due.select_for_update(of=("self",), skip_locked=True).first()
    if found is None:
        return None
    account = account_of(found)
    if account is None:
        keep_refused(found, "no-account", at=at)
        return None
    if _does_not_go_now(found, at=at):
        return None
    found.claimed_at, found.handed_at, found.account = at, None, account.name
    found.attempts += 1
    found.save(update_fields=["claimed_at", "handed_at", "account", "attempts"])
    return Claimed(found, account, letter_of(found, at=at))


def _does_not_go_now(copy: Copy, *, at: datetime) -> bool:
    """Whether nobody is to get it any more, or it waits for the morning; that is kept."""
    to, topic = copy.message.recipient, copy.message.topic
    reached = to.address_for(copy.channel) and wants(to, copy.channel, topic)
    if not reached or _has_arrived_by_phone(copy):
        keep_dropped(copy, "", at=at)
        return True
    morning = rings_at(copy.message, at=at)
    if morning > at:
        copy.due_at, copy.queued_at = morning, None
        copy.save(update_fields=["due_at", "queued_at"])
    return morning > at


def _has_arrived_by_phone(copy: Copy) -> bool:
    """Whether the telephone has it by another way, which had been reported as failed."""
    ways = rules.BY_PHONE
    return copy.channel in ways and copy.message.copies.arrived().filter(channel__in=ways).exists()


def account_of(copy: Copy) -> Account | None:
    """Through whom the next attempt goes: whoever may have it already, else by turns."""
    if copy.stays:
        return account_named(copy.account)
    hall = copy.message.hall
    own, national = account_for(copy.channel, hall.slug if hall else None)
    turn = rules.turn_of_account(
        own.name if own else "", national.name if national else "", attempts=copy.attempts
    )
    return account_named(turn)


def letter_of(copy: Copy, *, at: datetime) -> Letter:
    """The words in the language of whoever gets them."""
    to = copy.message.recipient
    said = copy.message.said(copy.channel, to.language)
    stop = settings.PUBLIC_URL + reverse("notifications:stop", args=[to.stop_code])
    with translation.override(to.language):
        foot = _("Berhenti menerima salinan: %(link)s") % {"link": stop}
    return Letter(
        key=str(copy.pk),
        to=to.address_for(copy.channel),
        title=said.title,
        text=said.text,
        foot=foot,
        link=copy.message.link,
        stop_link=stop,
        at=at,
    )


def mark_handed(claimed: Claimed, *, at: datetime) -> None:
    """Keep that from now on the provider may have it; raises TakenOver."""
    if not Copy.objects.attempt_of(claimed.copy).update(handed_at=at):
        raise TakenOver
    claimed.copy.handed_at = at


def keep_doubt(copy: Copy, account: Account, error: str, *, at: datetime) -> None:
    """Nobody knows: the same provider is asked again if it notices doubles, else a person."""
    if account.repeats:
        keep_retry(copy, error, at=at, wish=None, stays=True)
    else:
        keep_unsure(copy, error, at=at)


def release_abandoned(*, at: datetime) -> int:
    """Free the copies whose worker has died; how many."""
    gone = list(Copy.objects.abandoned(at).values_list("pk", flat=True))
    return sum(_release(copy, at=at) for copy in gone)


@transaction.atomic
def _release(copy: UUID, *, at: datetime) -> bool:
    locked = Copy.objects.abandoned(at).select_for_update(of=("self",), skip_locked=True)
    found = locked.filter(pk=copy).first()
    if found is None:
        return False
    account = account_named(found.account)
    if found.handed_at is not None and not (account and account.repeats):
        keep_unsure(found, "worker-died", at=at)
    else:
        keep_retry(found, "worker-died", at=at, wish=None, stays=found.handed_at is not None)
    return True
