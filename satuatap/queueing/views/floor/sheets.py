"""A day of the hall as a spreadsheet: CSV, one line for the hall and one for each counter."""

import csv
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from satuatap.queueing.figures import Told
from satuatap.queueing.queries.fairness import CounterFairness, Fairness
from satuatap.queueing.queries.kept import KeptQueue

Cell = str | int


def counters_sheet(file: HttpResponse, fair: Fairness) -> None:
    """The hall, then each counter by the people it called first."""
    sheet = csv.writer(file)
    sheet.writerow(
        [
            _("loket"),
            _("dipanggil"),
            _("di luar urutan"),
            _("di luar urutan (%)"),
            _("dilayani"),
            _("tidak hadir"),
            _("9 dari 10 menunggu, antrean biasa (menit)"),
            _("9 dari 10 menunggu, prioritas (menit)"),
            _("rata-rata dilayani (menit)"),
            *_told_heads(),
        ]
    )
    sheet.writerow(_line(_("seluruh mal"), fair, serving=None))
    sheet.writerows(_line(each.code, each, serving=each.serving_minutes) for each in fair.counters)


def queues_sheet(file: HttpResponse, kept: list[KeptQueue]) -> None:
    """Each queue of a day whose tickets were cleared."""
    sheet = csv.writer(file)
    sheet.writerow(
        [
            _("antrean"),
            _("nama"),
            _("nomor"),
            _("di luar urutan"),
            _("dilayani"),
            _("tidak hadir"),
            _("9 dari 10 menunggu, antrean biasa (menit)"),
            _("9 dari 10 menunggu, prioritas (menit)"),
            *_told_heads(),
        ]
    )
    sheet.writerows(_kept_line(each) for each in kept)


def _told_heads() -> list[str]:
    return [
        _("perkiraan meleset, rata-rata (menit)"),
        _("tidak lebih lama daripada yang dikatakan (%)"),
    ]


def _line(name: str, row: Fairness | CounterFairness, *, serving: float | None) -> list[Cell]:
    return [
        name,
        row.called,
        row.out_of_order,
        _percent(row.share_out_of_order),
        row.served,
        row.no_shows,
        _number(row.regular.p90),
        _number(row.priority.p90),
        _number(serving),
        *_told(row.told),
    ]


def _kept_line(each: KeptQueue) -> list[Cell]:
    return [
        each.prefix,
        each.name,
        each.tickets,
        each.out_of_order,
        each.served,
        each.no_shows,
        _number(each.regular.p90),
        _number(each.priority.p90),
        *_told(each.told),
    ]


def _told(told: Told) -> list[Cell]:
    return [_number(told.mean_absolute_error), _percent(told.within_late)]


def _percent(share: float | None) -> str:
    return _number(None if share is None else 100 * share)


def _number(value: Any) -> str:
    return "" if value is None else f"{value:.1f}"
