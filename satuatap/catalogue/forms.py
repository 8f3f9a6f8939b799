"""What a manager types when the hall's rules differ from the national text."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import OwnText
from satuatap.catalogue.models.own import RULED
from satuatap.identity.setup import HallForm


class OwnTextForm(HallForm):
    """A new version of an offering's own text."""

    class Meta:
        model = OwnText
        fields = ["offering", *RULED, "basis"]

    def clean(self) -> dict[str, Any]:
        """A first version says something; a later one may be empty, to go back."""
        data = super().clean()
        offering = data.get("offering")
        says = any(data.get(name, "").strip() for name in RULED)
        if offering is not None and not says and not offering.own_texts.exists():
            raise forms.ValidationError(_("Isi sedikitnya satu: yang kosong mengikuti nasional."))
        return data
