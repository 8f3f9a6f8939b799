"""What everybody may read: cycles, rankings, a hall's result explained, and the method."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.evaluation.forms.rulebook import SIGNS
from satuatap.evaluation.models import Cycle, Result, RuleBook
from satuatap.evaluation.queries.instruments import facts_named, instrument_named, known_instruments
from satuatap.evaluation.queries.published import Row, ranking, reasons_of
from satuatap.evaluation.queries.rulebook import facts_in_force
from satuatap.evaluation.queries.shown import lines_of_result, method_lines, weakest
from satuatap.evaluation.sources import days_of, rules_of
from satuatap.national.rules.histogram import EDGES

MINUTE = 60
READABLE = {"ensure_ascii": False, "indent": 1}
KEPT = ("index", "low", "high", "grade", "rank", "reasons", "change", "change_rank", "detail")
HEAD = [
    *("rank", "code", "hall", "region", "index", "low", "high", "grade"),
    *("change", "change_rank"),
    *("wait_p50_minutes", "wait_p90_minutes", "on_time_percent", "satisfaction", "respondents"),
    *("paused", "returned", "unranked_because"),
]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    here = {
        "cycles": Cycle.objects.published().with_instrument(),
        "instruments": known_instruments(),
    }
    return render(request, "evaluation/public/index.html", here)


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """The ranking of a published cycle."""
    cycle = _published(code)
    here = {"cycle": cycle, "ranking": ranking(cycle), "instrument": cycle.instrument}
    return render(request, "evaluation/public/ranking.html", here)


@require_safe
def one_csv(_request: HttpRequest, code: str) -> HttpResponse:
    """The same as a file; who has no rank stands below, with the reason."""
    cycle = _published(code)
    found = ranking(cycle)
    rows: list[list[object]] = [[*HEAD], *_lines(found.ranked), *_lines(found.unranked)]
    return csv_file(f"penilaian-{code}.csv", rows)


@require_safe
def hall(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """One hall's result: every indicator, its figure and from what, its points and its part."""
    cycle = _published(code)
    known = Result.objects.filter(cycle=cycle).select_related("cycle__version", "hall__region")
    result = get_object_or_404(known, hall__slug=slug)
    figures, groups = result.detail.get("figures", {}), lines_of_result(result)
    here = {
        "cycle": cycle,
        "result": result,
        "hall": result.hall,
        "groups": groups,
        "weakest": weakest(groups),
        "facts": figures.get("facts", {}),
        "watermark": figures.get("watermark", ""),
        "reasons": reasons_of(cycle.instrument, result.reasons),
        "grade": next(
            (each for each in cycle.instrument.grades if each.letter == result.grade), None
        ),
    }
    return render(request, "evaluation/public/hall.html", here)


@require_safe
def hall_json(_request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The same as data, in exact fractions: whoever reads it can compute the grade anew."""
    cycle = _published(code)
    found = get_object_or_404(
        Result.objects.filter(cycle=cycle).select_related("hall"), hall__slug=slug
    )
    told = {name: getattr(found, name) for name in KEPT} | {
        "hall": found.hall.slug,
        "cycle": cycle.code,
        "method": cycle.version.name,
        "is_example": cycle.is_example,
    }
    return JsonResponse(told, json_dumps_params=READABLE)


@require_safe
def method(request: HttpRequest, name: str) -> HttpResponse:
    """How an instrument judges: as a cycle used it, else as its file says."""
    found = instrument_named(name)
    if found is None:
        raise Http404
    here: dict[str, Any] = {
        "instrument": found,
        "groups": method_lines(found),
        "measures": {each.measure for each in found.computed()},
        "edges": [seconds // MINUTE for seconds in EDGES],
    }
    return render(request, "evaluation/public/method.html", here)


@require_safe
def method_json(_request: HttpRequest, name: str) -> HttpResponse:
    """The same as data: every weight, scale, limit and word."""
    try:
        facts = facts_named(name)
    except LookupError as error:
        raise Http404 from error
    return JsonResponse(facts, json_dumps_params=READABLE)


@require_safe
def warning_rules(request: HttpRequest) -> HttpResponse:
    """When a hall is warned, and what follows."""
    facts = facts_in_force()
    rules = [
        {"name": name, "rule": rule, "about": SIGNS[rule.sign]}
        for rule, name in rules_of(facts).values()
    ]
    here = {"rules": rules, "source": facts["source"], "book": RuleBook.objects.first()}
    here["days"] = days_of(facts)
    return render(request, "evaluation/public/warnings.html", here)


def _published(code: str) -> Cycle:
    return get_object_or_404(Cycle.objects.published().with_instrument(), code=code)


def _lines(rows: list[Row]) -> Iterator[list[object]]:
    for row in rows:
        found = row.result
        told: list[object] = [found.rank, found.hall.slug, found.hall.title, found.hall.region.name]
        told += [found.index, found.low, found.high, found.grade, found.change, found.change_rank]
        told += [row.wait_p50, row.wait_p90, row.on_time, row.satisfaction, row.respondents]
        told += [row.paused, row.returned, "; ".join(row.reasons)]
        yield ["" if each is None else each for each in told]
