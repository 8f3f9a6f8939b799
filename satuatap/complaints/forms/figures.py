"""Of which days the figures are."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satuatap.complaints.forms.reporter import PLAIN

MOST = timedelta(days=5 * 366)
DAY = forms.DateInput(attrs=PLAIN | {"type": "date"}, format="%Y-%m-%d")
JULY = 7


@dataclass(frozen=True)
class Usual:
    """A period that is asked for often."""

    title: str
    first: date
    last: date


def usual_periods(today: date) -> list[Usual]:
    """Those that offices report; the first is what the page begins with."""
    month = today.replace(day=1)
    half = today.replace(month=1 if today.month < JULY else JULY, day=1)
    return [
        Usual(_("12 bulan"), (month - timedelta(days=334)).replace(day=1), today),
        Usual(_("Bulan ini"), month, today),
        Usual(_("Semester ini"), half, today),
        Usual(_("Tahun ini"), today.replace(month=1, day=1), today),
    ]


class PeriodForm(forms.Form):
    """From when to when, both days counted, and of which hall."""

    dari = forms.DateField(label=gettext_lazy("Dari"), widget=DAY)
    sampai = forms.DateField(label=gettext_lazy("Sampai"), widget=DAY)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first, and not five years behind it."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = found.get("dari"), found.get("sampai")
        if first and last and not timedelta() <= last - first <= MOST:
            raise forms.ValidationError(
                _("Pilih hari terakhir sesudah hari pertama, paling lama lima tahun.")
            )
        return found
