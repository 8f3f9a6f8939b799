"""What is kept for how long: who reported is forgotten, what was said and done stays."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import SYSTEM
from satuatap.complaints.actions.steps import Step, locked, write
from satuatap.complaints.models import Attachment, Complaint, Reporter
from satuatap.complaints.queries.keeping import with_files_too_long, with_reporter_too_long
from satuatap.core.uploads.actions import delete_files


def forget_old(*, at: datetime) -> int:
    """Forget what ``data/keeping.csv`` keeps no longer, with an event for each; how many."""
    found = [_forget(each, "reporter", _reporter, at=at) for each in with_reporter_too_long(at=at)]
    found += [_forget(each, "files", _files, at=at) for each in with_files_too_long(at=at)]
    return sum(found)


@transaction.atomic
def _forget(
    complaint: Complaint, what: str, take: Callable[[Complaint], bool], *, at: datetime
) -> bool:
    held = locked(complaint)
    if held.state not in rules.CLOSED or not take(held):
        return False
    write(held, Step("forget", SYSTEM, at, is_internal=True, facts={"what": what}))
    return True


def _reporter(held: Complaint) -> bool:
    """Name, telephone, PIN and the way of messages; the account keeps its own list."""
    gone = {"name": "", "phone_digest": "", "pin": "", "recipient": None}
    return bool(Reporter.objects.filter(pk=held.pk).exclude(**gone).update(**gone))


def _files(held: Complaint) -> bool:
    rows = list(Attachment.objects.filter(complaint=held).select_related("upload"))
    Attachment.objects.filter(pk__in=[each.pk for each in rows]).delete()
    delete_files(each.upload for each in rows)
    return bool(rows)
