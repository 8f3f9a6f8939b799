"""The one question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.core.typed import LinesField
from satuatap.surveys.models import Score


class RatingForm(forms.Form):
    """A score from one to four, and a sentence for who wants to say more."""

    score = forms.TypedChoiceField(
        coerce=int,
        choices=Score,
        error_messages={
            "required": _("Pilih satu dari empat jawaban."),
            "invalid_choice": _("Pilih satu dari empat jawaban."),
        },
    )
    comment = LinesField(
        required=False,
        max_length=500,
        strip=True,
        error_messages={"max_length": _("Catatan paling banyak 500 huruf; terisi %(show_value)d.")},
    )
