"""Heads of region: each signs once, for every hall of theirs on the list, with today's account."""

from satuatap.documents.queries import head_of
from satuatap.identity.models import User
from satuatap.inauguration import rules
from satuatap.inauguration.actions.holding import next_order
from satuatap.inauguration.models import Ceremony, Guest
from satuatap.inauguration.queries import halls_of, headed_by, invitable_heads
from satuatap.places.models import Hall


def invite_head(ceremony: Ceremony, hall: Hall) -> None:
    """The head of the region is a guest and signs; without an account, with the office alone."""
    head = invitable_heads([hall.region_id]).get(hall.region_id)
    known = _guest_of(ceremony, head) or _head_of_region(ceremony, hall)
    if known is None:
        ceremony.guests.create(
            hall=hall,
            user=head,
            order=next_order(ceremony.guests.all()),
            name=head.name if head else "",
            office=head_of(hall.region.name),
            signs=True,
            turn=rules.HEAD_TURN,
        )
    elif not known.signs:
        known.signs, known.hall, known.turn = True, hall, rules.HEAD_TURN
        known.save(update_fields=["signs", "hall", "turn"])


def release_head(ceremony: Ceremony, hall: Hall) -> None:
    """The head signs for another hall of theirs that is still on the list, or leaves with it."""
    for guest in ceremony.guests.filter(hall=hall).select_related("user"):
        regions = {hall.region_id} | headed_by(guest.user)
        other = next((row for row in halls_of(ceremony) if row.hall.region_id in regions), None)
        if other is None:
            guest.delete()
        else:
            guest.hall = other.hall
            guest.save(update_fields=["hall"])


def link_heads(ceremony: Ceremony) -> None:
    """Give each head of region the account that is theirs by now; who comes anew is invited anew.

    A successor answers for themselves: what the predecessor had answered is forgotten.
    """
    guests = list(ceremony.guests.filter(hall__isnull=False).select_related("hall", "user"))
    heads = invitable_heads({_region(each) for each in guests})
    for guest in guests:
        head = heads.get(_region(guest))
        if head is not None and not _is_head(guest, head):
            _take_over(ceremony, guest, head)


def _is_head(guest: Guest, newest: User) -> bool:
    """Whether the guest's account is still one of the head's; there may be several."""
    if guest.user is None or not guest.user.is_active:
        return False
    return guest.user == newest or _region(guest) in headed_by(guest.user)


def _take_over(ceremony: Ceremony, guest: Guest, head: User) -> None:
    if guest.user is not None:
        guest.mode, guest.place, guest.people, guest.answered_at = "", "", 0, None
    same = _guest_of(ceremony, head)
    if same is not None:  # a head of two regions, or an official who became one, signs once
        same.signs, same.hall = True, same.hall or guest.hall
        same.save(update_fields=["signs", "hall"])
        guest.delete()
        return
    guest.user, guest.name, guest.invited_at = head, head.name, None
    guest.save()


def _guest_of(ceremony: Ceremony, head: User | None) -> Guest | None:
    return ceremony.guests.filter(user=head).first() if head else None


def _head_of_region(ceremony: Ceremony, hall: Hall) -> Guest | None:
    return ceremony.guests.filter(hall__region=hall.region_id).first()


def _region(guest: Guest) -> str:
    return str(guest.hall.region_id) if guest.hall else ""
