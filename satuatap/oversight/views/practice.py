"""Obstacles and ideas of every hall, for whoever works on one."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.choices import offer
from satuatap.core.errors import Refusal
from satuatap.oversight.access import LifeRequest, by, of_life
from satuatap.oversight.actions import take_over
from satuatap.oversight.forms.steps import TakeOverForm
from satuatap.oversight.models import Innovation, Obstacle
from satuatap.oversight.queries.practice import practice
from satuatap.oversight.views.filling import form_page
from satuatap.places.models import Hall

MOST = 100


@require_safe
@never_cache
@of_life
def practices(request: LifeRequest) -> HttpResponse:
    """``?cari=gedung&jenis=tempat``; obstacles of others are shown once they are overcome."""
    words, kind = request.GET.get("cari", "").strip(), request.GET.get("jenis", "")
    found = practice(words, kind=kind)
    obstacles = found.obstacles
    if not request.is_ministry:
        obstacles = obstacles.filter(
            Q(solved_on__isnull=False) | Q(hall__region__in=sorted(request.mine))
        )
    here = {
        "words": words,
        "kind": kind,
        "kinds": Obstacle.Kind.choices,
        "obstacles": obstacles[:MOST],
        "innovations": found.innovations[:MOST],
        "contributions": found.contributions[:MOST],
    }
    return render(request, "oversight/practice.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_life
def take(request: LifeRequest, pk: UUID) -> HttpResponse:
    """One of my halls does the same."""
    found = get_object_or_404(Innovation.objects.standing().select_related("hall__region"), pk=pk)
    form = TakeOverForm(request.POST or None, initial={"on": timezone.localdate()})
    halls = Hall.objects.filter(region__in=sorted(request.mine)).select_related("region")
    offer(form, "hall", halls.order_by("slug"))
    if form.is_valid():
        said = form.cleaned_data
        try:
            take_over(found, said["hall"], by=by(request), on=said["on"], at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Dicatat: mal Anda mengambil alih inovasi ini."))
            return redirect("oversight:practices")
    return form_page(request, "oversight/take.html", form, innovation=found)
