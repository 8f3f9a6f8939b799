"""What an evaluator declares."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from satuatap.evaluation.forms.cycles import SELECT, lines_field
from satuatap.places.models import Hall, Region


class InterestForm(forms.Form):
    """An interest in one hall or one region, with its reason."""

    hall = forms.ModelChoiceField(
        Hall.objects.select_related("region"),
        label=_("Mal"),
        required=False,
        widget=forms.Select(attrs=SELECT),
    )
    region = forms.ModelChoiceField(
        Region.objects.all(),
        label=_("Kabupaten/kota"),
        required=False,
        widget=forms.Select(attrs=SELECT),
    )
    reason = lines_field(_("Alasan"), most=300)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("hall")) == bool(data.get("region")):
            raise forms.ValidationError(_now("Sebutkan satu mal atau satu kabupaten/kota."))
        return data

    @property
    def place(self) -> Hall | Region:
        """Where the interest lies."""
        found: Hall | Region = self.cleaned_data["hall"] or self.cleaned_data["region"]
        return found
