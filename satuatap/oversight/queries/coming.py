"""Dates to come: what was planned, agreements that end, requests that go up, stages that last.

Modules above tell of dates of their own (a ceremony, a deadline) by ``tells_of_dates``.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from satuatap.oversight.models import HallLife, JoinRequest, PlannedDate
from satuatap.oversight.queries.partners import agreements_ending
from satuatap.oversight.sources import levels
from satuatap.places.models import Hall


@dataclass(frozen=True)
class Coming:
    """One date: what happens, at which hall."""

    on: date
    kind: str
    hall: Hall
    what: str


Teller = Callable[[date, date], Iterable[Coming]]
_tellers: list[Teller] = []


def tells_of_dates(teller: Teller) -> Teller:
    """Register who knows of further dates between two days."""
    if teller not in _tellers:
        _tellers.append(teller)
    return teller


def coming(first: date, last: date, *, halls: Collection[UUID] | None = None) -> list[Coming]:
    """Every date between these days, of these halls or of all, soonest first."""
    found = [*_planned(first, last), *_ending(first, last), *_going_up(first, last)]
    found += _lasting(first, last)
    found += [each for teller in _tellers for each in teller(first, last)]
    mine = [each for each in found if halls is None or each.hall.pk in halls]
    return sorted(mine, key=lambda each: (each.on, each.hall.slug, each.kind))


def _planned(first: date, last: date) -> Iterator[Coming]:
    rows = PlannedDate.objects.coming(first, last).select_related("hall__region")
    for each in rows:
        what = f"{each.get_kind_display()}: {each.about}" if each.about else each.get_kind_display()
        yield Coming(each.on, "planned", each.hall, what)


def _ending(first: date, last: date) -> Iterator[Coming]:
    for each in agreements_ending(first, last):
        told = {"agency": each.agency.name}
        what = _("Perjanjian dengan %(agency)s berakhir") % told
        if each.ends_on:
            yield Coming(each.ends_on, "agreement", each.hall, what)


def _going_up(first: date, last: date) -> Iterator[Coming]:
    for each in JoinRequest.objects.open().select_related("hall__region", "agency"):
        for level in levels()[1:]:
            on = each.sent_on + timedelta(days=level.after_days)
            if first <= on <= last:
                told = {"agency": each.agency.name, "level": level.name["id"]}
                what = _("Permintaan kepada %(agency)s naik ke %(level)s") % told
                yield Coming(on, "request", each.hall, what)


def _lasting(first: date, last: date) -> Iterator[Coming]:
    """The day on which a hall has stood at its stage for as long as that usually takes."""
    for each in HallLife.objects.exclude(since=None).select_related("hall__region"):
        patience = each.drawn.patience_days
        if patience is None or each.since is None:
            continue
        on = each.since + timedelta(days=patience)
        if first <= on <= last:
            what = _("Tahap %(stage)s biasanya selesai") % {"stage": each.stage_name}
            yield Coming(on, "stage", each.hall, what)
