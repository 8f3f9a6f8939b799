"""What people are told when something happens below."""

from satuatap.core.events import reacts_to
from satuatap.identity.events import AccountBlocked
from satuatap.identity.models import User
from satuatap.notifications.actions import recipient_of, send


@reacts_to(AccountBlocked)
def tell_of_block(blocked: AccountBlocked) -> None:
    """Whoever is blocked hears of it, once for each time."""
    account = User.objects.get(pk=blocked.user_id)
    to = recipient_of(account, at=blocked.at)
    key = f"{blocked.user_id} {account.times_signed_out}"
    role = account.memberships.exclude(hall=None).select_related("hall__region").first()
    hall = role.hall if role else None
    send("account-blocked", to, {}, at=blocked.at, key=key, hall=hall)
