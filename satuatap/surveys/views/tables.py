"""A survey body's table: taken into a campaign, and given back as it came."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.places.access import ReaderRequest
from satuatap.surveys.actions import import_sheets
from satuatap.surveys.errors import RowsAreBad, SurveyIsClosed
from satuatap.surveys.forms.campaigns import TableForm
from satuatap.surveys.models import BodyTable, Campaign
from satuatap.surveys.views.staff import by, campaign_here, managers

MOST_FAULTS = 50  # told on one page
LONGEST_NAME = 80


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@managers
def take(request: ReaderRequest, pk: UUID) -> HttpResponse:
    campaign = campaign_here(request, pk)
    if not campaign.is_open:
        raise SurveyIsClosed
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"hall": request.hall, "campaign": campaign, "form": form}
    if form.is_valid():
        try:
            taken = _taken(request, campaign, form)
        except RowsAreBad as refusal:
            context |= {"refusal": refusal, "faults": refusal.faults[:MOST_FAULTS]}
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            said = {"rows": taken.rows, "body": taken.body}
            messages.success(request, _("%(rows)s jawaban dari %(body)s diambil.") % said)
            return redirect("surveys:campaign", request.hall.slug, pk)
    return render(
        request, "surveys/staff/table.html", context, status=422 if form.is_bound else 200
    )


def _taken(request: ReaderRequest, campaign: Campaign, form: TableForm) -> BodyTable:
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / _name_of(upload)
        with file.open("wb") as kept:
            kept.writelines(upload.chunks())
        return import_sheets(
            campaign,
            file,
            form.origin,
            by=by(request),
            at=timezone.now(),
            leave_out_bad=form.cleaned_data["leave_out_bad"],
        )


def _name_of(upload: UploadedFile[bytes]) -> str:
    """The file's own name, as far as any disk holds it; its end says what it is."""
    return get_valid_filename(upload.name or "tabel.csv")[-LONGEST_NAME:].lstrip(".")


@require_safe
@never_cache
@managers
def table(request: ReaderRequest, pk: UUID, item: int) -> HttpResponse:
    """The file as it came; it may hold more than answers, so only the manager has it."""
    campaign = campaign_here(request, pk)
    found = get_object_or_404(BodyTable, campaign=campaign, pk=item)
    name = get_valid_filename(found.file_name)
    return HttpResponse(
        bytes(found.content),
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
