"""The list of halls: who comes onto it, in which order, and with whose head of region."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from satuatap.inauguration import rules
from satuatap.inauguration.actions.heads import invite_head, release_head
from satuatap.inauguration.actions.holding import held_open, next_order
from satuatap.inauguration.errors import (
    HallIsInAnother,
    HallIsInauguratedAlready,
    HallIsNotReady,
)
from satuatap.inauguration.models import Ceremony, CeremonyHall
from satuatap.inauguration.queries import known_counts
from satuatap.oversight.queries import readiness, stage_of
from satuatap.places.models import Hall
from satuatap.queueing.actions import By


@dataclass(frozen=True)
class Listed:
    """What the charter tells of a hall; without numbers, those on record."""

    agencies: int | None = None
    services: int | None = None
    exception: str = ""
    is_doubtful: bool = False


@transaction.atomic
def add_hall(
    ceremony: Ceremony, hall: Hall, *, by: By, at: datetime, given: Listed | None = None
) -> CeremonyHall:
    """Put a hall at the end of the list, and invite its head of region to sign. Safe to repeat.

    The hall is held, so that of two ceremonies that want it at once one gets it.
    Raises HallIsNotReady where its readiness check is not passed and no exception is explained.
    """
    now, told = held_open(ceremony), given or Listed()
    hall = Hall.objects.select_for_update(of=("self",)).select_related("region").get(pk=hall.pk)
    known = now.halls.filter(hall=hall).first()
    if known is not None:
        return known
    is_ready = False if now.is_replay else _is_ready(hall, told, today=hall.local(at).date())
    agencies, services = known_counts(hall)
    made = CeremonyHall.objects.create(
        ceremony=now,
        hall=hall,
        order=next_order(now.halls.all()),
        agencies=agencies or None if told.agencies is None else told.agencies,
        services=services or None if told.services is None else told.services,
        is_ready=is_ready,
        exception="" if is_ready else told.exception.strip(),
        exception_by="" if is_ready else by.actor,
        is_doubtful=told.is_doubtful,
    )
    invite_head(now, hall)
    return made


def _is_ready(hall: Hall, told: Listed, *, today: date) -> bool:
    """Whether it comes as it is; raises where it may not come, or not without a reason."""
    stage = stage_of(hall)
    if hall.is_recognised:
        raise HallIsInauguratedAlready(hall=hall.title)
    if CeremonyHall.objects.waiting().filter(hall=hall).exists():
        raise HallIsInAnother(hall=hall.title)
    if stage in rules.CHECKED and readiness(hall, today=today).is_ready:
        return True
    if stage not in {*rules.CHECKED, *rules.EARLY} or not told.exception.strip():
        raise HallIsNotReady(hall=hall.title)
    return False


@transaction.atomic
def drop_hall(ceremony: Ceremony, hall: Hall) -> None:
    """Take a hall off the list; one that is not there is fine.

    Its head of region leaves with it, unless they sign for another hall of the list.
    """
    now = held_open(ceremony)
    now.halls.filter(hall=hall).delete()
    release_head(now, hall)
    _number(now)


@transaction.atomic
def raise_hall(ceremony: Ceremony, hall: Hall) -> None:
    """One place further up; the first one stays."""
    now = held_open(ceremony)
    rows = list(now.halls.order_by("order"))
    place = next((n for n, each in enumerate(rows) if each.hall_id == hall.pk), 0)
    if place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
        _number(now, rows)


def _number(ceremony: Ceremony, rows: list[CeremonyHall] | None = None) -> None:
    listed = rows if rows is not None else list(ceremony.halls.order_by("order"))
    for number, each in enumerate(listed, start=1):
        each.order = number
    CeremonyHall.objects.bulk_update(listed, ["order"])
