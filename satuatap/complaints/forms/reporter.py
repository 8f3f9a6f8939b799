"""What the reporter types afterwards: the way back, more facts, and what the answer is worth."""

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.core.typed import LinesField

PLAIN = {"class": "form-control"}
MOST = 5000


class WayBackForm(forms.Form):
    """The number and the PIN on the slip."""

    number = forms.CharField(
        label=_("Nomor laporan"),
        max_length=40,
        widget=forms.TextInput(
            attrs=PLAIN | {"autocomplete": "off", "autocapitalize": "characters"}
        ),
        error_messages={"required": _("Tulis nomor laporan, seperti ADU-3579-2026-0001.")},
    )
    pin = forms.CharField(
        label=_("PIN"),
        max_length=20,
        widget=forms.TextInput(attrs=PLAIN | {"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": _("Tulis PIN delapan angka dari bukti laporan.")},
    )


class WordsForm(forms.Form):
    """A few sentences that are needed."""

    text = LinesField(
        max_length=MOST,
        strip=True,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 4}),
        error_messages={
            "required": _("Tulis dahulu isinya."),
            "max_length": _("Tulisan paling banyak %(limit_value)d huruf; terisi %(show_value)d."),
        },
    )


class MoreForm(WordsForm):
    """More facts, with files that wait under the key of the form."""

    draft = forms.UUIDField(widget=forms.HiddenInput)


class RateForm(forms.Form):
    """What the reporter thinks of the answer, from 1 to 4."""

    rating = forms.TypedChoiceField(
        coerce=int,
        choices=[
            (4, _("Sangat baik")),
            (3, _("Baik")),
            (2, _("Kurang baik")),
            (1, _("Tidak baik")),
        ],
        error_messages={"required": _("Pilih satu dari empat jawaban.")},
    )
    remark = LinesField(
        label=_("Catatan (boleh kosong)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=PLAIN | {"rows": 2}),
    )
