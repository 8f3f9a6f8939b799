"""The national page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satuatap.web.map import dots, trend
from satuatap.web.queries.national import nation


def national(request: HttpRequest) -> HttpResponse:
    shown = nation()
    here = {"nation": shown, "dots": dots(shown.seats), "trend": trend(shown.totals, of=shown.of)}
    return render(request, "web/national.html", here)
