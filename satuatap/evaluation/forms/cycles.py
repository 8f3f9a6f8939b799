"""What the ministry types: a cycle's plan, an assignment, moderation, an answer."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from satuatap.core.choices import offer
from satuatap.core.typed import LinesField
from satuatap.evaluation.actions import CyclePlan, NewDay
from satuatap.evaluation.models import Cycle
from satuatap.evaluation.queries.ties import evaluators
from satuatap.evaluation.rules import Fault, Instrument, Step, faults, in_language
from satuatap.identity.models import User

CONTROL = {"class": "form-control"}
SELECT = {"class": "form-select"}
DATES = ("since", "until", "self_by", "desk_by", "visit_by", "moderation_by", "objection_by")

WRONG_DAYS = {
    Fault.ORDER: _("Batas setiap tahap harus sesudah tahap sebelumnya."),
    Fault.PASSED: _("Tanggal itu sudah lewat."),
    Fault.PERIOD: _("Periode angka harus berakhir sebelum batas penilaian mandiri."),
    Fault.WINDOW: _("Masa sanggah paling sedikit %(days)s hari sesudah moderasi."),
}


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, as browsers let it be chosen."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **CONTROL})
    return forms.DateField(label=label, widget=widget, **more)


def lines_field(label: Any, *, most: int, **more: Any) -> LinesField:
    """Text of several lines."""
    widget = forms.Textarea(attrs={"rows": 3, **CONTROL})
    return LinesField(label=label, max_length=most, widget=widget, **more)


class PlanForm(forms.Form):
    """A cycle: by what, of which period, and the last day of each step."""

    title = forms.CharField(label=_("Judul"), max_length=120, widget=forms.TextInput(attrs=CONTROL))
    code = forms.SlugField(
        label=_("Alamat"),
        max_length=40,
        help_text=_("Huruf kecil, angka, dan tanda hubung. Misalnya mal-2026."),
        widget=forms.TextInput(attrs=CONTROL),
    )
    instrument = forms.ChoiceField(label=_("Instrumen"), widget=forms.Select(attrs=SELECT))
    since = day_field(_("Periode dari"))
    until = day_field(_("Periode sampai"))
    self_by = day_field(_("Penilaian mandiri sampai"))
    desk_by = day_field(_("Penelaahan dokumen sampai"))
    visit_by = day_field(_("Kunjungan lapangan sampai"))
    moderation_by = day_field(_("Moderasi sampai"))
    objection_by = day_field(_("Masa sanggah sampai"))

    def __init__(self, known: list[Instrument], *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.windows = {each.name: each.limits.objection_days for each in known}
        language = get_language() or "id"
        cast("forms.ChoiceField", self.fields["instrument"]).choices = [
            (each.name, f"{in_language(each.title, language)} ({each.version})") for each in known
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if any(data.get(name) is None for name in DATES):
            return data
        if data["until"] < data["since"]:
            self.add_error("until", _now("Periode berakhir sebelum mulai."))
        window = self.windows.get(data.get("instrument", ""))
        if window is None:
            return data
        for about, fault in faults(self.plan.days, today=self.today, window=window):
            field = about if about in self.fields else f"{about}_by"
            self.add_error(field, str(WRONG_DAYS[fault]) % {"days": window})
        return data

    @property
    def plan(self) -> CyclePlan:
        """What was typed, once it is right."""
        return CyclePlan(**self.cleaned_data)


class DayForm(forms.Form):
    """Another last day of a step, and why it moves."""

    step = forms.ChoiceField(label=_("Tahap"), widget=forms.Select(attrs=SELECT))
    to = day_field(_("Batas baru"))
    because = forms.CharField(
        label=_("Alasan"), max_length=300, widget=forms.TextInput(attrs=CONTROL)
    )

    def __init__(self, steps: list[Step], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["step"]).choices = [
            (step.value, Cycle.Steps(step).label) for step in steps
        ]

    @property
    def new(self) -> NewDay:
        """What was typed, once it is right."""
        return NewDay(**self.cleaned_data)


class AssignForm(forms.Form):
    """Who judges a hall."""

    evaluator = forms.ModelChoiceField(
        User.objects.none(), label=_("Penilai"), widget=forms.Select(attrs=SELECT)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "evaluator", evaluators())


class WithdrawForm(forms.Form):
    """Why an evaluator is taken off a hall."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=300, widget=forms.TextInput(attrs=CONTROL)
    )


class PointsForm(forms.Form):
    """Points of the scale with a reason."""

    points = forms.DecimalField(
        label=_("Nilai"),
        min_value=0,
        max_digits=4,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.25", **CONTROL}),
    )
    reason = lines_field(_("Alasan"), most=2000)

    def __init__(self, most: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = cast("forms.DecimalField", self.fields["points"])
        points.max_value = most
        points.help_text = _now("Dari 0 sampai %(most)s.") % {"most": most}


class AnswerForm(forms.Form):
    """What is answered to an objection."""

    upheld = forms.TypedChoiceField(
        label=_("Keputusan"),
        choices=[("1", _("Dikabulkan")), ("0", _("Ditolak"))],
        coerce=lambda said: said == "1",
        widget=forms.Select(attrs=SELECT),
    )
    text = lines_field(_("Jawaban"), most=2000)
    points = forms.DecimalField(
        label=_("Nilai baru"),
        required=False,
        min_value=0,
        max_digits=4,
        decimal_places=2,
        help_text=_(
            "Bila dikabulkan. Angka yang dihitung platform tidak diketik, tetapi dihitung ulang."
        ),
        widget=forms.NumberInput(attrs={"step": "0.25", **CONTROL}),
    )
