"""A guest's own page: the answer to the invitation, and the way to the pen."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satuatap.core.errors import Refusal
from satuatap.identity.models import User
from satuatap.inauguration.actions import answer
from satuatap.inauguration.forms import AnswerForm
from satuatap.inauguration.models import Ceremony


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def invitation(request: HttpRequest, slug: str) -> HttpResponse:
    user = cast("User", request.user)
    found = get_object_or_404(Ceremony.objects.of_guest(user).select_related("charter"), slug=slug)
    guest = found.guests.get(user=user)
    usual = {"mode": guest.mode, "place": guest.place, "people": guest.people}
    form = AnswerForm(request.POST or None, initial=usual)
    if form.is_valid():
        try:
            answer(found, user, form.answer, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Jawaban Anda sudah dicatat."))
            return redirect("inauguration:invitation", slug)
    context = {"ceremony": found, "guest": guest, "form": form}
    status = 422 if form.errors else 200
    return render(request, "inauguration/invitation.html", context, status=status)
