"""What everybody may read: published complaints as lists and on the map, nothing else of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from satuatap.complaints.models import Publication
from satuatap.places.models import Hall

OUT = Q(withdrawn_at=None, complaint__is_secret=False)


def published(hall: Hall | None = None, *, kind: str = "") -> QuerySet[Publication]:
    """The texts that are out, newest first.

    Of the complaint itself only number, kind, state, place and moments are read.
    """
    rows = Publication.objects.filter(OUT)
    if hall is not None:
        rows = rows.filter(complaint__hall=hall)
    if kind:
        rows = rows.filter(complaint__kind=kind)
    only = [f"complaint__{name}" for name in ("number", "code", "kind", "state", "sent_at")]
    rows = rows.select_related("complaint__hall__region", "complaint__office")
    own = ("title", "body", "answer", "published_at")
    places = ("complaint__hall", "complaint__office", "complaint__answered_at")
    return rows.only(*own, *only, *places).order_by("-published_at", "pk")


@dataclass(frozen=True)
class Spot:
    """A hall on the map, and how many texts are out there."""

    hall: Hall
    count: int
    newest: datetime


def spots() -> list[Spot]:
    """Every hall with published complaints, for the map."""
    rows = Publication.objects.filter(OUT).values("complaint__hall")
    found = rows.annotate(count=Count("pk"), newest=Max("published_at"))
    by_hall = {row["complaint__hall"]: row for row in found}
    halls = Hall.objects.filter(pk__in=by_hall).select_related("region")
    return [Spot(each, by_hall[each.pk]["count"], by_hall[each.pk]["newest"]) for each in halls]
