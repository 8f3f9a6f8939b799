"""What everybody may read: published texts, where they come from, and how fast answers are."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from satuatap.complaints.models.marks import Kind
from satuatap.complaints.queries.open import figures, found, picture
from satuatap.complaints.queries.public import published as published_texts
from satuatap.places.models import Hall

A_PAGE = 20


def _hall(request: HttpRequest) -> Hall | None:
    slug = request.GET.get("mal", "")
    return Hall.objects.select_related("region").filter(slug=slug).first() if slug else None


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    words, hall = request.GET.get("q", "").strip(), _hall(request)
    kind = request.GET.get("jenis", "")
    rows = found(words, hall=hall, kind=kind if kind in Kind.values else "")
    here = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("hal")),
        "picture": picture(),
        "words": words,
        "kind": kind,
        "chosen": hall,
        "kinds": Kind.choices,
    }
    return render(request, "complaints/public/list.html", here)


@require_safe
def published(request: HttpRequest, code: str) -> HttpResponse:
    shown = get_object_or_404(published_texts(), complaint__code=code)
    here = {"public": shown, "complaint": shown.complaint, "hall": shown.complaint.hall}
    return render(request, "complaints/public/one.html", here)


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    now, hall = timezone.now(), _hall(request)
    here = {"rows": figures(hall, at=now), "chosen": hall, "now": now}
    halls = Hall.objects.operating().select_related("region").order_by("name")
    return render(request, "complaints/public/statistics.html", here | {"halls": halls})
