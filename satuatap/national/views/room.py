"""The situation room: a page for a large screen that lives by the stream of the nation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.identity.access import national_staff
from satuatap.identity.models import Role
from satuatap.national.situation import told


@require_safe
@never_cache
@national_staff(Role.MINISTRY)
def room(request: HttpRequest) -> HttpResponse:
    """How the nation's halls are now; without JavaScript as they were when it was opened."""
    return render(
        request, "national/room.html", {"now": told(at=timezone.now()), "nationwide": True}
    )
