"""What people type into the queue's pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def squeezed(text: str) -> str:
    """A typed code without spaces and hyphens, in capitals."""
    return "".join(each for each in text.upper() if each.isalnum())


class CodeField(forms.CharField):
    """A short code as people type it: spaces, hyphens and small letters do not matter."""

    def to_python(self, value: Any) -> str:
        return squeezed(super().to_python(value) or "")


class PairingForm(forms.Form):
    """The six letters on the manager's screen."""

    code = CodeField(
        label=_("Kode perangkat"),
        min_length=6,
        max_length=12,
        error_messages={
            "required": _("Ketik enam huruf dari layar manajer."),
            "min_length": _("Kode terdiri dari enam huruf; baru terisi %(show_value)d."),
        },
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
