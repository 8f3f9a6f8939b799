"""A person sends again what was given up."""

from datetime import datetime

from django.db import transaction

from satuatap.notifications.actions.waking import wake
from satuatap.notifications.errors import NothingToSendAgain
from satuatap.notifications.models import Copy


@transaction.atomic
def resend(copy: Copy, *, at: datetime) -> Copy:
    """Begin anew with a copy that failed or is not certain; raises NothingToSendAgain.

    It keeps its key, so that a provider or mailbox that has it already can notice the double.
    """
    found = Copy.objects.given_up().select_for_update(of=("self",)).filter(pk=copy.pk).first()
    if found is None:
        raise NothingToSendAgain
    found.dead_at = found.unsure_at = found.queued_at = found.claimed_at = None
    found.attempts, found.due_at, found.resends = 0, at, found.resends + 1
    found.handed_at = None
    found.save()
    wake(Copy.objects.filter(pk=found.pk), at=at)
    return found
