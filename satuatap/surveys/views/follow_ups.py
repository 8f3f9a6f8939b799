"""The plan that follows a result: a line more, and a line that is done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satuatap.core.errors import Refusal
from satuatap.places.access import ReaderRequest
from satuatap.surveys.actions import finish_follow_up, plan_follow_up
from satuatap.surveys.errors import SurveyStillRuns
from satuatap.surveys.forms.campaigns import FollowUpForm, ProofForm
from satuatap.surveys.models import FollowUp
from satuatap.surveys.views.results import result
from satuatap.surveys.views.staff import by, campaign_here, managers


@require_POST
@managers
def add(request: ReaderRequest, pk: UUID) -> HttpResponse:
    campaign = campaign_here(request, pk)
    form = FollowUpForm(campaign, get_language() or "id", request.POST)
    if campaign.is_open:
        raise SurveyStillRuns
    if form.is_valid():
        try:
            plan_follow_up(campaign, form.promise, by=by(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Tindak lanjut dicatat."))
            return redirect("surveys:campaign", request.hall.slug, pk)
    return result(request, campaign, form=form)


@require_POST
@managers
def finish(request: ReaderRequest, pk: UUID, item: int) -> HttpResponse:
    campaign = campaign_here(request, pk)
    found, form = get_object_or_404(FollowUp, campaign=campaign, pk=item), ProofForm(request.POST)
    if not form.is_valid():
        return result(request, campaign, proof=form, proving=found.pk)
    finish_follow_up(found, **form.cleaned_data, by=by(request), at=timezone.now())
    messages.success(request, _("Tindak lanjut selesai, buktinya dicatat."))
    return redirect("surveys:campaign", request.hall.slug, pk)
