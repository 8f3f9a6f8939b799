"""Where the survey's link is to go."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.notifications.phones import NoNumber, international


class LinkForm(forms.Form):
    """A mail address or a telephone number; nothing for somebody who is signed in."""

    email = forms.EmailField(
        label=_("Surel"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Nomor ponsel"),
        required=False,
        max_length=24,
        help_text=_("Misalnya 0812 3456 7890."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"]
        try:
            return international(typed) if typed else ""
        except NoNumber as error:
            raise forms.ValidationError(_("Nomor ponsel ini tidak dikenal.")) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not (data.get("email") or data.get("phone")):
            raise forms.ValidationError(_("Isi surel atau nomor ponsel."))
        return data
