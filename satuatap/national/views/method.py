"""The public page that says how each figure is counted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from satuatap.national.pictures import means
from satuatap.national.queries.sums import watermark
from satuatap.national.rules import BUCKETS
from satuatap.surveys.queries.publication import smallest_cells


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Every definition on one page."""
    told = [
        (_("Kunjungan dan tunggu"), means.visits()),
        (_("Ketepatan, kepuasan, pengaduan, jam buka"), means.places()),
        (_("Cara pelayanan"), means.ways()),
        (_("Layanan"), means.services()),
        (_("Loket"), means.counters()),
        (_("Instansi yang absen"), means.absent()),
        (_("Hari ini"), means.today()),
        (_("Tahap"), means.stages()),
        (_("Kebutuhan"), means.needs()),
        (_("Sebaran"), means.coverage()),
    ]
    least = smallest_cells().on(timezone.localdate())
    here = {"told": told, "buckets": BUCKETS, "least": least, "watermark": watermark()}
    return render(request, "national/method.html", here)
