"""Telephone numbers as people type them, and as they are kept."""

from typing import Any

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

REGION = "ID"


class NoNumber(ValueError):
    """What was typed is no telephone number, or not a whole one."""


def international(typed: str) -> str:
    """``0812 3456-7890`` as ``+6281234567890``; raises NoNumber."""
    try:
        number = phonenumbers.parse(typed, REGION)
    except phonenumbers.NumberParseException as error:
        raise NoNumber from error
    if not phonenumbers.is_valid_number(number):
        raise NoNumber
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def ending(phone: str) -> str:
    """What a page may show of a number: ``…7890``."""
    return f"\u2026\u2060{phone[-4:]}"


class PhoneField(forms.CharField):
    """A telephone number, given back as ``+62812…``."""

    def __init__(self, **given: Any) -> None:
        attrs = {"autocomplete": "tel", "inputmode": "tel", "class": "form-control"}
        usual: dict[str, Any] = {
            "label": _("Nomor ponsel"),
            "max_length": 24,
            "widget": forms.TextInput(attrs=attrs),
            "error_messages": {"required": _("Tulis nomor ponsel Anda.")},
        }
        super().__init__(**usual | given)

    def clean(self, value: Any) -> str:
        """The number as it is kept."""
        typed = super().clean(value)
        try:
            return international(typed) if typed else ""
        except NoNumber as error:
            raise forms.ValidationError(_("Nomor ponsel ini tidak lengkap atau keliru.")) from error


class PhoneForm(forms.Form):
    """To which number a code is to go."""

    phone = PhoneField(help_text=_("Misalnya 0812 3456 7890."))


class CodeForm(forms.Form):
    """The six digits that came to the telephone."""

    code = forms.CharField(
        label=_("Kode enam angka"),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "class": "form-control",
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
            }
        ),
        error_messages={"required": _("Tulis enam angka yang kami kirim.")},
    )
