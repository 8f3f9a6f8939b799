"""What everybody may read of a hall's surveys: the list, one period, and that as a file."""

from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.places.models import Hall
from satuatap.surveys.charting import chart
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.beside import beside_figures
from satuatap.surveys.queries.history import history
from satuatap.surveys.queries.listing import published
from satuatap.surveys.queries.results import PartResult
from satuatap.surveys.queries.shown import Shown, elements_of, shown_result

HEAD = [
    "hall",
    "begins",
    "ends",
    "kind",
    "level",
    "office",
    "service",
    "population",
    "sample",
    "respondents",
    "ikm",
    "grade",
]

BESIDE_HEAD = [
    "hall",
    "begins",
    "ends",
    "instrument",
    "version",
    "kind",
    "channel",
    "source",
    "question",
    "points",
    "respondents",
    "mean",
    "value",
    "index",
]


@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    hall = _hall(slug)
    known = history(hall)
    context = {"hall": hall, "history": known, "chart": chart(known)}
    return render(request, "surveys/published/results.html", context)


@require_safe
def one(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """A period by its first day."""
    campaign = _campaign(_hall(slug), period)
    shown = shown_result(campaign)
    figure = shown.whole.figure if shown.is_shown else None
    context = {
        "hall": campaign.hall,
        "campaign": campaign,
        "shown": shown,
        "figure": figure,
        "elements": elements_of(campaign, figure),
        "beside": beside_figures(shown),
    }
    return render(request, "surveys/published/one.html", context)


@require_safe
def one_csv(_request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The same as a file: the hall, its offices and services; what is withheld is empty."""
    shown = shown_result(_campaign(_hall(slug), period))
    elements = [each.slug for each in shown.campaign.instrument.instrument.elements]
    rows: list[list[object]] = [[*HEAD, *elements], *_lines(shown)]
    return csv_file(f"kepuasan-{slug}-{shown.campaign.begins}.csv", rows)


@require_safe
def beside_csv(_request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """What was asked beside the survey, one question a line; what is withheld is empty."""
    shown = shown_result(_campaign(_hall(slug), period))
    rows: list[list[object]] = [[*BESIDE_HEAD], *_beside_lines(shown)]
    return csv_file(f"kepuasan-{slug}-{shown.campaign.begins}-tambahan.csv", rows)


def _hall(slug: str) -> Hall:
    return get_object_or_404(Hall.objects.select_related("region__province"), slug=slug)


def _campaign(hall: Hall, period: str) -> Campaign:
    return get_object_or_404(published(hall), begins=_first_day(period))


def _first_day(period: str) -> date:
    """The day in an address; raises Http404 for what is none."""
    try:
        found = parse_date(period)
    except ValueError as error:
        raise Http404 from error
    if found is None:
        raise Http404
    return found


def _lines(shown: Shown) -> Iterator[list[object]]:
    about = [shown.campaign.hall.slug, shown.campaign.begins, shown.campaign.ends]
    about.append(shown.campaign.kind)
    yield [*about, "hall", "", "", *_told(shown.whole, is_shown=shown.is_shown)]
    for line in shown.lines:
        offering = line.named.offering
        level, service = ("service", offering.code) if offering else ("office", "")
        names = [level, line.named.office.name, service]
        yield [*about, *names, *_told(line.result, is_shown=line.is_shown)]


def _told(result: PartResult, *, is_shown: bool) -> list[object]:
    target = result.progress
    asked: list[object] = [target.population, target.sample] if target else ["", ""]
    if not is_shown or result.figure is None:
        return [*asked, "" if result.tally.respondents else 0, "", ""]
    found = result.figure
    values = [each.value for each in found.elements]
    return [*asked, found.respondents, found.ikm, found.grade.letter, *values]


def _beside_lines(shown: Shown) -> Iterator[list[object]]:
    campaign = shown.campaign
    about = [campaign.hall.slug, campaign.begins, campaign.ends]
    for each in beside_figures(shown):
        asked = each.companion
        named = [asked.slug, asked.version, asked.kind.value, asked.served, asked.mark]
        for line in each.questions:
            told = [line.answers, line.mean, line.value, each.index]
            said = ["" if one is None else one for one in told]
            yield [*about, *named, line.question.slug, line.question.points, *said]
