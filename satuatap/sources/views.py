"""What we know and from where: for everybody, on a page and as a table."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.sources.models import Publication, Topic
from satuatap.sources.queries.said import Wanted, said, statements

HEAD = ["code", "publisher", "published", "topic", "text_id", "text_en", "regions", "doubt"]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    wanted = _wanted(request)
    context = {
        "wanted": wanted,
        "sources": said(wanted, is_staff=request.user.is_authenticated),
        "topics": Topic.choices,
        "publications": Publication.objects.all(),
        "query": request.GET.urlencode(),
    }
    return render(request, "sources/said.html", context)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The same lines as CSV."""
    return csv_file("sumber.csv", _lines(_wanted(request)))


def _lines(wanted: Wanted) -> Iterator[list[object]]:
    yield [*HEAD]
    for each in statements(wanted):
        regions = " ".join(region.pk for region in each.regions.all())
        source, texts = each.publication, (each.text_id, each.text_en)
        yield [each.code, source.publisher, source.as_of, each.topic, *texts, regions, each.doubt]


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    return Wanted(
        words=asked.get("cari", "").strip()[:100],
        topic=asked.get("tentang", ""),
        publication=asked.get("sumber", ""),
        region=asked.get("daerah", ""),
    )
