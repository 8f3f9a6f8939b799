"""Asking for the survey's link while one waits, and coming back by it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.identity.limits import Limit, attempt
from satuatap.identity.models import User
from satuatap.notifications.actions import recipient_at, recipient_of
from satuatap.notifications.models import Recipient
from satuatap.queueing.queries.ticket_story import ticket_by_code
from satuatap.surveys.actions import ask_for_link
from satuatap.surveys.forms.links import LinkForm

ASKING = Limit("survey-link", most=20, minutes=60)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """An address for the link; who is signed in needs none."""
    ticket, now = ticket_by_code(code), timezone.now()
    if ticket is None:
        raise Http404
    form, status, done = LinkForm(request.POST or None), 200, False
    mine = request.user if isinstance(request.user, User) else None
    if request.method == "POST":
        status = 422
        if (mine and "mine" in request.POST) or form.is_valid():
            try:
                attempt(ASKING, request, at=now)
                ask_for_link(ticket, _recipient(form, mine), at=now)
                status, done = 200, True
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = refusal.status
    more = {"ticket": ticket, "hall": ticket.hall, "form": form, "mine": mine, "done": done}
    return render(request, "surveys/link.html", more, status=status)


@require_safe
def come(_request: HttpRequest, code: str) -> HttpResponse:
    """The link in a message: the same pages, counted as this way."""
    return redirect(f"{reverse('surveys:rate', args=[code])}?lewat=pesan")


def _recipient(form: LinkForm, mine: User | None) -> Recipient:
    now = timezone.now()
    if mine is not None and not form.is_valid():
        return recipient_of(mine, at=now)
    given = form.cleaned_data
    language = (get_language() or "id").split("-")[0]
    if given["email"]:
        return recipient_at(email=given["email"], language=language, at=now)
    return recipient_at(phone=given["phone"], language=language, at=now)
