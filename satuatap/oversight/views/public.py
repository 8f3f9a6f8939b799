"""The life of a hall, for everybody: stages, days, sources; nothing that is only noted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from satuatap.oversight.models.editions import drawing
from satuatap.oversight.queries.lives import history_of, standing_of
from satuatap.oversight.queries.partners import excused_at
from satuatap.places.models import Hall


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """How a hall came about, from the first letter on."""
    hall = get_object_or_404(Hall.objects.select_related("region__province"), slug=slug)
    here = {
        "hall": hall,
        "life": standing_of(hall),
        "history": history_of(hall),
        "stages": drawing().stages,
        "excused": excused_at(hall),
    }
    return render(request, "oversight/public/story.html", here)
