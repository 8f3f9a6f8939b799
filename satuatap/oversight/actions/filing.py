"""A record of a hall's file: kept once for its form, with the files that came with it."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from satuatap.core.uploads.actions import keep_files
from satuatap.oversight.errors import FormIsUsed
from satuatap.oversight.models.filed import Filed
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

R = TypeVar("R", bound=Filed)


@transaction.atomic
def file_away(record: R, *, by: By, at: datetime) -> R:
    """Keep a record that a form made; the form sent twice, even at once, is one record."""
    known = known_by_form(record)
    if known is not None:
        return known
    record.at, record.actor = at, by.actor
    record.save()
    keep_files(record.key, at=at)
    return record


def known_by_form(record: R) -> R | None:
    """What this form has made before; the hall is held, so that two cannot both find nothing.

    Raises FormIsUsed where it was made for another hall.
    """
    Hall.objects.select_for_update(of=("self",)).get(pk=record.hall_id)
    known = type(record)._default_manager.filter(key=record.key).first()
    if known is not None and known.hall_id != record.hall_id:
        raise FormIsUsed
    return known
