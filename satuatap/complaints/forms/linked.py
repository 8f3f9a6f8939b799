"""What a complaint may be linked to, if the person wants: a counter, a booking, a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.marks import ReferenceKind
from satuatap.complaints.queries.asked import counter_at
from satuatap.complaints.rules.references import LONGEST, reference_of
from satuatap.places.models import Counter

PLAIN = {"class": "form-control", "autocomplete": "off"}


class LinkedForm(forms.Form):
    """A counter by its number, and a reference by its kind; both may stay empty."""

    loket = forms.CharField(
        label=_("Nomor loket (boleh kosong)"),
        required=False,
        max_length=8,
        widget=forms.TextInput(attrs=PLAIN),
    )
    reference_kind = forms.ChoiceField(
        label=_("Jenis rujukan"),
        required=False,
        choices=[("", _("Tanpa rujukan")), *ReferenceKind.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    reference = forms.CharField(
        label=_("Nomornya"),
        required=False,
        max_length=LONGEST + 8,
        widget=forms.TextInput(attrs=PLAIN | {"autocapitalize": "characters"}),
    )

    counter: Counter | None = None

    def clean(self) -> dict[str, Any]:
        """Find the counter in the hall, and see that the reference is one."""
        said = super().clean() or self.cleaned_data
        hall, code = said.get("hall"), said.get("loket")
        if hall is not None and code:
            self.counter = counter_at(hall, code)
            if self.counter is None:
                self.add_error("loket", _("Loket itu tidak ada di mal ini."))
        self._clean_reference(said)
        return said

    def _clean_reference(self, said: dict[str, Any]) -> None:
        typed, kind = said.get("reference", ""), said.get("reference_kind", "")
        said["reference"] = reference_of(typed)
        if typed and not said["reference"]:
            wrong = _("Salin nomor janji temu atau permohonan seperti tertulis; bukan NIK.")
            self.add_error("reference", wrong)
        elif typed and not kind:
            self.add_error("reference_kind", _("Pilih nomor apa itu."))
        elif kind and not typed:
            self.add_error("reference", _("Tulis nomornya, atau pilih tanpa rujukan."))
