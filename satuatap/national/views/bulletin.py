"""The monthly bulletin as a file, and the list of those that there are."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.identity.access import national_staff
from satuatap.identity.models import Role
from satuatap.national.bulletin import bulletin
from satuatap.national.models import AreaMonth
from satuatap.national.rules.months import DECEMBER

ministry = national_staff(Role.MINISTRY)


@require_safe
@never_cache
@ministry
def bulletins(request: HttpRequest) -> HttpResponse:
    """Every month of which there are figures, the newest first."""
    return render(request, "national/bulletins.html", {"months": _months(), "nationwide": True})


@require_safe
@never_cache
@ministry
def paper(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """One month's bulletin."""
    if not 1 <= month <= DECEMBER or date(year, month, 1) not in _months():
        raise Http404
    content = bulletin(date(year, month, 1), at=timezone.now())
    name = f"buletin-{year}-{month:02}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _months() -> list[date]:
    months = AreaMonth.objects.filter(area="").values_list("month", flat=True)
    return list(months.distinct().order_by("-month"))
