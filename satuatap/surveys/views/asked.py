"""The survey's page itself: shown in a language, kept at a fault, taken once it is whole."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from satuatap.catalogue.models import Offering
from satuatap.core.errors import Refusal
from satuatap.places.models import Hall
from satuatap.surveys.errors import AlreadyAnswered
from satuatap.surveys.forms.asking import SITE, SheetForm
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.beside import companions_of
from satuatap.surveys.rules import Companion, languages_of
from satuatap.surveys.sources import language_names


@dataclass(frozen=True)
class Asking:
    """A survey's page: what is asked, what to do with a whole sheet, and where it leads then.

    ``served`` is the channel by which the person was served, where that is known.
    """

    campaign: Campaign
    take: Callable[[SheetForm], None]
    then: str
    template: str
    offerings: Iterable[Offering] = ()
    served: str = ""
    more: Mapping[str, Any] | None = None


def ask(request: HttpRequest, asking: Asking) -> HttpResponse:
    """The page, or the way on once the sheet was taken.

    Who changes the language keeps what was chosen and typed, without a word about what lacks.
    """
    beside = companions_of(asking.campaign, served=asking.served)
    languages = languages_of(asking.campaign.instrument.instrument, beside)
    language = language_of(request, languages)
    with translation.override(site_language(language)):
        form = _form(request, asking, beside, language=language)
        status = _tried(form, asking) if form.is_bound else HTTPStatus.OK
        if status == HTTPStatus.FOUND:
            return redirect(f"{asking.then}?{urlencode({'bahasa': language})}")
        return _page(request, asking, form, status=status)


def language_of(request: HttpRequest, languages: list[str]) -> str:
    """The language asked for on this page, else the site's; local ones where they are there."""
    wanted = [request.POST.get("bahasa"), request.POST.get("dalam"), request.GET.get("bahasa")]
    wanted.append(translation.get_language())
    return next((each for each in wanted if each in languages), languages[0])


def site_language(language: str) -> str:
    """The language of everything around the questions."""
    return language if language in SITE else SITE[0]


def own_names(languages: list[str]) -> list[tuple[str, str]]:
    """Languages by the names that their speakers know."""
    names = language_names()
    return [(each, names.get(each, each)) for each in languages]


def said(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page that says why nothing can be answered."""
    return render(request, "surveys/refused.html", {"refusal": refusal}, status=refusal.status)


def thanked(request: HttpRequest, hall: Hall, *, invited: bool) -> HttpResponse:
    """The thanks, in the language that the survey was answered in."""
    language = request.GET.get("bahasa") or translation.get_language() or SITE[0]
    with translation.override(site_language(language)):
        more = {"hall": hall, "invited": invited}
        return render(request, "surveys/asking/thanks.html", more)


def _form(
    request: HttpRequest, asking: Asking, beside: list[Companion], *, language: str
) -> SheetForm:
    asked = asking.campaign.instrument.instrument
    more: dict[str, Any] = {"language": language, "offerings": asking.offerings}
    more["companions"] = beside
    if request.method == "POST" and "bahasa" not in request.POST:
        return SheetForm(asked, request.POST, **more)
    typed = {"key": uuid4()} | request.POST.dict()
    return SheetForm(asked, initial=typed, **more)


def _tried(form: SheetForm, asking: Asking) -> int:
    """What became of a sent sheet, as a status; what is wrong with it stands in the form."""
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        asking.take(form)
    except AlreadyAnswered:
        return HTTPStatus.FOUND
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return refusal.status
    return HTTPStatus.FOUND


def _page(request: HttpRequest, asking: Asking, form: SheetForm, *, status: int) -> HttpResponse:
    more = {
        "form": form,
        "campaign": asking.campaign,
        "hall": asking.campaign.hall,
        "languages": own_names(languages_of(form.asked, form.companions)),
        **(asking.more or {}),
    }
    return render(request, asking.template, more, status=status)
