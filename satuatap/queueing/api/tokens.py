"""What a machine's token may touch on the floor."""

from satuatap.core.rest.errors import NotAllowed, NotFound
from satuatap.identity.models import AccessToken, TokenRole
from satuatap.places.models import Counter
from satuatap.queueing.actions import By
from satuatap.queueing.errors import CounterIsOutOfUse
from satuatap.queueing.models import CounterService, Ticket


def by_token(token: AccessToken) -> By:
    """How the history names a machine."""
    return By(f"token:{token.pk}")


def own_counter(token: AccessToken, code: str) -> Counter:
    """The counter of this token, which must be the one in the address, and in use."""
    desk = token.counter
    if desk is None or desk.code != code:
        known = Counter.objects.filter(hall=token.hall, code=code).exists()
        raise NotAllowed if known else NotFound
    if not desk.is_active:
        raise CounterIsOutOfUse
    desk.hall = token.hall
    return desk


def is_theirs(ticket: Ticket, token: AccessToken) -> bool:
    """Whether a kiosk gave this number, or a counter has or may call this ticket."""
    if token.role == TokenRole.KIOSK:
        return ticket.events.filter(kind="issue", actor=by_token(token).actor).exists()
    if ticket.counter_id is not None or ticket.reserved_for_id is not None:
        return token.counter_id in {ticket.counter_id, ticket.reserved_for_id}
    given = CounterService.objects.filter(counter=token.counter_id)
    return given.filter(offering=ticket.offering_id).exists()
