"""The ministry's list of what halls promised after a survey and did not do in time."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.places.models import Province
from satuatap.surveys.queries.late import overdue_follow_ups
from satuatap.surveys.views.nation import ministry

PER_PAGE = 50


@require_safe
@never_cache
@ministry
def overdue(request: HttpRequest) -> HttpResponse:
    """All of them, the longest overdue first, or those of one province (``?provinsi=35``)."""
    at, area = timezone.now(), request.GET.get("provinsi", "")
    province = get_object_or_404(Province, pk=area) if area else None
    found = overdue_follow_ups(at=at, area=area)
    context = {
        "province": province,
        "provinces": Province.objects.order_by("code"),
        "items": Paginator(found, PER_PAGE).get_page(request.GET.get("hal")),
        "halls": len({each.campaign.hall_id for each in found}),
        "today": timezone.localdate(at),
    }
    return render(request, "surveys/staff/nation_follow_ups.html", context)
