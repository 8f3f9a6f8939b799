"""One's own: complaints of an account or a telephone, and what was begun and not sent."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.complaints.actions.drafts import drop_draft
from satuatap.complaints.models import Draft
from satuatap.complaints.queries.drafts import drafts_of
from satuatap.complaints.queries.finding import own_complaints
from satuatap.complaints.views.filing import draft_page
from satuatap.complaints.views.phone import ask_owner
from satuatap.complaints.views.proved import owner_of, proved_phone, renew_phone
from satuatap.notifications.phones import ending
from satuatap.notifications.queries.ways import reaches_phones

MOST_SHOWN = 100


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    renew_phone(request, at=now)
    phone, owner = proved_phone(request, at=now), owner_of(request, at=now)
    here = {
        "complaints": own_complaints(owner)[:MOST_SHOWN],
        "drafts": drafts_of(owner)[:MOST_SHOWN],
        "ending": ending(phone.phone) if phone else "",
        "phones": reaches_phones(),
        "owner": owner,
    }
    return render(request, "complaints/mine.html", here)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Go on writing; a link that came by message asks for a code first."""
    found = get_object_or_404(Draft.objects.select_related("recipient"), code=code)
    if owner_of(request, at=timezone.now()).owns(found):
        return draft_page(request, found)
    if found.recipient is None or found.account_id is not None:
        raise Http404
    return ask_owner(request, found, found.recipient)


@never_cache
@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Draft, code=code)
    if not owner_of(request, at=timezone.now()).owns(found):
        raise Http404
    drop_draft(found)
    messages.success(request, _("Rancangan dihapus."))
    return redirect("complaints:mine")
