"""Whose account is in whose hands."""

from collections.abc import Set as AbstractSet
from uuid import UUID

from satuatap.identity.models import ABOVE_HALLS, User


def is_in_hands_of(manager: User, account: User, *, halls: AbstractSet[UUID]) -> bool:
    """Whether a manager of these halls may give this account a password, or block it.

    Not one's own, not one that works in another hall as well, and never a higher role.
    """
    return account != manager and account.memberships.exists() and is_within(halls, account)


def is_within(halls: AbstractSet[UUID], account: User) -> bool:
    """Whether an account reaches nothing beyond these halls; one without a role reaches nothing."""
    if account.is_superuser or account.is_staff:
        return False
    roles = account.memberships.values_list("role", "hall_id")
    return all(role not in ABOVE_HALLS and hall in halls for role, hall in roles)
