"""What is typed about ceremonies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.core.choices import offer
from satuatap.identity.models import Role, User
from satuatap.inauguration import rules
from satuatap.inauguration.actions import Answer, Listed, Plan
from satuatap.inauguration.models import Guest
from satuatap.inauguration.queries import next_halls
from satuatap.places.models import Hall

SELECT = {"class": "form-select"}
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlanForm(forms.Form):
    """When, where, and what it is called."""

    title = forms.CharField(label=_("Nama acara"), max_length=160)
    held_on = forms.DateField(label=_("Tanggal"), widget=DAY)
    place = forms.CharField(label=_("Tempat"), max_length=160)

    @property
    def plan(self) -> Plan:
        """What was typed."""
        return Plan(**self.cleaned_data)


class HallForm(forms.Form):
    """A hall for the list, with what the charter tells of it."""

    hall = forms.ModelChoiceField(
        Hall.objects.none(), label=_("Mal"), widget=forms.Select(attrs=SELECT)
    )
    agencies = forms.IntegerField(
        label=_("Instansi (kosongkan untuk memakai yang tercatat)"),
        required=False,
        min_value=0,
        max_value=999,
    )
    services = forms.IntegerField(
        label=_("Layanan (kosongkan untuk memakai yang tercatat)"),
        required=False,
        min_value=0,
        max_value=9999,
    )
    exception = forms.CharField(
        label=_("Alasan pengecualian, bila belum lulus pemeriksaan kesiapan"),
        required=False,
        max_length=240,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "hall", next_halls())

    @property
    def listed(self) -> Listed:
        """What the charter will tell."""
        told = self.cleaned_data
        return Listed(told["agencies"], told["services"], told["exception"])


class GuestForm(forms.Form):
    """An official, with an account or without; who inaugurates signs after the heads."""

    office = forms.CharField(label=_("Jabatan"), max_length=160)
    name = forms.CharField(label=_("Nama"), max_length=120, required=False)
    user = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Akun (perlu untuk menandatangani)"),
        required=False,
        widget=forms.Select(attrs=SELECT),
    )
    email = forms.EmailField(
        label=_("Surel, bila tanpa akun"),
        help_text=_("Misalnya gubernur atau wakil presiden. Undangan dikirim ke sana."),
        required=False,
    )
    signs = forms.BooleanField(label=_("Meresmikan dan menandatangani prasasti"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_the_nation = User.objects.filter(
            memberships__role=Role.MINISTRY, is_active=True
        ).distinct()
        offer(self, "user", of_the_nation.order_by("name"))

    def clean(self) -> None:
        if self.cleaned_data.get("signs") and not self.cleaned_data.get("user"):
            self.add_error("user", _("Yang menandatangani memerlukan akun."))


class AnswerForm(forms.Form):
    """How somebody attends."""

    mode = forms.ChoiceField(
        label=_("Kehadiran"), choices=Guest.Mode, widget=forms.Select(attrs=SELECT)
    )
    place = forms.CharField(label=_("Bila daring: dari mana"), max_length=120, required=False)
    people = forms.IntegerField(
        label=_("Orang yang ikut bersama Anda"), min_value=0, max_value=9999, required=False
    )

    def clean(self) -> None:
        if self.cleaned_data.get("mode") == rules.ONLINE and not self.cleaned_data.get("place"):
            self.add_error("place", _("Tulis dari mana Anda hadir daring."))

    @property
    def answer(self) -> Answer:
        """What was typed."""
        told = self.cleaned_data
        return Answer(told["mode"], told["place"], told["people"] or 0)


class ReasonForm(forms.Form):
    """Why somebody does not sign, or the ceremony does not take place."""

    reason = forms.CharField(label=_("Alasan"), max_length=240)
