"""Who may read of a hall without working on its floor: guards for views.

As with ``identity.access``, another hall's door answers 404, a role that does not fit 403, and a
stranger is sent to the sign-in page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from satuatap.identity.access import StaffRequest, View, sign_in_first
from satuatap.identity.models import Membership, Role
from satuatap.places.models import Hall

READERS = (Role.COUNTER_OFFICER, Role.HALL_MANAGER, Role.MINISTRY)


class ReaderRequest(StaffRequest):
    """A request of somebody who may read of this hall.

    ``manages`` says whether the hall is theirs to manage, ``reads_all`` whether they may read of
    the whole hall; an officer may read of the ``offices`` that they work for.
    """

    manages: bool
    reads_all: bool
    offices: set[UUID]


def hall_readers(view: View) -> Callable[..., HttpResponse]:
    """Let in the hall's manager, the ministry, and the officers of the hall.

    The view is called with the request alone in place of the slug.
    """

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        mine = list(Membership.objects.of(request.user).filter(role__in=READERS))
        if not mine:
            raise PermissionDenied
        hall = get_object_or_404(Hall.objects.select_related("region__province"), slug=slug)
        here = [each for each in mine if each.hall_id in {hall.pk, None}]
        if not here:
            raise Http404
        return view(_known(request, hall, here), *args, **kwargs)

    return guarded


def _known(request: HttpRequest, hall: Hall, here: list[Membership]) -> ReaderRequest:
    known, roles = cast("ReaderRequest", request), {each.role for each in here}
    known.hall = hall
    known.manages = Role.HALL_MANAGER in roles
    known.reads_all = known.manages or Role.MINISTRY in roles
    known.offices = {each.office_id for each in here if each.office_id}
    return known
