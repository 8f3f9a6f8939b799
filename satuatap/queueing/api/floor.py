"""The public door of the floor's API: what everybody may see."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from satuatap.core.rest.answers import answer
from satuatap.core.rest.endpoint import Endpoint
from satuatap.core.rest.errors import NotFound
from satuatap.places.models import Hall
from satuatap.queueing.queries.snapshot import hall_snapshot


class Floor(Endpoint):
    """``GET halls/{hall}/queue``."""

    name, tag = "hall_queue", "floor"
    summary = "The hall's floor now (no token); as a stream at /live/halls/{hall}"
    answers = {200: ("The snapshot", "Queue")}
    refusals = (404,)
    open_to_all = True

    def get(self, _request: HttpRequest, hall: str) -> HttpResponse:
        found = Hall.objects.select_related("region").filter(slug=hall).first()
        if found is None:
            raise NotFound
        response = answer(hall_snapshot(found, at=timezone.now()))
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response
