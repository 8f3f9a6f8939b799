"""What people type into the queue's pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from satuatap.queueing.models import Ticket

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

KIOSK = "/anjungan/"
SIX_LETTERS = _("Kode terdiri dari enam huruf; baru terisi %(show_value)d.")
SWITCHES = ("id", "en", "large", "contrast", "voice")


def squeezed(text: str) -> str:
    """A typed code without spaces and hyphens, in capitals."""
    return "".join(each for each in text.upper() if each.isalnum())


class CodeInput(forms.TextInput):
    """Where a code is typed: nothing is completed, corrected or remembered."""

    def __init__(self, **attrs: Any) -> None:
        plain = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        super().__init__(attrs=plain | attrs)


class CodeField(forms.CharField):
    """A short code as people type it: spaces, hyphens and small letters do not matter."""

    widget = CodeInput

    def to_python(self, value: Any) -> str:
        return squeezed(super().to_python(value) or "")


class SixLettersField(CodeField):
    """Six letters that are read somewhere in the hall; ``missing`` says where."""

    def __init__(self, *, missing: StrPromise, **options: Any) -> None:
        errors = {"required": missing, "min_length": SIX_LETTERS}
        super().__init__(min_length=6, max_length=12, error_messages=errors, **options)


class PairingForm(forms.Form):
    """The six letters on the manager's screen."""

    code = SixLettersField(
        label=_("Kode perangkat"),
        missing=_("Ketik enam huruf dari layar manajer."),
        widget=CodeInput(autofocus=True),
    )


class SwitchForm(forms.Form):
    """One of the kiosk's switches: a language, large text, high contrast, or the voice."""

    what = forms.ChoiceField(choices=[(each, each) for each in SWITCHES])
    back = forms.CharField(required=False)

    def way_back(self, request: HttpRequest) -> str:
        """The page that the switch was pressed on, if it is one of the kiosk's."""
        asked = str(self.data.get("back", ""))
        safe = url_has_allowed_host_and_scheme(asked, {request.get_host()})
        return asked if safe and asked.startswith(KIOSK) else KIOSK


class TakeForm(forms.Form):
    """A service, whether the person goes first, and the key that makes two taps one ticket."""

    service = forms.SlugField(max_length=80)
    priority = forms.ChoiceField(choices=Ticket.Reason, required=False)
    key = forms.RegexField(r"^[0-9a-f]{32}$")
    bersama = CodeField(required=False, max_length=12)

    def clean_priority(self) -> str:
        return self.cleaned_data["priority"] or Ticket.Reason.NONE


class TicketCodeField(CodeField):
    """A ticket's code, typed or scanned: a scanner types the whole address of its page."""

    def to_python(self, value: Any) -> str:
        text = str(value or "").strip()
        scanned = re.search(r"/(?:tiket|survei)/([0-9A-Za-z]{6,12})", text)
        return super().to_python(scanned.group(1) if scanned else text)


class TicketCodeForm(forms.Form):
    """The code on a ticket: the six letters on paper, or all twelve."""

    code = TicketCodeField(
        label=_("Kode tiket"),
        min_length=6,
        max_length=200,
        error_messages={
            "required": _("Ketik kode pada tiket Anda, atau pindai kode QR-nya."),
            "min_length": _(
                "Ketik enam huruf kode tiket, bukan nomor antreannya; baru terisi %(show_value)d."
            ),
        },
    )


class DayCodeForm(forms.Form):
    """The hall's code of the day, read at its door, on a kiosk or on a display."""

    code = SixLettersField(
        label=_("Kode mal hari ini"),
        missing=_("Ketik enam huruf yang terpasang di pintu masuk mal."),
    )


class RemoteForm(forms.Form):
    """A number from afar: the service, whether the person goes first, and the form's key."""

    service = forms.SlugField(
        max_length=80, error_messages={"required": _("Pilih satu layanan dahulu.")}
    )
    priority = forms.ChoiceField(choices=Ticket.Reason, required=False)
    key = forms.RegexField(r"^[0-9a-f]{32}$")

    def clean_priority(self) -> str:
        return self.cleaned_data["priority"] or Ticket.Reason.NONE
