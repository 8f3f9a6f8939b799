"""Writing a complaint: sent at once, kept as a draft, or after a code to the telephone."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satuatap.complaints.actions import Filed
from satuatap.complaints.actions.drafts import keep_draft
from satuatap.complaints.actions.reporting import report
from satuatap.complaints.forms.filing import ComplaintForm
from satuatap.complaints.models import Draft
from satuatap.complaints.models.marks import Channel, Kind
from satuatap.complaints.queries.asked import counters_of, ticket_of
from satuatap.complaints.views.bringing import taken
from satuatap.complaints.views.phone import ask_first
from satuatap.complaints.views.proved import (
    owner_of,
    proved_phone,
    remember_draft,
    remember_proof,
)
from satuatap.core.errors import Refusal
from satuatap.core.uploads.limits import upload_limits
from satuatap.core.uploads.models import Upload
from satuatap.identity.limits import Limit, attempt
from satuatap.notifications.phones import ending
from satuatap.notifications.queries.ways import reaches_phones

UNREADABLE = 422
FILING = Limit("complaint", most=30, minutes=60)
DRAFTING = Limit("complaint-draft", most=60, minutes=60)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a complaint; where something is missing, everything typed and sent stays."""
    if request.method == "POST":
        return _received(request, at=timezone.now())
    ticket = ticket_of(request.GET.get("tiket", ""))
    way = request.GET.get("lewat", "")
    form = ComplaintForm.fresh(
        hall=ticket.hall.slug if ticket else request.GET.get("mal", ""),
        way=way,
        loket=request.GET.get("loket", "")[:8],
        with_ticket=way != Channel.SURVEY,  # an answer is nobody's unless the person says so
    )
    return filing_page(request, form, ticket=ticket)


def _received(request: HttpRequest, *, at: datetime) -> HttpResponse:
    form, ticket = ComplaintForm(request.POST), ticket_of(request.POST.get("tiket", ""))
    said = taken(request, draft=form.key, at=at)
    if "simpan" in request.POST and not said:
        return _kept(request, form, at=at)
    if form.is_valid() and not said:
        if _must_prove(request, form, at=at):
            return ask_first(request, _draft(request, form, at=at))
        try:
            filed = _filed(request, form, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _slip(request, filed, at=at)
    return filing_page(request, form, ticket=ticket, said=said)


def _must_prove(request: HttpRequest, form: ComplaintForm, *, at: datetime) -> bool:
    """Whether a code comes before this is sent."""
    by_phone = form.wants_phone and not request.user.is_authenticated
    return by_phone and proved_phone(request, at=at) is None


def _filed(request: HttpRequest, form: ComplaintForm, *, at: datetime) -> Filed:
    attempt(FILING, request, at=at)
    account = request.user if request.user.is_authenticated else None
    ticket = ticket_of(request.POST.get("tiket", ""))
    writer = form.reporter(account, proved_phone(request, at=at))
    hall = form.cleaned_data["hall"]
    return report(hall, form.given(ticket), writer, draft=form.key, at=at)


def _slip(request: HttpRequest, filed: Filed, *, at: datetime) -> HttpResponse:
    """The number and, this once, the PIN. Loading it again sends the same form: it is the same."""
    remember_proof(request, filed.complaint, at=at)
    here = {"complaint": filed.complaint, "hall": filed.complaint.hall, "pin": filed.pin}
    return render(request, "complaints/slip.html", here)


def _kept(request: HttpRequest, form: ComplaintForm, *, at: datetime) -> HttpResponse:
    """Whole or not, what was typed is there another day."""
    _draft(request, form, at=at)
    messages.success(request, _("Rancangan disimpan. Belum terkirim kepada siapa pun."))
    return redirect("complaints:mine")


def _draft(request: HttpRequest, form: ComplaintForm, *, at: datetime) -> Draft:
    attempt(DRAFTING, request, at=at)
    kept = keep_draft(form.key, form.typed(), owner=owner_of(request, at=at), at=at)
    remember_draft(request, kept.pk)
    return kept


def draft_page(request: HttpRequest, draft: Draft) -> HttpResponse:
    """A draft as its form, to be finished."""
    form = ComplaintForm.fresh(**draft.words | {"draft": draft.pk})
    return filing_page(request, form, ticket=ticket_of(draft.words.get("tiket", "")))


def filing_page(
    request: HttpRequest, form: ComplaintForm, *, said: list[str] | None = None, **more: Any
) -> HttpResponse:
    """The form as it stands, with the files that wait."""
    phone = proved_phone(request, at=timezone.now())
    here = {
        "form": form,
        "kinds": Kind.choices,
        "limits": upload_limits(),
        "uploads": Upload.objects.waiting(form.key),
        "counters": counters_of(str(form["hall"].value() or "")),
        "phones": reaches_phones() or phone is not None,
        "proved": ending(phone.phone) if phone else "",
        "said": said or [],
        "ticket": None,
    }
    status = UNREADABLE if form.errors or said else 200
    return render(request, "complaints/new.html", here | more, status=status)
