"""Agreements with agencies: written down with what they promise, and ended before their time."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format

from satuatap.catalogue.models import Service
from satuatap.oversight.actions.days import check_day
from satuatap.oversight.actions.filing import file_away
from satuatap.oversight.errors import AgreementIsEnded
from satuatap.oversight.models import Agreement
from satuatap.queueing.actions import By


@transaction.atomic
def record_agreement(
    agreement: Agreement, services: Iterable[Service], *, by: By, at: datetime
) -> Agreement:
    """Keep an agreement and the services that it promises; the form sent twice is one."""
    kept = file_away(agreement, by=by, at=at)
    if kept.pk == agreement.pk:
        kept.services.set(services)
    return kept


@transaction.atomic
def end_agreement(agreement: Agreement, *, on: date, at: datetime) -> Agreement:
    """An agreement was ended before its time; the same day again is one.

    Raises AgreementIsEnded where another day stands, DayIsToCome or DayIsBeforeItBegan.
    """
    held = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if held.ended_on is None:
        check_day(on, held.hall, since=held.starts_on, at=at)
        held.ended_on = on
        held.save(update_fields=["ended_on"])
    elif held.ended_on != on:
        raise AgreementIsEnded(on=date_format(held.ended_on, "j F Y"))
    return held
