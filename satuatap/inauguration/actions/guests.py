"""Who is invited, and how they say that they come."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satuatap.identity.models import User
from satuatap.inauguration import rules
from satuatap.inauguration.actions.heads import link_heads
from satuatap.inauguration.actions.holding import (
    Act,
    held,
    held_open,
    move_on,
    next_order,
    note_down,
)
from satuatap.inauguration.actions.telling import INVITED, INVITED_OFFICIAL, tell_guest
from satuatap.inauguration.errors import AttendanceIsSettled, GuestSigns, NoHalls, NotInvited
from satuatap.inauguration.models import Ceremony, Guest
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class Answer:
    """How somebody attends: in person, online from a place with others, or not."""

    mode: str
    place: str = ""
    people: int = 0


@transaction.atomic
def add_guest(
    ceremony: Ceremony,
    *,
    office: str,
    name: str = "",
    user: User | None = None,
    email: str = "",
    signs: bool = False,
) -> Guest:
    """An official; who signs here signs after the heads of region.

    One account is invited once, and so is one address. Whoever has an account is written to there.
    """
    now = held_open(ceremony)
    address = "" if user else email.strip().lower()
    made = _known(now, user, address) or Guest(ceremony=now, order=next_order(now.guests.all()))
    made.user, made.email = user, address
    made.office, made.name = office, name or (user.name if user else "")
    made.signs, made.turn = signs, rules.MINISTER_TURN if signs else made.turn
    made.save()
    return made


def _known(ceremony: Ceremony, user: User | None, address: str) -> Guest | None:
    rows = ceremony.guests.filter(user=user) if user else ceremony.guests.filter(email=address)
    return rows.first() if user or address else None


@transaction.atomic
def drop_guest(ceremony: Ceremony, guest: Guest) -> None:
    """Take somebody off the list; a head of region leaves with the hall alone."""
    now = held_open(ceremony)
    found = now.guests.filter(pk=guest.pk).first()
    if found is not None and found.hall_id is not None:
        raise GuestSigns
    now.guests.filter(pk=guest.pk).delete()


@transaction.atomic
def invite(ceremony: Ceremony, *, by: By, at: datetime) -> int:
    """Announce the ceremony, and write to every guest who can be written to; how many are new.

    Safe to repeat: who came onto the list since gets theirs, nobody gets a second. Who has neither
    account nor e-mail address is not told, and stays on the list as such.
    """
    now = held(ceremony)
    if not now.halls.exists():
        raise NoHalls
    is_new = now.state != rules.ANNOUNCED
    if is_new:
        now.announced_at = at
        move_on(now, rules.ANNOUNCED)
    link_heads(now)
    waiting = now.guests.filter(invited_at=None).select_related("user")
    fresh = [each for each in waiting if each.can_be_told]
    for each in fresh:
        tell_guest(INVITED if each.user else INVITED_OFFICIAL, each, key=str(now.pk), at=at)
        each.invited_at = at
    Guest.objects.bulk_update(fresh, ["invited_at"])
    if is_new or fresh:
        note_down(now, Act.INVITED, by=by, at=at, about=", ".join(each.office for each in fresh))
    return len(fresh)


@transaction.atomic
def answer(ceremony: Ceremony, user: User, given: Answer, *, at: datetime) -> Guest:
    """Say for oneself how one attends; the last word before the end counts.

    Raises NotInvited, or AttendanceIsSettled once it is concluded or called off.
    """
    now = held(ceremony)
    found = now.guests.filter(user=user).first()
    if found is None or found.invited_at is None:
        raise NotInvited
    if now.state not in rules.OPEN:
        raise AttendanceIsSettled
    return record_answer(found, given, at=at)


@transaction.atomic
def record_answer(guest: Guest, given: Answer, *, at: datetime) -> Guest:
    """The same, written down by the ministry for a guest."""
    guest.mode, guest.place, guest.people = given.mode, given.place.strip(), given.people
    guest.answered_at = at
    guest.full_clean(validate_unique=False)
    guest.save(update_fields=["mode", "place", "people", "answered_at"])
    return guest
