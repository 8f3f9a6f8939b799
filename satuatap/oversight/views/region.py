"""The page of a region, and its proposal of a hall."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.identity.models import User
from satuatap.oversight.access import LifeRequest, by, of_region
from satuatap.oversight.actions import send_proposal, write_proposal
from satuatap.oversight.actions.proposing import WRITTEN
from satuatap.oversight.errors import DraftHasChanged
from satuatap.oversight.forms.steps import ProposalForm
from satuatap.oversight.models import Proposal
from satuatap.oversight.queries.regions import region_page
from satuatap.oversight.views.filling import form_page, taken


@require_safe
@never_cache
@of_region
def region(request: LifeRequest) -> HttpResponse:
    """What the head of a region understands in a minute."""
    writes = not request.is_ministry
    here = {
        "shown": region_page(request.region, at=timezone.now(), with_drafts=writes),
        "region": request.region,
        "writes": writes,
    }
    return render(request, "oversight/region/page.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_region
def propose(request: LifeRequest) -> HttpResponse:
    """Write a proposal, keep it as a draft (``?konsep=<key>`` opens it again), or send it."""
    if request.is_ministry:
        raise PermissionDenied
    at, draft = timezone.now(), _draft(request)
    form = ProposalForm(request.POST or None, initial=_initial(draft))
    said = taken(request, form, at=at)
    here: dict[str, Any] = {"region": request.region}
    if form.is_valid() and not said:
        try:
            kept = _write(request, form)
        except DraftHasChanged as refusal:
            here |= _beside(form)
            form.add_error(None, str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _done(request, kept)
    return form_page(request, "oversight/region/propose.html", form, said=said, **here)


def _write(request: LifeRequest, form: ProposalForm) -> Proposal:
    """Keep the draft in any case; send it where that was asked."""
    words, at = dict(form.cleaned_data), timezone.now()
    key, seen = words.pop("key"), words.pop("seen")
    kept = write_proposal(request.region, key, words, seen=seen, by=by(request), at=at)
    form.see(kept.at.isoformat())
    return send_proposal(kept, by=by(request), at=at) if "kirim" in request.POST else kept


def _beside(form: ProposalForm) -> dict[str, Any]:
    """What is kept by now, field by field where it differs; the form stands on it from here on."""
    kept = Proposal.objects.get(key=form.cleaned_data["key"])
    form.see(kept.at.isoformat())
    number = kept.actor.partition(":")[2]
    writer = User.objects.filter(pk=number).first() if number.isdigit() else None
    differ = [
        (form[name].label, getattr(kept, name) or "–")
        for name in WRITTEN
        if getattr(kept, name) != (form.cleaned_data[name] or getattr(Proposal(), name))
    ]
    return {"kept": kept, "writer": writer, "differ": differ}


def _done(request: LifeRequest, kept: Proposal) -> HttpResponse:
    if kept.sent_at:
        messages.success(request, _("Usulan dikirim ke kementerian."))
    else:
        messages.success(request, _("Konsep disimpan. Hanya daerah Anda yang dapat membacanya."))
    return redirect("oversight:region", request.region.pk)


def _draft(request: LifeRequest) -> Proposal | None:
    """The draft of this address, of this region; None for any other."""
    try:
        key = UUID(request.GET.get("konsep", ""))
    except ValueError:
        return None
    return Proposal.objects.drafts().filter(region=request.region, key=key).first()


def _initial(draft: Proposal | None) -> dict[str, Any]:
    if draft is None:
        return {}
    told = {name: getattr(draft, name) for name in ("key", *WRITTEN)}
    return told | {"seen": draft.at.isoformat()}
