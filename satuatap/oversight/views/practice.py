"""Obstacles and ideas of every hall, for whoever works on one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.choices import offer
from satuatap.core.errors import Refusal
from satuatap.core.uploads.serving import sent
from satuatap.oversight.access import LifeRequest, by, of_life
from satuatap.oversight.actions import take_over
from satuatap.oversight.forms.steps import TakeOverForm
from satuatap.oversight.models import Contribution, Innovation, Obstacle
from satuatap.oversight.models.life import with_papers
from satuatap.oversight.queries.practice import practice
from satuatap.oversight.views.filling import form_page
from satuatap.places.models import Hall

PER_PAGE = 25


@require_safe
@never_cache
@of_life
def practices(request: LifeRequest) -> HttpResponse:
    """``?cari=gedung&jenis=tempat&hal-inovasi=2``; others' obstacles once they are overcome."""
    words, kind = request.GET.get("cari", "").strip(), request.GET.get("jenis", "")
    found = practice(words, kind=kind)
    obstacles = found.obstacles
    if not request.is_ministry:
        obstacles = obstacles.filter(
            Q(solved_on__isnull=False) | Q(hall__region__in=sorted(request.mine))
        )
    shown = _page(request, found.innovations.order_by("-since", "pk"), "inovasi")
    with_papers(shown.object_list)
    here = {
        "words": words,
        "kind_asked": kind,
        "kinds": dict([*Obstacle.Kind.choices, *Contribution.Kind.choices]).items(),
        "obstacles": _page(request, obstacles.order_by("-since", "pk"), "hambatan"),
        "innovations": shown,
        "contributions": _page(
            request, found.contributions.order_by("-given_on", "pk"), "dukungan"
        ),
    }
    return render(request, "oversight/practice.html", here)


def _page(request: LifeRequest, rows: Any, kind: str) -> Page[Any]:
    """The page of one list that was asked for: ``?hal-inovasi=2``."""
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get(f"hal-{kind}"))
    page.object_list = list(page.object_list)
    return page


@require_safe
@never_cache
@of_life
def paper(request: LifeRequest, pk: UUID, key: UUID) -> HttpResponse:
    """A paper of an idea, for whoever may take it over."""
    idea = get_object_or_404(Innovation.objects.standing(), pk=pk)
    return sent(get_object_or_404(idea.files, pk=key))


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
