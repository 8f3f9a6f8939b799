"""What there are streams of: floors of halls, ceremonies while they are signed, the nation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from satuatap.inauguration.queries import live_ceremony, public_ceremony
from satuatap.national.situation import told as situation
from satuatap.places.models import Hall
from satuatap.queueing.queries.snapshot import hall_snapshot

Facts = dict[str, Any]
HALLS, CEREMONIES, NATIONS = "halls", "peresmian", "nasional"
INDONESIA = "indonesia"
NO_HALL = UUID(int=0)  # no hint is of the nation: it follows the clock alone


@dataclass(frozen=True)
class Source:
    """One kind of stream: the name of its events, whose hints wake it, and what it tells.

    ``find`` gives the id by which hints name a thing, ``tell`` the thing as it is (without the
    moment, so that equal ones compare equal); both give None where there is none.
    """

    event: str
    find: Callable[[str], UUID | None]
    tell: Callable[[str, datetime], Facts | None]


def _hall(slug: str) -> UUID | None:
    return Hall.objects.filter(slug=slug).values_list("pk", flat=True).first()


def _floor(slug: str, at: datetime) -> Facts | None:
    hall = Hall.objects.select_related("region").filter(slug=slug).first()
    if hall is None:
        return None
    told: Facts = hall_snapshot(hall, at=at)
    del told["at"]
    return told


def _ceremony(slug: str) -> UUID | None:
    found = public_ceremony(slug)
    return found.pk if found else None


def _signing(slug: str, _at: datetime) -> Facts | None:
    """The part of the live page that changes, as the page itself shows it."""
    found = public_ceremony(slug)
    if found is None:
        return None
    context = {"live": live_ceremony(found), "ceremony": found}
    return {
        "state": found.state,
        "html": render_to_string("inauguration/_signing.html", context),
    }


def _nation(name: str) -> UUID | None:
    return NO_HALL if name == INDONESIA else None


def _situation(_name: str, at: datetime) -> Facts | None:
    return situation(at=at)


SOURCES = {
    HALLS: Source("queue", _hall, _floor),
    CEREMONIES: Source("ceremony", _ceremony, _signing),
    NATIONS: Source("situation", _nation, _situation),
}
