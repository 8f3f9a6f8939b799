"""The report of a campaign to keep: PDF, workbook, and the public sheet."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from satuatap.places.access import ReaderRequest, hall_readers
from satuatap.surveys.models import Campaign
from satuatap.surveys.reports import Paper, paper
from satuatap.surveys.views.staff import campaign_here


@require_safe
@hall_readers
def download(request: ReaderRequest, pk: UUID, kind: Paper) -> HttpResponse:
    """One paper of a campaign, for who reads of the whole hall; of a running survey a draft."""
    if not request.reads_all:
        raise PermissionDenied
    campaign = campaign_here(request, pk)
    return HttpResponse(
        paper(campaign, kind, at=timezone.now()),
        content_type=kind.media_type,
        headers={"Content-Disposition": f'attachment; filename="{file_name(campaign, kind)}"'},
    )


def file_name(campaign: Campaign, kind: Paper) -> str:
    """``skm-kota-batu-2026-12-31.pdf``: whose, of which period, and which paper."""
    start = "lembar-skm" if kind is Paper.SHEET else "skm"
    return f"{start}-{campaign.hall.slug}-{campaign.ends}.{kind.value.rpartition('.')[2]}"
