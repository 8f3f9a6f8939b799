"""Dates to come: what was planned, agreements that end, requests that go up, stages that last.

Modules above tell of dates of their own (a ceremony, a deadline) by ``tells_of_dates``.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from satuatap.oversight.models import HallLife, JoinRequest, PlannedDate
from satuatap.oversight.models.editions import drawing, reminding
from satuatap.oversight.queries.partners import agreements_ending
from satuatap.places.models import Hall


@dataclass(frozen=True)
class Coming:
    """One date: what happens, at which hall."""

    on: date
    kind: str
    hall: Hall
    what: str


M = TypeVar("M", bound=Model)
Teller = Callable[[date, date], Iterable[Coming]]
_tellers: list[Teller] = []


def tells_of_dates(teller: Teller) -> Teller:
    """Register who knows of further dates between two days."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def coming(first: date, last: date, *, halls: Collection[UUID] | None = None) -> list[Coming]:
    """Every date between these days, of these halls or of all, soonest first."""
    found = [each for own in OWN for each in own(first, last, halls)]
    found += [each for teller in _tellers for each in teller(first, last)]
    mine = [each for each in found if halls is None or each.hall.pk in halls]
    return sorted(mine, key=lambda each: (each.on, each.hall.slug, each.kind))


def _of(rows: QuerySet[M], halls: Collection[UUID] | None) -> QuerySet[M]:
    return rows if halls is None else rows.filter(hall__in=halls)


def _planned(first: date, last: date, halls: Collection[UUID] | None) -> Iterator[Coming]:
    rows = _of(PlannedDate.objects.coming(first, last), halls).select_related("hall__region")
    for each in rows:
        what = f"{each.get_kind_display()}: {each.about}" if each.about else each.get_kind_display()
        yield Coming(each.on, "planned", each.hall, what)


def _ending(first: date, last: date, halls: Collection[UUID] | None) -> Iterator[Coming]:
    for each in _of(agreements_ending(first, last), halls):
        told = {"agency": each.agency.name}
        what = _("Perjanjian dengan %(agency)s berakhir") % told
        if each.ends_on:
            yield Coming(each.ends_on, "agreement", each.hall, what)


def _going_up(first: date, last: date, halls: Collection[UUID] | None) -> Iterator[Coming]:
    """Only requests of which some level falls between these days are read."""
    waits = [level.after_days for level in reminding().levels[1:]] or [0]
    oldest, newest = first - timedelta(days=max(waits)), last - timedelta(days=min(waits))
    rows = _of(JoinRequest.objects.open().filter(sent_on__range=(oldest, newest)), halls)
    for each in rows.select_related("hall__region", "agency"):
        for level in reminding().levels[1:]:
            on = each.sent_on + timedelta(days=level.after_days)
            if first <= on <= last:
                told = {"agency": each.agency.name, "level": level.name["id"]}
                what = _("Permintaan kepada %(agency)s naik ke %(level)s") % told
                yield Coming(on, "request", each.hall, what)


def _lasting(first: date, last: date, halls: Collection[UUID] | None) -> Iterator[Coming]:
    """The day on which a hall has stood at its stage for as long as that usually takes."""
    due = Q(pk=None)
    for stage in drawing().stages:
        if stage.patience_days is not None:
            usual = timedelta(days=stage.patience_days)
            due |= Q(stage=stage.code, since__range=(first - usual, last - usual))
    for each in _of(HallLife.objects.filter(due), halls).select_related("hall__region"):
        patience = each.drawn.patience_days
        if patience is None or each.since is None:
            continue
        on = each.since + timedelta(days=patience)
        if first <= on <= last:
            what = _("Tahap %(stage)s biasanya selesai") % {"stage": each.stage_name}
            yield Coming(on, "stage", each.hall, what)


OWN = (_planned, _ending, _going_up, _lasting)
