"""What a hall says of itself, what evaluators give, and what a hall objects to."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from satuatap.evaluation.actions import Given, Said
from satuatap.evaluation.forms.cycles import CONTROL, SELECT, lines_field
from satuatap.evaluation.rules import Indicator, Instrument, in_language

LONGEST = 2000
NOT_YET = ""


def _levels(instrument: Instrument) -> list[tuple[str, str]]:
    language = get_language() or "id"
    words = [in_language(each, language) for each in instrument.levels]
    return [(NOT_YET, _now("Belum dijawab"))] + [
        (str(level), f"{level}. {word}") for level, word in enumerate(words)
    ]


class LevelsForm(forms.Form):
    """A level and a reason for each of some indicators; what is empty is not said yet."""

    def __init__(
        self, instrument: Instrument, asked: Iterable[Indicator], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked, levels = list(asked), _levels(instrument)
        for each in self.asked:
            self.fields[f"{each.slug}-level"] = forms.ChoiceField(
                label=_("Tingkat"),
                choices=levels,
                required=False,
                widget=forms.Select(attrs=SELECT),
            )
            self.fields[f"{each.slug}-reason"] = lines_field(
                _("Penjelasan"), most=LONGEST, required=False
            )

    def fields_of(self, slug: str) -> tuple[forms.BoundField, forms.BoundField]:
        """The two fields of an indicator."""
        return self[f"{slug}-level"], self[f"{slug}-reason"]

    def _typed(self) -> dict[str, tuple[int, str]]:
        data = cast("Mapping[str, str]", self.cleaned_data)
        return {
            each.slug: (int(data[f"{each.slug}-level"]), data[f"{each.slug}-reason"])
            for each in self.asked
            if data.get(f"{each.slug}-level") not in {None, NOT_YET}
        }

    @property
    def said(self) -> dict[str, Said]:
        """A hall's own word."""
        return {slug: Said(*typed) for slug, typed in self._typed().items()}

    @property
    def given(self) -> dict[str, Given]:
        """An evaluator's points."""
        return {slug: Given(*typed) for slug, typed in self._typed().items()}


class ObjectForm(forms.Form):
    """What a hall objects to."""

    indicator = forms.ChoiceField(label=_("Indikator"), widget=forms.Select(attrs=SELECT))
    text = lines_field(_("Sanggahan"), most=LONGEST)

    def __init__(self, instrument: Instrument, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "id"
        cast("forms.ChoiceField", self.fields["indicator"]).choices = [
            (each.slug, in_language(each.name, language)) for each in instrument.indicators
        ]


class ProofForm(forms.Form):
    """What shows that a finding was mended."""

    proof = forms.CharField(
        label=_("Bukti"),
        max_length=500,
        help_text=_("Nomor keputusan, tautan, atau tempat foto disimpan."),
        widget=forms.TextInput(attrs=CONTROL),
    )
