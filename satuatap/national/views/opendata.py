"""Open data: the page of all data sets, of each with its dictionary, their files, the catalogue."""

import json
from base64 import b64encode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from satuatap.national.models import YearArchive
from satuatap.national.opendata import DATASETS, Dataset, years
from satuatap.national.opendata.catalogue import LICENCE, catalogue
from satuatap.national.opendata.files import FORMATS, MEDIA_TYPES, archive, dictionary
from satuatap.national.opendata.frozen import member, version_of, versions
from satuatap.national.queries.sums import watermark
from satuatap.surveys.queries.publication import smallest_cells

MINUTES = 5
public = cache_control(public=True, max_age=60 * MINUTES)


@require_safe
@public
def data(request: HttpRequest) -> HttpResponse:
    """What there is to have."""
    frozen = versions()
    here = {
        "datasets": DATASETS.values(),
        "frozen": frozen,
        "open_years": [year for year in years() if year not in {each.year for each in frozen}],
        "licence": LICENCE,
        "watermark": watermark(),
    }
    return render(request, "national/data.html", here)


@require_safe
@public
def dataset(request: HttpRequest, name: str) -> HttpResponse:
    """One data set with its dictionary and files."""
    here = {"dataset": _known(name), "years": years(), "formats": FORMATS, "licence": LICENCE}
    here |= {"least": smallest_cells().on(timezone.localdate()), "watermark": watermark()}
    return render(request, "national/dataset.html", here)


@require_safe
@public
def file(request: HttpRequest, name: str, *, year: int, kind: str) -> HttpResponse:
    """A year of one data set in one format: as it was frozen, or as it stands now."""
    found = _known(name)
    if kind not in FORMATS or year not in years():
        raise Http404
    frozen = version_of(year)
    with translation.override("id"):
        content = member(frozen, found, kind) if frozen else FORMATS[kind](found, year)
    return _download(content, MEDIA_TYPES[kind], f"{name}-{year}.{kind}")


@require_safe
@public
def year_archive(request: HttpRequest, year: int) -> HttpResponse:
    """Everything of a year: its newest frozen version, or what there is of one that goes on."""
    if frozen := version_of(year):
        return _frozen(frozen)
    if year not in years():
        raise Http404
    with translation.override("id"):
        return _download(archive(year), "application/zip", f"satuatap-{year}-sementara.zip")


@require_safe
@public
def archive_version(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """One frozen version of a year."""
    frozen = version_of(year, version)
    if frozen is None:
        raise Http404
    return _frozen(frozen)


@require_safe
@public
def data_dictionary(request: HttpRequest) -> HttpResponse:
    """What every field says."""
    with translation.override("id"):
        return _download(dictionary(), "text/csv", "kamus.csv")


@require_safe
@public
def feed(request: HttpRequest) -> HttpResponse:
    """The catalogue for machines."""
    mark = watermark()
    with translation.override("id"):
        told = json.dumps(catalogue(years(), changed=mark.at if mark else None), ensure_ascii=False)
    return HttpResponse(told, content_type="application/ld+json; charset=utf-8")


def _frozen(frozen: YearArchive) -> HttpResponse:
    name = f"satuatap-{frozen.year}-v{frozen.version}.zip"
    answer = _download(bytes(frozen.content), "application/zip", name)
    answer["ETag"] = f'"{frozen.sha256}"'
    answer["Digest"] = f"sha-256={b64encode(bytes.fromhex(frozen.sha256)).decode()}"
    return answer


def _known(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404
    return DATASETS[name]


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    told = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
    }
    return HttpResponse(content, content_type=told, headers=headers)
