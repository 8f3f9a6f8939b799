"""What a closed campaign says: to who reads the whole hall, and to an officer of one office."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from satuatap.places.access import ReaderRequest
from satuatap.surveys.forms.campaigns import FollowUpForm, ProofForm
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries import campaign_flags
from satuatap.surveys.queries.beside import beside_figures
from satuatap.surveys.queries.shown import elements_of, shown_result
from satuatap.surveys.queries.signing import who
from satuatap.surveys.rules import HAND, bands_on, figure
from satuatap.surveys.sources import grades

BY_HAND = "tangan"


def result(request: ReaderRequest, campaign: Campaign, **more: Any) -> HttpResponse:
    """The page of a closed campaign; ``more`` may hold a form with what was typed."""
    if not request.reads_all:
        return _own_offices(request, campaign)
    shown, today = shown_result(campaign), request.hall.local(timezone.now()).date()
    found = shown.whole.figure if shown.is_shown else None
    by_hand = found and request.GET.get("hitung") == BY_HAND
    context = {
        "hall": request.hall,
        "campaign": campaign,
        "shown": shown,
        "figure": found,
        "elements": elements_of(campaign, found),
        "hand": figure(
            shown.whole.tally,
            campaign.instrument.instrument.slugs,
            bands=bands_on(campaign.ends, grades()),
            method=HAND,
        )
        if by_hand
        else None,
        "flags": campaign_flags(campaign),
        "beside": beside_figures(shown),
        "signed_by": campaign.signed_by or who(campaign.closed_by),
        "tables": campaign.tables.defer("content").order_by("taken_at"),
        "follow_ups": campaign.follow_ups.select_related("person").order_by("due", "pk"),
        "today": today,
        "manages": request.manages,
        "form": FollowUpForm(campaign, get_language() or "id"),
        "proof": ProofForm(),
    }
    status = 422 if more else 200
    return render(request, "surveys/staff/result.html", context | more, status=status)


def _own_offices(request: ReaderRequest, campaign: Campaign) -> HttpResponse:
    """Totals of the officer's own offices, where everybody may read them."""
    lines = [
        (line, elements_of(campaign, line.result.figure))
        for line in shown_result(campaign).lines
        if line.named.offering is None and line.named.office.pk in request.offices
    ]
    mine = campaign.follow_ups.filter(person=request.user).order_by("due", "pk")
    context = {
        "hall": request.hall,
        "campaign": campaign,
        "lines": lines,
        "follow_ups": mine,
        "today": request.hall.local(timezone.now()).date(),
    }
    return render(request, "surveys/staff/own_office.html", context)
