"""Obstacles, contributions and innovations of every hall, searched by words."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from satuatap.oversight.models import (
    Agreement,
    Contribution,
    Innovation,
    LegalInstrument,
    Obstacle,
    PlannedDate,
    TakeOver,
)
from satuatap.oversight.models.filed import Withdrawable
from satuatap.places.models import Hall


@dataclass(frozen=True)
class Practice:
    """What was found: rows of one kind each."""

    obstacles: QuerySet[Obstacle]
    contributions: QuerySet[Contribution]
    innovations: QuerySet[Innovation]


def practice(words: str = "", *, kind: str = "", hall: Hall | None = None) -> Practice:
    """What has all these words (in its text or its hall's name), of one kind or all.

    An innovation is of the kind of obstacle that it helps against.
    """
    obstacles = _found(Obstacle.objects.all(), words, ["title", "text", "solution", "kind"])
    contributions = _found(Contribution.objects.standing(), words, ["partner", "what", "kind"])
    takers = TakeOver.objects.select_related("hall__region").order_by("on", "pk")
    ideas = Innovation.objects.standing().prefetch_related(Prefetch("taken_over", takers))
    innovations = _found(ideas, words, ["title", "text", "helps"])
    if kind:
        obstacles, innovations = obstacles.filter(kind=kind), innovations.filter(helps=kind)
        contributions = contributions.filter(kind=kind)
    if hall is not None:
        obstacles, innovations = obstacles.filter(hall=hall), innovations.filter(hall=hall)
        contributions = contributions.filter(hall=hall)
    return Practice(obstacles, contributions, innovations)


def taken_by(hall: Hall) -> QuerySet[TakeOver]:
    """What a hall took over from others."""
    rows = TakeOver.objects.filter(hall=hall).select_related("innovation__hall__region")
    return rows.order_by("-on")


def legal_instruments(hall: Hall) -> QuerySet[LegalInstrument]:
    """What a hall stands on."""
    return LegalInstrument.objects.standing().filter(hall=hall)


def withdrawn_of(hall: Hall) -> list[Withdrawable]:
    """What was taken back at a hall, the last one first."""
    kinds = (Agreement, LegalInstrument, Contribution, Innovation, PlannedDate)
    found = [each for kind in kinds for each in kind.objects.withdrawn().filter(hall=hall)]
    return sorted(found, key=lambda each: each.withdrawn_at or each.at, reverse=True)


def _found(rows: QuerySet[Any], words: str, fields: list[str]) -> QuerySet[Any]:
    places = ["hall__name", "hall__region__name", "hall__region__province__name"]
    for word in words.split():
        named = Q()
        for field in chain(fields, places):
            named |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(named)
    return rows.select_related("hall__region")
