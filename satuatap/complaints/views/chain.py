"""Who may sit at the desk of complaints, and open one there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from satuatap.complaints.access import Actor, reach_of
from satuatap.complaints.errors import ComplaintIsUnknown
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries import complaint_for
from satuatap.complaints.rules import Part
from satuatap.identity.models import User

View = Callable[..., HttpResponse]


class ChainRequest(HttpRequest):
    """A request of somebody in the chain of a complaint."""

    user: User
    complaint: Complaint
    actor: Actor


def desk_only(view: View) -> View:
    """Let in whoever has a role that complaints can reach."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if reach_of(request.user).is_nobody:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def chain_only(view: View) -> View:
    """Let in the chain; its reporter goes to the own page, others find nothing."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        known = cast("ChainRequest", request)
        try:
            known.complaint, known.actor = complaint_for(request.user, code, at=timezone.now())
        except ComplaintIsUnknown as unknown:
            raise Http404 from unknown
        if known.actor.part is Part.REPORTER:
            return redirect("complaints:report", code)
        return view(known, *args, **kwargs)

    return guarded
