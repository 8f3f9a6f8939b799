"""A new version of an instrument: its numbers in fields, or the whole of it as YAML."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import yaml
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from satuatap.core.facts import Facts
from satuatap.core.typed import LinesField
from satuatap.evaluation.forms.cycles import CONTROL, SELECT, day_field, lines_field
from satuatap.evaluation.rules import Limits, Missing, in_language

LONGEST = 60_000
MINIMA = ("visits", "respondents", "days", "sample")
MISSING = [
    (Missing.UNRANKED.value, _("mal tidak diperingkat")),
    (Missing.ZERO.value, _("dihitung nol")),
]


def plain(value: Decimal) -> str:
    """A decimal as the files write it: no exponent, no zeros behind."""
    return format(value.normalize(), "f") if value else "0"


class KnotsField(LinesField):
    """A scale, one ``figure = points`` a line."""

    def to_python(self, value: Any) -> Any:
        lines = [line for line in super().to_python(value).splitlines() if line.strip()]
        return [self._pair(line) for line in lines]

    def _pair(self, line: str) -> list[str]:
        parts = [part.strip().replace(",", ".").replace("−", "-") for part in line.split("=")]
        if len(parts) != 2 or not all(
            part.lstrip("-").replace(".", "", 1).isdigit() for part in parts
        ):
            told = {"line": line.strip()}
            raise forms.ValidationError(
                _now("“%(line)s” bukan pasangan angka = poin.") % told, code="knots"
            )
        return parts


def number_field(label: Any, *, most: int, least: int = 0) -> forms.IntegerField:
    """A whole number within its limits."""
    widget = forms.NumberInput(attrs=CONTROL)
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=widget)


def share_field(label: Any) -> forms.DecimalField:
    """A weight, a limit: a number with some decimals."""
    widget = forms.NumberInput(attrs={"step": "any", **CONTROL})
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, max_digits=7, decimal_places=4, widget=widget
    )


class VersionForm(forms.Form):
    """The numbers of an instrument; everything else is taken over from the version before."""

    version = forms.RegexField(
        r"^[0-9]+(\.[0-9]+)*$",
        label=_("Versi"),
        max_length=12,
        help_text=_("Angka, misalnya 2027 atau 2027.1."),
        widget=forms.TextInput(attrs=CONTROL),
    )
    valid_from = day_field(_("Berlaku sejak"))
    where = forms.CharField(
        label=_("Dasar"),
        max_length=240,
        help_text=_("Keputusan atau pedoman yang menetapkannya. Tampil di halaman cara menilai."),
        widget=forms.TextInput(attrs=CONTROL),
    )
    note = lines_field(_("Yang berubah, dan mengapa"), most=900)
    visits = number_field(_("Kunjungan paling sedikit"), most=1_000_000)
    respondents = number_field(_("Jawaban survei paling sedikit"), most=100_000)
    days = number_field(_("Hari buka paling sedikit"), most=366)
    sample = number_field(_("Bagian sampel survei paling sedikit, persen"), most=100)
    moderate_from = number_field(_("Moderasi bila nilai penilai berselisih"), most=10)
    prior = number_field(_("Pengaduan nasional yang dicampurkan"), most=1000)

    objection_days = number_field(_("Hari masa sanggah paling sedikit"), most=90, least=1)
    per_hall = number_field(_("Penilai setiap mal"), most=9, least=1)
    former_days = number_field(_("Hari bekas pegawai tidak menilai"), most=3650)
    best = number_field(_("Berapa mal terbaik"), most=100, least=1)
    praised = number_field(_("Berapa nilai teratas diusulkan insentif"), most=20)
    lowest = number_field(_("Berapa nilai terbawah perlu dukungan"), most=20)

    def __init__(self, base: Facts, data: Any = None) -> None:
        super().__init__(data, initial=_initial(base))
        self.base = base
        for variable in base["variables"]:
            self.fields[f"{variable['slug']}-weight"] = share_field(_("Bobot, persen"))
            for each in variable["indicators"]:
                self._add(each)
        for grade in base["grades"]:
            for edge, label in (("least", _("Dari")), ("most", _("Sampai"))):
                self.fields[f"{grade['letter']}-{edge}"] = share_field(label)

    def _add(self, indicator: Facts) -> None:
        slug = indicator["slug"]
        self.fields[f"{slug}-weight"] = share_field(_("Bobot, persen"))
        self.fields[f"{slug}-missing"] = forms.ChoiceField(
            label=_("Bila belum diketahui"), choices=MISSING, widget=forms.Select(attrs=SELECT)
        )
        if "knots" in indicator:
            widget = forms.Textarea(attrs={"rows": len(indicator["knots"]) + 1, **CONTROL})
            self.fields[f"{slug}-knots"] = KnotsField(
                label=_("Skala: angka = poin, satu tiap baris"), max_length=600, widget=widget
            )

    @property
    def head(self) -> list[forms.BoundField]:
        """The fields that are of the whole instrument."""
        return [self[name] for name in self.base_fields]

    @property
    def variables(self) -> Iterator[dict[str, Any]]:
        """Each variable with the fields of its weight, and of its indicators."""
        language = get_language() or "id"
        for each in self.base["variables"]:
            yield {
                "name": in_language(each["name"], language),
                "weight": self[f"{each['slug']}-weight"],
                "indicators": [
                    {"name": in_language(one["name"], language), "fields": self._of(one["slug"])}
                    for one in each["indicators"]
                ],
            }

    def _of(self, slug: str) -> list[forms.BoundField]:
        names = (f"{slug}-weight", f"{slug}-missing", f"{slug}-knots")
        return [self[name] for name in names if name in self.fields]

    @property
    def grades(self) -> list[dict[str, Any]]:
        """Each grade with the fields of its limits."""
        letters = [each["letter"] for each in reversed(self.base["grades"])]
        return [
            {"letter": letter, "fields": [self[f"{letter}-least"], self[f"{letter}-most"]]}
            for letter in letters
        ]

    @property
    def facts(self) -> Facts:
        """The whole instrument with what was typed, once that is readable."""
        data, made = self.cleaned_data, deepcopy(self.base)
        made |= {name: data[name] for name in ("version", "moderate_from", "prior")}
        made |= {"valid_from": data["valid_from"].isoformat(), "valid_to": None}
        made["minimum"] = {name: data[name] for name in MINIMA}
        made["limits"] = {each.name: data[each.name] for each in fields(Limits)}
        note = {"id": data["note"], "en": data["note"]}
        made["source"] = {"mark": "known", "where": data["where"], "note": note}
        for grade in made["grades"]:
            for edge in ("least", "most"):
                limit = data[f"{grade['letter']}-{edge}"]
                grade[edge] = f"{limit:.2f}"
        for variable in made["variables"]:
            variable["weight"] = plain(data[f"{variable['slug']}-weight"])
            for each in variable["indicators"]:
                self._put(each)
        return made

    def _put(self, indicator: Facts) -> None:
        data, slug = self.cleaned_data, indicator["slug"]
        indicator["weight"] = plain(data[f"{slug}-weight"])
        indicator["missing"] = data[f"{slug}-missing"]
        if "knots" in indicator:
            indicator["knots"] = data[f"{slug}-knots"]


def _initial(base: Facts) -> dict[str, Any]:
    """The numbers of the version before; version, day and reason are new."""
    found: dict[str, Any] = {"sample": 0} | base["minimum"]
    found |= vars(Limits()) | base.get("limits", {})
    found |= {name: base[name] for name in ("moderate_from", "prior")}
    for variable in base["variables"]:
        found[f"{variable['slug']}-weight"] = variable["weight"]
        for each in variable["indicators"]:
            found[f"{each['slug']}-weight"] = each["weight"]
            found[f"{each['slug']}-missing"] = each["missing"]
            pairs = [" = ".join(pair) for pair in each.get("knots", [])]
            found[f"{each['slug']}-knots"] = "\n".join(pairs)
    for grade in base["grades"]:
        found |= {f"{grade['letter']}-{edge}": grade[edge] for edge in ("least", "most")}
    return found


class WholeForm(forms.Form):
    """The whole instrument, as the files have it: also variables and indicators can be others."""

    text = LinesField(
        label=_("Isi instrumen (YAML)"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", **CONTROL}),
    )

    def clean_text(self) -> str:
        """The text stays as it was typed; ``facts`` is what it says."""
        typed: str = self.cleaned_data["text"]
        try:
            events = list(yaml.parse(typed, yaml.SafeLoader))
            said = yaml.safe_load(typed)
        except (yaml.YAMLError, ValueError) as error:
            mark = getattr(error, "problem_mark", None)
            told = {"line": mark.line + 1 if mark else 1}
            raise forms.ValidationError(
                _now("Tidak dapat dibaca sebagai YAML, di baris %(line)s.") % told
            ) from error
        if any(isinstance(each, yaml.AliasEvent) for each in events):
            raise forms.ValidationError(_now("Tulis setiap bagian utuh, tanpa rujukan (*)."))
        self.facts: Any = _without_dates(said)
        return typed


def _without_dates(said: Any) -> Any:
    """Days as text, also those that YAML takes for days."""
    if isinstance(said, dict):
        return {str(key): _without_dates(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_without_dates(value) for value in said]
    return said.isoformat() if isinstance(said, date) else said


class _Whole(yaml.SafeDumper):
    """Writes what is the same twice, twice."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def as_yaml(facts: Facts) -> str:
    """An instrument as the files write it."""
    text: str = yaml.dump(facts, Dumper=_Whole, sort_keys=False, allow_unicode=True, width=96)
    return text
