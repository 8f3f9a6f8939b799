"""The national page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from satuatap.national.drawing import dots, trend
from satuatap.national.pictures.published import public_figures
from satuatap.national.queries.coverage import nation


def national(request: HttpRequest) -> HttpResponse:
    shown = nation()
    here = public_figures(at=timezone.now()) | {
        "nation": shown,
        "dots": dots(shown.seats),
        "trend": trend(shown.totals, of=shown.of),
    }
    return render(request, "web/national.html", here)
