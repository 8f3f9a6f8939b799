"""The official survey as a form: an instrument's questions in one language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.core.typed import LinesField
from satuatap.surveys.actions import About, Said
from satuatap.surveys.forms.beside import Choice, Part, beside_fields, choices, parts, said_beside
from satuatap.surveys.models.sheets import LONGEST_REMARK
from satuatap.surveys.rules import (
    SCALE,
    Companion,
    Element,
    Instrument,
    Words,
    heard_in,
    in_language,
    spoken_in,
)

SITE = ("id", "en")
REQUIRED = gettext_lazy("Pilih satu dari empat jawaban.")
TOO_LONG = gettext_lazy(
    "Saran paling banyak %(limit_value)d huruf; terisi %(show_value)d."  # Django fills both
)


@dataclass(frozen=True)
class Asked:
    """One question on the page: its element, its words, and its field."""

    element: Element
    words: str
    language: str
    field: BoundField

    @property
    def number(self) -> int:
        """Its number, for show."""
        return self.element.number

    @property
    def slug(self) -> str:
        """Its name in the address of its voice."""
        return self.element.slug

    @property
    def spoken(self) -> str:
        """The language that its words are really in."""
        return spoken_in(self.element.question, self.language)

    @property
    def heard(self) -> str:
        """The language in which it is read aloud with its answers."""
        return heard_in([self.element.question, *self.element.answers], self.language)

    @property
    def choices(self) -> Iterator[Choice]:
        """Its four answers."""
        return choices(self.field, self.element.answers, self.language)


class SheetForm(forms.Form):
    """A respondent's sheet; the same names in a browser's form and in what a tablet sends.

    ``offerings`` are the services to choose from, for who came without an invitation;
    ``companions`` are asked after the survey.
    """

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        asked: Instrument,
        *args: Any,
        language: str = "id",
        offerings: Iterable[Offering] = (),
        companions: Sequence[Companion] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.asked, self.language, self.companions = asked, language, companions
        self.offerings = {each.code: each for each in offerings}
        for element in asked.elements:
            self.fields[f"jawab-{element.slug}"] = _scale(element, language)
        if self.offerings:
            self.fields["gerai"] = forms.ChoiceField(
                required=False,
                choices=[("", ""), *((str(each.pk), each.name) for each, _mine in self.offices)],
            )
            self.fields["layanan"] = forms.ChoiceField(
                required=False, choices=_by_office(self.offerings.values())
            )
        self.fields |= beside_fields(companions, language)
        for question in asked.profile:
            self.fields[f"profil-{question.slug}"] = _optional(question.options, language)
            self.fields[f"profil-{question.slug}"].label = in_language(question.question, language)
        self.fields["saran"] = LinesField(
            required=False,
            max_length=LONGEST_REMARK,
            label=in_language(asked.remark, language),
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"max_length": TOO_LONG},
        )

    @property
    def site(self) -> str:
        """The language of what stands around the questions."""
        return self.language if self.language in SITE else SITE[0]

    @property
    def questions(self) -> Iterator[Asked]:
        """The elements in their order."""
        for element in self.asked.elements:
            words = in_language(element.question, self.language)
            yield Asked(element, words, self.language, self[f"jawab-{element.slug}"])

    @property
    def parts(self) -> list[Part]:
        """What is asked after it; none must be answered."""
        return list(parts(self, self.companions, self.language))

    @property
    def about_you(self) -> list[BoundField]:
        """The questions about the respondent; none must be answered."""
        return [self[f"profil-{question.slug}"] for question in self.asked.profile]

    @property
    def unanswered(self) -> list[Asked]:
        """What was left out, for the line above the form."""
        return [each for each in self.questions if each.field.errors]

    @property
    def offices(self) -> list[tuple[AgencyOffice, list[Offering]]]:
        """The offices to choose from, each with its services."""
        grouped = groupby(self.offerings.values(), key=lambda each: each.office)
        return [(office, list(mine)) for office, mine in grouped]

    @property
    def offering(self) -> Offering | None:
        """The service that was chosen, if any."""
        return self.offerings.get(self.cleaned_data.get("layanan", ""))

    @property
    def about(self) -> About:
        """The office that was chosen with one of its services; its only one need not be named."""
        chosen = self.cleaned_data.get("gerai", "")
        for office, mine in self.offices:
            if str(office.pk) == chosen:
                named = [each for each in mine if each == self.offering or len(mine) == 1]
                return About(office, named[0] if named else None)
        return About()

    @property
    def said(self) -> Said:
        """What the respondent said, once the form is valid."""
        given = self.cleaned_data
        profile = {each.slug: given[f"profil-{each.slug}"] for each in self.asked.profile}
        return Said(
            scores={slug: given[f"jawab-{slug}"] for slug in self.asked.slugs},
            profile={slug: chosen for slug, chosen in profile.items() if chosen},
            remark=given["saran"],
            beside=said_beside(given, self.companions),
        )


def _scale(element: Element, language: str) -> forms.Field:
    words = zip(SCALE, element.answers, strict=True)
    return forms.TypedChoiceField(
        coerce=int,
        choices=[(score, in_language(each, language)) for score, each in words],
        widget=forms.RadioSelect,
        error_messages={"required": REQUIRED, "invalid_choice": REQUIRED},
    )


def _optional(options: Mapping[str, Words], language: str) -> forms.ChoiceField:
    named = [(slug, in_language(words, language)) for slug, words in options.items()]
    return forms.ChoiceField(required=False, choices=[("", _("Tidak menjawab")), *named])


def _by_office(offerings: Iterable[Offering]) -> list[Any]:
    """The services under the names of their offices; the offerings come in that order."""
    grouped = groupby(offerings, key=lambda each: each.office)
    named = [(office.name, [(each.code, each.title) for each in mine]) for office, mine in grouped]
    return [("", _("Tidak menyebutkan")), *named]
