"""One service as one hall gives it: the hall's own rules beside the national standard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from satuatap.catalogue.models import Offering
from satuatap.catalogue.queries import own_text
from satuatap.web.queries.standard import place_of, standard_of, standard_page


def offering(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    offered = Offering.objects.offered().select_related(
        "hall__region__province", "office__agency", "service", "own_standard"
    )
    shown = get_object_or_404(offered, hall__slug=slug, code=code)
    standard = standard_of(shown.service_id)
    text = own_text(shown)
    here = {
        "offering": shown,
        "hall": shown.hall,
        "service": shown.service,
        "text": text,
        "places": [place_of(shown, at=timezone.now())],
    }
    return render(request, "web/offering.html", here | standard_page(standard, shown, text))
