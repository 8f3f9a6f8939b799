"""Who may read the file of a hall, or of a region: its government and the ministry.

As with ``identity.access``, another region's door answers 404, a role that does not fit 403, and a
stranger is sent to the sign-in page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from satuatap.identity.access import View, sign_in_first
from satuatap.identity.models import OF_A_REGION, Membership, Role, User
from satuatap.oversight.rules import Side
from satuatap.places.models import Hall, Region
from satuatap.queueing.actions import By

ROLES = sorted({*OF_A_REGION, Role.MINISTRY})


class LifeRequest(HttpRequest):
    """A request of somebody who works for the region of this page, or for the ministry."""

    user: User
    hall: Hall
    region: Region
    side: Side
    is_ministry: bool
    mine: set[str]


def of_life(view: View) -> Callable[..., HttpResponse]:
    """Let in the ministry and whoever works for any region; ``request.mine`` are their regions."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        return view(_known(request), *args, **kwargs)

    return guarded


def of_hall(view: View) -> Callable[..., HttpResponse]:
    """Let in the ministry and the region of the hall of the address (``slug``)."""

    @of_life
    @wraps(view)
    def guarded(request: LifeRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        hall = get_object_or_404(Hall.objects.select_related("region__province"), slug=slug)
        _stay_out(request, hall.region_id)
        request.hall, request.region = hall, hall.region
        return view(request, *args, **kwargs)

    return guarded


def of_region(view: View) -> Callable[..., HttpResponse]:
    """Let in the ministry and the government of the region of the address (``code``)."""

    @of_life
    @wraps(view)
    def guarded(request: LifeRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        region = get_object_or_404(Region.objects.select_related("province"), pk=code)
        _stay_out(request, region.pk)
        request.region = region
        return view(request, *args, **kwargs)

    return guarded


def by(request: HttpRequest) -> By:
    """Whoever asks, as the records name them."""
    return By(f"user:{request.user.pk}", request.user.pk)


def _known(request: HttpRequest) -> LifeRequest:
    mine = list(Membership.objects.of(request.user).filter(role__in=ROLES))
    if not mine:
        raise PermissionDenied
    known = cast("LifeRequest", request)
    known.is_ministry = any(each.role == Role.MINISTRY for each in mine)
    known.side = Side.MINISTRY if known.is_ministry else Side.REGION
    known.mine = {each.region_id for each in mine if each.region_id}
    return known


def _stay_out(request: LifeRequest, region: str) -> None:
    if request.side is Side.REGION and region not in request.mine:
        raise Http404
