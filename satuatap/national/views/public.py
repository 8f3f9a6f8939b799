"""The files behind the figures that everybody reads on the national page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.national.pictures.published import public_table


@require_safe
def as_csv(_request: HttpRequest, name: str) -> HttpResponse:
    """One of them."""
    now = timezone.now()
    table = public_table(name, at=now)
    if table is None:
        raise Http404
    return csv_file(f"nasional-{name}-{timezone.localdate(now):%Y-%m-%d}.csv", table)
