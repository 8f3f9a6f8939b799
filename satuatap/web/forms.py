"""What people fill in on the portal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.queueing.models import Ticket


class RemoteNumber(forms.Form):
    """A number from afar: whether somebody comes first, told by themselves.

    ``key`` is made with the page, so that a double tap gives one number.
    """

    priority = forms.ChoiceField(
        label=_("Siapa yang datang"), choices=Ticket.Reason.choices, initial=Ticket.Reason.NONE
    )
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
