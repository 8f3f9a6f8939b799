"""What a hall's manager types about a campaign."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from satuatap.core.typed import LinesField
from satuatap.identity.models import User
from satuatap.surveys.actions import Origin, Plan, Promise
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.late import people_of
from satuatap.surveys.rules import Companion, in_language

EARLIEST = date(2010, 1, 1)  # long before the first hall, for what was asked of its forerunners
LONGEST = 366  # days: a survey is asked at least once a year
MOST_PEOPLE = 10_000_000
CONTROL = {"class": "form-control"}


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, as browsers let it be chosen."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **CONTROL})
    return forms.DateField(label=label, widget=widget, **more)


class PlanForm(forms.Form):
    """When a hall asks, and of how many people."""

    title = forms.CharField(label=_("Judul"), max_length=80, widget=forms.TextInput(attrs=CONTROL))
    begins = day_field(_("Hari pertama"))
    ends = day_field(_("Hari terakhir"))
    population = forms.IntegerField(
        label=_("Jumlah penerima layanan pada periode itu"),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text=_("Kosongkan agar dihitung dari nomor antrean."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", **CONTROL}),
    )
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=Campaign.Kind.choices,
        initial=Campaign.Kind.REGULAR,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    companions = forms.MultipleChoiceField(
        label=_("Ditanyakan sesudah sembilan unsur"),
        required=False,
        help_text=_("Tidak wajib dijawab, dan tidak masuk ke nilai IKM."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, beside: Iterable[Companion], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beside = list(beside)
        language = get_language() or "id"
        cast("forms.MultipleChoiceField", self.fields["companions"]).choices = [
            (each.slug, in_language(each.title, language)) for each in self.beside
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("begins"), data.get("ends")
        if begins and begins < EARLIEST:
            self.add_error("begins", _now("Survei paling awal tahun 2010."))
        if begins and ends and ends < begins:
            self.add_error("ends", _now("Periode berakhir sebelum mulai."))
        if begins and ends and (ends - begins).days >= LONGEST:
            self.add_error("ends", _now("Satu periode paling lama satu tahun."))
        return data

    @property
    def plan(self) -> Plan:
        """What was typed, once it is right."""
        return Plan(**self.cleaned_data | {"companions": tuple(self.cleaned_data["companions"])})


class TableForm(forms.Form):
    """A survey body's table, with who asked, how and when."""

    body = forms.CharField(
        label=_("Lembaga survei"), max_length=160, widget=forms.TextInput(attrs=CONTROL)
    )
    method = forms.CharField(
        label=_("Metode"),
        max_length=400,
        help_text=_("Misalnya: wawancara acak di pintu keluar, 1–14 Oktober 2026."),
        widget=forms.TextInput(attrs=CONTROL),
    )
    day = day_field(_("Hari survei (yang terakhir)"))
    file = forms.FileField(
        label=_("Berkas XLSX atau CSV"),
        help_text=_("Satu baris satu responden, sembilan kolom U1 sampai U9; paling besar 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv", **CONTROL}),
    )
    leave_out_bad = forms.BooleanField(
        label=_("Tinggalkan baris yang salah untuk seterusnya, ambil yang lain"), required=False
    )
    is_another = forms.BooleanField(
        label=_("Responden lain, walaupun jawabannya sama dengan tabel yang sudah diambil"),
        required=False,
    )

    @property
    def origin(self) -> Origin:
        """Who asked, how, and when."""
        names = ("body", "method", "day", "is_another")
        return Origin(**{name: self.cleaned_data[name] for name in names})


class FollowUpForm(forms.Form):
    """What is mended, by whom and until when."""

    element = forms.ChoiceField(
        label=_("Unsur"), widget=forms.Select(attrs={"class": "form-select"})
    )
    measure = LinesField(
        label=_("Tindakan"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, **CONTROL})
    )
    owner = forms.CharField(
        label=_("Penanggung jawab"), max_length=160, widget=forms.TextInput(attrs=CONTROL)
    )
    person = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Akun penanggung jawab"),
        required=False,
        empty_label=_("Tanpa akun"),
        help_text=_("Diberi tahu bersama manajer bila tanggalnya lewat."),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    due = day_field(_("Selesai paling lambat"))

    def __init__(self, campaign: Campaign, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instrument = campaign.instrument.instrument
        staff = cast("forms.ModelChoiceField[User]", self.fields["person"])
        staff.queryset = people_of(campaign.hall)
        cast("forms.ChoiceField", self.fields["element"]).choices = [
            (each.slug, f"{each.code} {in_language(each.name, language)}")
            for each in instrument.elements
        ]

    @property
    def promise(self) -> Promise:
        """What was typed, once it is right."""
        return Promise(**self.cleaned_data)


class ProofForm(forms.Form):
    """What shows that something was done."""

    proof = forms.CharField(
        label=_("Bukti"),
        max_length=500,
        help_text=_("Nomor keputusan, tautan, atau tempat foto disimpan."),
        widget=forms.TextInput(attrs=CONTROL),
    )
