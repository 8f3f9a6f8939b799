"""What the staff's pages of the survey share: who may do what, and the campaign of an address."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from satuatap.identity.access import View
from satuatap.places.access import ReaderRequest, hall_readers
from satuatap.queueing.actions import By
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.signing import ACCOUNT


def managers(view: View) -> Callable[..., HttpResponse]:
    """Let in the hall's manager alone; who may read of the hall gets 403."""

    @hall_readers
    @wraps(view)
    def guarded(request: ReaderRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.manages:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def by(request: ReaderRequest) -> By:
    """Whoever asks, as the records name them."""
    return By(f"{ACCOUNT}{request.user.pk}", request.user.pk)


def campaign_here(request: ReaderRequest, pk: UUID) -> Campaign:
    """The hall's campaign of this address; another hall's is not there."""
    known = Campaign.objects.select_related("instrument", "hall__region__province")
    return get_object_or_404(known, hall=request.hall, pk=pk)


def campaign_to_read(request: ReaderRequest, pk: UUID) -> Campaign:
    """The same for whoever reads: to an officer, only what is closed is there."""
    found = campaign_here(request, pk)
    if found.is_open and not request.reads_all:
        raise Http404
    return found
