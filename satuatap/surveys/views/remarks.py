"""What visitors suggested in a closed survey, for the hall's manager: words alone."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.places.access import ReaderRequest
from satuatap.surveys.errors import SurveyStillRuns
from satuatap.surveys.queries.answers import remarks
from satuatap.surveys.views.staff import campaign_here, managers

PER_PAGE = 50


@require_safe
@never_cache
@managers
def read(request: ReaderRequest, pk: UUID) -> HttpResponse:
    """In alphabetical order, so that nobody reads when they came, or with which answers."""
    campaign = campaign_here(request, pk)
    if campaign.is_open:
        raise SurveyStillRuns
    page = Paginator(remarks(campaign), PER_PAGE).get_page(request.GET.get("hal"))
    context = {"hall": request.hall, "campaign": campaign, "page": page}
    return render(request, "surveys/staff/remarks.html", context)
