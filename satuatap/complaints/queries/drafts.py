"""Whose a draft is, and which are somebody's."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from satuatap.complaints.models import Draft


@dataclass(frozen=True)
class Owner:
    """Who writes: an account, a telephone that was proved, and what this browser has begun."""

    account: int | None = None
    phone_digest: str = ""
    keys: frozenset[UUID] = frozenset()

    def owns(self, draft: Draft) -> bool:
        """Whether the draft is this writer's."""
        if draft.account_id is not None:
            return draft.account_id == self.account
        if draft.phone_digest:
            return draft.phone_digest == self.phone_digest
        return draft.pk in self.keys


def drafts_of(owner: Owner) -> QuerySet[Draft]:
    """What this writer has begun, newest first."""
    mine = Q(account=None, phone_digest="", pk__in=owner.keys)
    if owner.account is not None:
        mine |= Q(account=owner.account)
    if owner.phone_digest:
        mine |= Q(account=None, phone_digest=owner.phone_digest)
    return Draft.objects.filter(mine).order_by("-saved_at", "pk")
