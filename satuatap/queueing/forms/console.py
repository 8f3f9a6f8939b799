"""What the counter console sends."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import Offering
from satuatap.core.choices import offer
from satuatap.places.models import Counter, Hall
from satuatap.queueing.errors import ReasonIsMissing
from satuatap.queueing.models import Ticket

OTHER = "other"


class OutOfOrder(models.TextChoices):
    """Why somebody is called before their turn."""

    MEDICAL = "medical", _("Keadaan medis mendesak")
    WRONG_QUEUE = "wrong_queue", _("Salah antrean")
    AGENCY = "agency", _("Permintaan instansi")
    EQUIPMENT = "equipment", _("Alat atau sistem terganggu")
    OTHER = OTHER, _("Alasan lain")


class HoldReason(models.TextChoices):
    """Why somebody is put aside."""

    DOCUMENTS = "documents", _("Melengkapi berkas")
    FORM = "form", _("Mengisi formulir")
    PAYMENT = "payment", _("Membayar")
    SYSTEM = "system", _("Menunggu sistem")
    REST = "rest", _("Perlu waktu sebentar")


class PauseReason(models.TextChoices):
    """Why the counter does not call for a while."""

    BREAK = "break", _("Istirahat")
    PRAYER = "prayer", _("Salat")
    SYSTEM = "system", _("Gangguan sistem")
    MEETING = "meeting", _("Koordinasi")


class ReleaseReason(models.TextChoices):
    """Why somebody no longer waits for one counter alone."""

    CLOSED = "counter-closed", _("Loket yang dituju tutup")
    PAUSED = "counter-paused", _("Loket yang dituju jeda terlalu lama")


def reason_words(code: str) -> str | Promise:
    """A reason of the history as people read it: its label, or the officer's own words."""
    head, _colon, words = code.partition(":")
    if words:
        return words
    for kind in (OutOfOrder, HoldReason, PauseReason, ReleaseReason):
        if head in kind.values:
            return kind(head).label
    return code


class HoldForm(forms.Form):
    """Put somebody aside, with the reason."""

    reason = forms.ChoiceField(choices=HoldReason.choices)


class PauseForm(forms.Form):
    """Stop calling, with the reason."""

    reason = forms.ChoiceField(choices=PauseReason.choices)


class OutcomeForm(forms.Form):
    """How the service ended; served unless said otherwise."""

    outcome = forms.ChoiceField(choices=Ticket.Outcome.choices, required=False)

    def clean_outcome(self) -> str:
        return self.cleaned_data["outcome"] or Ticket.Outcome.SERVED


class ChosenForm(forms.Form):
    """Call somebody out of order: whom, and why."""

    ticket = forms.UUIDField()
    reason = forms.ChoiceField(
        label=_("Alasan"),
        choices=OutOfOrder.choices,
        widget=forms.RadioSelect,
        error_messages={"required": ReasonIsMissing.message},
    )
    words = forms.CharField(
        label=_("Alasan lain, tanpa nama atau NIK"), max_length=33, required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reason") == OTHER and not data.get("words"):
            self.add_error("words", _("Tulis alasannya dalam beberapa kata."))
        return data

    @property
    def fault(self) -> str:
        """The first thing that is missing, in a sentence."""
        return next(str(said[0]) for said in self.errors.values())

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen so far, for the panel's address; never the officer's own words."""
        known = {
            "tiket": self.cleaned_data.get("ticket"),
            "alasan": self.cleaned_data.get("reason"),
        }
        return {name: str(value) for name, value in known.items() if value}

    @property
    def kept(self) -> str:
        """What the history keeps: the code, or ``other:`` and the officer's words."""
        reason = str(self.cleaned_data["reason"])
        return f"{reason}:{self.cleaned_data['words']}" if reason == OTHER else reason


def offered(hall: Hall) -> models.QuerySet[Offering]:
    """The services of the hall that have a line, office by office."""
    offerings = Offering.objects.offered().filter(hall=hall, queue__is_active=True)
    return offerings.select_related("office").order_by("office__order", "office__name", "order")


class ServiceForm(forms.Form):
    """Choose a service of the hall."""

    offering = forms.ModelChoiceField(Offering.objects.none())

    def __init__(self, hall: Hall, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "offering", offered(hall))


class TransferForm(ServiceForm):
    """Send somebody to another service, or to one counter of the hall."""

    to_counter = forms.ModelChoiceField(Counter.objects.none(), required=False)

    def __init__(self, hall: Hall, *args: Any, **kwargs: Any) -> None:
        super().__init__(hall, *args, **kwargs)
        offer(self, "to_counter", Counter.objects.filter(hall=hall, is_active=True))


class SeenForm(forms.Form):
    """What the officer had seen when the button was pressed."""

    seen = forms.CharField(max_length=20)
    ticket = forms.UUIDField(required=False)

    @property
    def ticket_id(self) -> UUID | None:
        """The ticket that the button is about."""
        found: UUID | None = self.cleaned_data.get("ticket")
        return found
