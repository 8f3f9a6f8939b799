"""Whose account is in whose hands."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from satuatap.identity.models import Role, User


def is_in_hands_of(manager: User, account: User, *, halls: AbstractSet[UUID]) -> bool:
    """Whether a manager of these halls may give this account a password, or block it.

    Not one's own, not one that works in another hall as well, and never a higher role.
    """
    if account == manager or account.is_superuser or account.is_staff:
        return False
    roles = list(account.memberships.values_list("role", "hall_id"))
    return bool(roles) and all(role != Role.MINISTRY and hall in halls for role, hall in roles)
