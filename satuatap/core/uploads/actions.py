"""Take files of a form, keep them once it is sent, and forget the others."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from satuatap.core.uploads import store
from satuatap.core.uploads.errors import TooManyFiles
from satuatap.core.uploads.kinds import made_anew
from satuatap.core.uploads.limits import upload_limits
from satuatap.core.uploads.models import Upload

WAITS = timedelta(days=1)


def take_file(file: BinaryIO, *, draft: UUID, at: datetime) -> Upload:
    """Check one file of the form with this key, and store it anew; raises a FileRefused.

    The same file twice is one.
    """
    limits = upload_limits()
    kind, content = made_anew(file, limits)
    digest = hashlib.sha256(content).hexdigest()
    known = Upload.objects.filter(draft=draft, digest=digest).first()
    if known is not None:
        return known
    count = Upload.objects.filter(draft=draft).count()
    if count >= limits.files:
        raise TooManyFiles(most=limits.files)
    facts = {"kind": kind, "number": count + 1, "size": len(content), "created_at": at}
    made, _ = Upload.objects.get_or_create(
        draft=draft, digest=digest, defaults=facts | {"path": store.put(content)}
    )
    return made


def leave_out(draft: UUID, keys: Iterable[str]) -> None:
    """Take back files of a form that was not sent yet; anybody else's are not touched."""
    for each in Upload.objects.waiting(draft).filter(pk__in=keys):
        _delete(each)


def hold_files(draft: UUID, *, until: datetime) -> None:
    """The form is finished another day: its files wait as long."""
    Upload.objects.waiting(draft).update(held_until=until)


@transaction.atomic
def keep_files(draft: UUID, *, at: datetime) -> list[Upload]:
    """The form was sent: its files stay. Doing it again finds nothing more."""
    found = list(Upload.objects.waiting(draft).select_for_update())
    for each in found:
        each.kept_at = at
    Upload.objects.bulk_update(found, ["kept_at"])
    return found


def forget_files(*, at: datetime) -> int:
    """Delete files of forms that were never sent, and files that no row knows; how many."""
    before, count = at - WAITS, 0
    for each in Upload.objects.forgotten(before):
        count += 1
        _delete(each)
    paths = list(store.stored_before(before))
    for path in set(paths) - set(Upload.objects.values_list("path", flat=True)):
        count += 1
        store.remove(path)
    return count


def delete_files(uploads: Iterable[Upload]) -> None:
    """Delete these for good."""
    for each in uploads:
        _delete(each)


def _delete(upload: Upload) -> None:
    path = upload.path
    upload.delete()
    transaction.on_commit(lambda: store.remove(path))
