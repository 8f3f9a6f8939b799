"""Who shows that a complaint is theirs: the PIN on the slip, and what guessing costs."""

import secrets
from datetime import datetime, timedelta
from math import ceil

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from satuatap.complaints.errors import PinIsLocked, WrongNumberOrPin
from satuatap.complaints.models import Complaint, Reporter
from satuatap.core.errors import Refusal

PIN_DIGITS = 8
MOST_MISSES = 5
LOCKED = timedelta(minutes=15)


def new_pin() -> str:
    """Eight digits, so that every keypad can type them; guessing is bounded by the lock."""
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"


def open_with_pin(number: str, pin: str, *, at: datetime) -> Complaint:
    """The complaint of this number and PIN; raises WrongNumberOrPin or PinIsLocked.

    Five misses lock the number for a quarter of an hour, right or wrong. A number that nobody has
    costs as much time as a wrong PIN.
    """
    refused, complaint = _judge(number.strip().upper(), pin.replace(" ", ""), at=at)
    if refused is not None or complaint is None:
        raise refused or WrongNumberOrPin
    return complaint


@transaction.atomic
def _judge(number: str, pin: str, *, at: datetime) -> tuple[Refusal | None, Complaint | None]:
    """What to refuse, with the miss counted: raising here would take the count back."""
    rows = (
        Reporter.objects.select_for_update(of=("self",))
        .exclude(pin="")
        .exclude(complaint__number="")
    )
    found = rows.filter(complaint__number=number).select_related("complaint__hall__region").first()
    if found is None:
        make_password(pin)
        return WrongNumberOrPin(), None
    if found.pin_locked_until and found.pin_locked_until > at:
        make_password(pin)  # as much time as a number that nobody has
        left = found.pin_locked_until - at
        return PinIsLocked(minutes=ceil(left.total_seconds() / 60)), None
    right = check_password(pin, found.pin)
    found.pin_misses = 0 if right else found.pin_misses + 1
    found.pin_locked_until = None
    if found.pin_misses >= MOST_MISSES:
        found.pin_misses, found.pin_locked_until = 0, at + LOCKED
    found.save(update_fields=["pin_misses", "pin_locked_until"])
    return (None, found.complaint) if right else (WrongNumberOrPin(), None)
