"""What an evaluator brings from a visit."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from satuatap.evaluation.actions.visiting import Looked, Place, Seen
from satuatap.evaluation.forms.cycles import SELECT, day_field, lines_field
from satuatap.evaluation.rules import Instrument, in_language

DAY_MS = 86_400_000
LONGEST_AGE = 90 * DAY_MS  # how long a device may keep what it could not send


class ObservationForm(forms.Form):
    """One observation; ``key``, ``age`` and the position come from the device."""

    indicator = forms.ChoiceField(
        label=_("Tentang"), required=False, widget=forms.Select(attrs=SELECT)
    )
    note = lines_field(_("Yang terlihat"), most=2000)
    key = forms.UUIDField(widget=forms.HiddenInput)
    age = forms.IntegerField(
        min_value=0, max_value=LONGEST_AGE, required=False, widget=forms.HiddenInput
    )
    latitude = forms.DecimalField(
        min_value=-90,
        max_value=90,
        max_digits=8,
        decimal_places=5,
        required=False,
        widget=forms.HiddenInput,
    )
    longitude = forms.DecimalField(
        min_value=-180,
        max_value=180,
        max_digits=8,
        decimal_places=5,
        required=False,
        widget=forms.HiddenInput,
    )
    accuracy = forms.IntegerField(
        min_value=0, max_value=1_000_000, required=False, widget=forms.HiddenInput
    )

    def __init__(self, instrument: Instrument, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "id"
        field: Any = self.fields["indicator"]
        field.choices = [("", _now("Umum"))] + [
            (each.slug, in_language(each.name, language)) for each in instrument.indicators
        ]

    def seen(self, at: datetime) -> Seen:
        """What was typed, once it is right; ``age`` is how long ago, in milliseconds."""
        data = self.cleaned_data
        seen_at = at.timestamp() - (data["age"] or 0) / 1000
        return Seen(
            key=data["key"],
            note=data["note"],
            seen_at=datetime.fromtimestamp(seen_at, UTC),
            indicator=data["indicator"],
            place=_place(data["latitude"], data["longitude"], data["accuracy"]),
        )


def _place(
    latitude: Decimal | None, longitude: Decimal | None, accuracy: int | None
) -> Place | None:
    if latitude is None or longitude is None:
        return None
    return Place(latitude, longitude, accuracy)


class FindingForm(forms.Form):
    """What has to be mended, and until when."""

    text = lines_field(_("Yang harus diperbaiki"), most=400)
    due = day_field(_("Paling lambat"))


class CheckForm(forms.Form):
    """What somebody saw who looked again at what was mended."""

    holds = forms.TypedChoiceField(
        label=_("Keadaan"),
        choices=[("1", _("Sudah benar")), ("0", _("Belum benar"))],
        coerce=lambda said: said == "1",
        widget=forms.Select(attrs=SELECT),
    )
    note = lines_field(_("Yang terlihat"), most=500)
    due = day_field(_("Batas baru"), required=False, help_text=_("Bila belum benar."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("holds") is False and not data.get("due"):
            self.add_error("due", _now("Beri batas baru, karena belum benar."))
        return data

    @property
    def looked(self) -> Looked:
        """What was typed, once it is right."""
        data = self.cleaned_data
        return Looked(data["holds"], data["note"], data["due"])


class VisitForm(forms.Form):
    """When the evaluators go."""

    planned_on = day_field(_("Hari kunjungan"))
    agenda = lines_field(_("Yang akan dilihat"), most=2000, required=False)
