"""A record that was wrong, or no longer holds, is taken back: it stays, with who, when and why."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from satuatap.oversight.errors import IsWithdrawn, ReasonIsMissing
from satuatap.oversight.models import RECORDED_IN
from satuatap.oversight.models.filed import Withdrawable
from satuatap.queueing.actions import By

R = TypeVar("R", bound=Withdrawable)


@transaction.atomic
def withdraw(record: R, *, why: str, by: By, at: datetime) -> R:
    """Take a record back; the same word again is one. Raises ReasonIsMissing or IsWithdrawn."""
    if not why.strip():
        raise ReasonIsMissing
    rows = type(record)._default_manager.select_for_update(of=("self",))
    held = rows.get(pk=record.pk)
    if held.withdrawn_at is None:
        held.withdrawn_at, held.withdrawn_by, held.withdrawn_why = at, by.actor, why.strip()
        held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    elif held.withdrawn_why != why.strip():
        raise IsWithdrawn
    return held


def replace(old: R, new: R, *, by: By, at: datetime) -> R:
    """Take a record back because another one stands in its place."""
    with override(RECORDED_IN):
        why = _("Diganti dengan: %(record)s") % {"record": new}
    return withdraw(old, why=why, by=by, at=at)
