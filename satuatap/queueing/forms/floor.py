"""What the manager sends from the floor."""

from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.core.choices import offer
from satuatap.core.typed import LinesField
from satuatap.identity.models import Membership, Role, User
from satuatap.places.actions import Closure
from satuatap.places.models import Counter, Hall

HALL = "hall"


class NoticeForm(forms.Form):
    """A message for the hall, or for those who wait for one office."""

    text = LinesField(
        label=_("Pesan"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )
    office = forms.ModelChoiceField(
        AgencyOffice.objects.none(),
        label=_("Untuk"),
        required=False,
        empty_label=_("Semua pengunjung"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    minutes = forms.TypedChoiceField(
        label=_("Tampil selama"),
        choices=[
            (15, _("15 menit")),
            (30, _("30 menit")),
            (60, _("1 jam")),
            (180, _("3 jam")),
            (0, _("sampai dihentikan")),
        ],
        coerce=int,
        initial=30,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, hall: Hall, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "office", AgencyOffice.objects.filter(hall=hall, is_active=True))

    def until(self, at: datetime) -> datetime | None:
        """When the message goes away by itself."""
        minutes = self.cleaned_data["minutes"]
        return at + timedelta(minutes=minutes) if minutes else None

    @property
    def office_id(self) -> UUID | None:
        """The office whose visitors alone should read it."""
        office = self.cleaned_data["office"]
        return office.pk if office else None


class ClosureForm(forms.Form):
    """Close the hall, one office or one service until a time of today, with a sentence."""

    what = forms.ChoiceField(
        label=_("Yang ditutup"),
        error_messages={
            "required": _("Pilih apa yang ditutup."),
            "invalid_choice": _("Pilih apa yang ditutup."),
        },
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    until = forms.TimeField(
        label=_("Sampai pukul"),
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time", "class": "form-control"}),
    )
    message = LinesField(
        label=_("Pesan untuk pengunjung"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )

    def __init__(self, hall: Hall, at: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hall, self.at = hall, at
        self.closable: dict[str, AgencyOffice | Offering | None] = {HALL: None}
        cast("forms.ChoiceField", self.fields["what"]).choices = self._choices()

    def _choices(self) -> list[tuple[Any, Any]]:
        """Nothing is chosen at first; then the hall, its offices, and their services."""
        offices = AgencyOffice.objects.filter(hall=self.hall, is_active=True)
        offered = Offering.objects.offered().filter(hall=self.hall).select_related("office")
        by_office = offered.order_by("office__order", "office__name", "order")
        services = [
            (office.short_name, [self._choice("offering", each) for each in group])
            for office, group in groupby(by_office, key=lambda each: each.office)
        ]
        one_office = [self._choice("office", each) for each in offices]
        whole = [("", _("Pilih apa yang ditutup")), (HALL, _("Seluruh mal"))]
        return [*whole, (_("Satu gerai"), one_office), *services]

    def _choice(self, kind: str, thing: AgencyOffice | Offering) -> tuple[str, str]:
        value = f"{kind}:{thing.pk}"
        self.closable[value] = thing
        return value, str(thing)

    def clean_what(self) -> AgencyOffice | Offering | None:
        """The thing to be closed, of this hall alone: None is the hall itself."""
        return self.closable[self.cleaned_data["what"]]

    def clean_until(self) -> datetime | None:
        """The moment of reopening, later today on the hall's clock."""
        clock = self.cleaned_data["until"]
        if clock is None:
            return None
        moment = datetime.combine(self.hall.local(self.at).date(), clock, tzinfo=self.hall.zone)
        if moment <= self.at:
            raise forms.ValidationError(_("Waktu itu sudah lewat. Pilih waktu nanti hari ini."))
        return moment

    @property
    def closure(self) -> Closure:
        """What the form asks to close."""
        what = self.cleaned_data["what"]
        return Closure(
            message=self.cleaned_data["message"],
            until=self.cleaned_data["until"],
            office_id=what.pk if isinstance(what, AgencyOffice) else None,
            offering_id=what.pk if isinstance(what, Offering) else None,
        )


class OpenCounterForm(forms.Form):
    """Who sits down at a counter that the manager opens."""

    officer = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Petugas"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, counter: Counter, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Membership.objects.filter(
            office=counter.office_id, role=Role.COUNTER_OFFICER, user__is_active=True
        )
        offer(self, "officer", User.objects.filter(memberships__in=mine).distinct())
