"""The rules of warning as the ministry edits them: every rule of today, and one more."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from satuatap.core.facts import Facts
from satuatap.evaluation.forms.cycles import CONTROL, SELECT
from satuatap.evaluation.forms.versions import number_field
from satuatap.evaluation.sources import days_of

SIGNS = {
    "not-risen": _("kepuasan tidak naik setahun sesudah peresmian"),
    "low-grades": _("nilai rendah beberapa siklus berturut-turut"),
    "unranked": _("tanpa peringkat beberapa siklus berturut-turut"),
    "silent": _("tidak ada kunjungan tercatat"),
    "survey-overdue": _("survei kepuasan terlambat"),
    "complaints-late": _("pengaduan ditanggapi terlambat"),
}
LIMITS = {
    "low-grades": _("Nilai ke berapa dari bawah (0 F, 4 C)"),
    "unranked": _("Siklus berturut-turut"),
    "silent": _("Hari tanpa kunjungan"),
    "survey-overdue": _("Hari terlambat"),
    "complaints-late": _("Persen yang terlambat"),
}
LEAST = {
    "low-grades": _("Siklus berturut-turut"),
    "complaints-late": _("Pengaduan paling sedikit"),
}
NEW = "new"
DAYS = ("rest_days", "complaint_days")
MOST = {"complaints-late": 100}


def text_field(label: Any, **more: Any) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label, max_length=200, widget=forms.TextInput(attrs=CONTROL), **more
    )


class RulesForm(forms.Form):
    """Each rule: whether it holds, its name, from when it warns, and days for a plan."""

    because = text_field(_("Dasar perubahan"))
    rest_days = number_field(_("Hari tenang sesudah kasus ditutup"), most=730)
    complaint_days = number_field(_("Hari pengaduan yang dilihat"), most=730, least=1)

    def __init__(self, base: Facts, data: Any = None) -> None:
        super().__init__(data, initial=_initial(base))
        self.base = base
        for rule in base["rules"]:
            self._add(rule["slug"], rule["sign"])
        self.fields["new-sign"] = forms.ChoiceField(
            label=_("Yang dilihat"),
            choices=[("", _("Tanpa aturan baru")), *SIGNS.items()],
            required=False,
            widget=forms.Select(attrs=SELECT),
        )
        self._add(NEW, "")

    def _add(self, slug: str, sign: str) -> None:
        is_new = slug == NEW
        if not is_new:
            self.fields[f"{slug}-holds"] = forms.BooleanField(label=_("Berlaku"), required=False)
        self.fields[f"{slug}-id"] = text_field(_("Nama"), required=not is_new)
        self.fields[f"{slug}-en"] = text_field(_("Nama dalam bahasa Inggris"), required=False)
        if sign in LIMITS or is_new:
            label = LIMITS.get(sign, _("Batas (hari, persen, atau nilai ke berapa dari bawah)"))
            self._number(f"{slug}-limit", label, most=MOST.get(sign, 1000), required=not is_new)
        if sign in LEAST or is_new:
            label = LEAST.get(sign, _("Paling sedikit (siklus atau pengaduan)"))
            self._number(f"{slug}-least", label, most=1000, required=not is_new)
        self._number(
            f"{slug}-days", _("Hari untuk mengirim rencana"), most=365, required=not is_new
        )

    def _number(self, name: str, label: Any, *, most: int, required: bool) -> None:
        self.fields[name] = number_field(label, most=most)
        self.fields[name].required = required

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new-sign"):
            for name in ("new-id", "new-days"):
                if not data.get(name):
                    self.add_error(name, _("Isi untuk aturan baru."))
        return data

    @property
    def rules(self) -> Iterator[dict[str, Any]]:
        """Each rule of today with its fields."""
        for each in self.base["rules"]:
            yield {"sign": SIGNS[each["sign"]], "fields": self._of(each["slug"])}

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields of one more rule."""
        return self._of(NEW)

    def _of(self, slug: str) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.rpartition("-")[0] == slug]

    @property
    def facts(self) -> Facts:
        """All rules with what was typed, once that is readable."""
        data = self.cleaned_data
        kept = [
            self._rule(each["slug"], each["slug"], each["sign"], base=each)
            for each in self.base["rules"]
            if data[f"{each['slug']}-holds"]
        ]
        if data["new-sign"]:
            named = slugify(data["new-id"])[:40].strip("-")
            kept.append(self._rule(NEW, named, data["new-sign"], base={}))
        days = {name: data[name] for name in DAYS}
        return self.base | days | {"rules": kept}

    def _rule(self, prefix: str, slug: str, sign: str, *, base: Facts) -> Facts:
        data = self.cleaned_data
        name = data[f"{prefix}-id"]
        numbers = {
            part: data.get(f"{prefix}-{part}", base.get(part, 0)) or 0
            for part in ("limit", "least")
        }
        return {
            "slug": slug,
            "name": {"id": name, "en": data[f"{prefix}-en"] or name},
            "sign": sign,
            **numbers,
            "days_to_plan": data[f"{prefix}-days"],
        }


def _initial(base: Facts) -> dict[str, Any]:
    found: dict[str, Any] = dict(vars(days_of(base)))
    for each in base["rules"]:
        slug = each["slug"]
        found |= {f"{slug}-holds": True, f"{slug}-id": each["name"]["id"]}
        found |= {f"{slug}-en": each["name"]["en"], f"{slug}-limit": each["limit"]}
        found |= {f"{slug}-least": each["least"], f"{slug}-days": each["days_to_plan"]}
    return found
