"""Whose a telephone is: six digits sent to it, typed back within ten minutes."""

from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from satuatap.core.errors import Refusal
from satuatap.identity.limits import Limit, count_attempt
from satuatap.notifications.accounts import Account, account_for
from satuatap.notifications.actions.people import recipient_at
from satuatap.notifications.actions.telling import digest_of
from satuatap.notifications.actions.waking import QUEUE
from satuatap.notifications.channels import WAYS, Letter, NotSent, Perhaps, Refused
from satuatap.notifications.errors import CodeIsOver, NoWayToPhones, WrongCode
from satuatap.notifications.models import PhoneCode, Recipient
from satuatap.notifications.models.proofs import GOOD_FOR
from satuatap.notifications.queries.ways import reaches_phones
from satuatap.notifications.rules import BY_PHONE
from satuatap.places.models import Hall

TASK = "satuatap.notifications.tasks.send_phone_code"
MOST_MISSES = 5
A_NUMBER = Limit("phone-code", most=5, minutes=60)


class CodeWaits(Exception):
    """No provider took the code; it is worth trying again soon."""


@transaction.atomic
def ask_code(phone: str, *, language: str, at: datetime, hall: Hall | None = None) -> PhoneCode:
    """Have a code sent to this number (``phones.international``), whoever's it is.

    Nothing here differs between numbers that are known and those that are not. Raises
    TooManyAttempts after five an hour, and NoWayToPhones.
    """
    if not reaches_phones(hall):
        raise NoWayToPhones
    count_attempt(A_NUMBER, digest_of(phone), at=at)
    made = PhoneCode.objects.create(phone=phone, language=language, hall=hall, asked_at=at)
    app.configure_task(TASK, queue=QUEUE).defer(code=str(made.pk))
    return made


def send_code(key: UUID, *, at: datetime) -> None:
    """Send this code by the first way that takes it; once. Raises CodeWaits where none does."""
    found = PhoneCode.objects.good(at).select_related("hall").filter(pk=key, sent_at=None).first()
    if found is None:
        return
    if not any(_went(found, account, at=at) for account in _accounts(found)):
        raise CodeWaits
    PhoneCode.objects.filter(pk=key).update(sent_at=at)


def _accounts(code: PhoneCode) -> list[Account]:
    """Through whom it may go, WhatsApp first, the hall's own before the nation's."""
    slug = code.hall.slug if code.hall else None
    return [each for way in BY_PHONE for each in account_for(way, slug) if each is not None]


def _went(code: PhoneCode, account: Account, *, at: datetime) -> bool:
    try:
        WAYS[account.channel](_letter(code, at=at), account, lambda: None)
    except (NotSent, Refused):
        return False
    except Perhaps as error:
        if account.repeats:
            raise CodeWaits from error
    return True


def _letter(code: PhoneCode, *, at: datetime) -> Letter:
    with translation.override(code.language):
        words = _("Kode SatuAtap: %(code)s. Berlaku 10 menit. Jangan berikan kepada siapa pun.")
    said = words % {"code": code.code}
    stop = link = settings.PUBLIC_URL
    return Letter(str(code.pk), code.phone, "", said, foot="", link=link, stop_link=stop, at=at)


def prove_phone(key: UUID, typed: str, *, at: datetime) -> str:
    """The number whose code was typed; the code is used up. Raises WrongCode or CodeIsOver."""
    refused, phone = _judge(key, "".join(typed.split()), at=at)
    if refused is not None:
        raise refused
    return phone


@transaction.atomic
def _judge(key: UUID, typed: str, *, at: datetime) -> tuple[Refusal | None, str]:
    """What to refuse, with the miss counted: raising here would take the count back."""
    found = PhoneCode.objects.good(at).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        return CodeIsOver(), ""
    if compare_digest(found.code.encode(), typed.encode()):
        found.delete()
        return None, found.phone
    found.misses += 1
    if found.misses >= MOST_MISSES:
        found.delete()
        return CodeIsOver(), ""
    found.save(update_fields=["misses"])
    return WrongCode(), ""


def proved_recipient(phone: str, *, language: str, at: datetime) -> Recipient:
    """Whoever has just shown that this number is theirs, without an account."""
    found = recipient_at(phone=phone, language=language, at=at)
    found.phone_verified_at = at
    found.save(update_fields=["phone_verified_at"])
    return found


def keep_proof(recipient: Recipient, phone: str, *, at: datetime) -> None:
    """From now on copies go to this telephone of an account."""
    recipient.phone, recipient.phone_verified_at = phone, at
    recipient.save(update_fields=["phone", "phone_verified_at"])


def forget_codes(*, at: datetime) -> None:
    """Delete the codes that nobody may type any more, and the numbers with them."""
    PhoneCode.objects.filter(asked_at__lte=at - GOOD_FOR).delete()
