"""What everybody may know of a hall's floor at this moment, as the public API gives it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.core import sql
from satuatap.places.models import Hall
from satuatap.queueing.estimates import Estimate
from satuatap.queueing.queries.estimating import offering_estimates
from satuatap.queueing.queries.plan import OfferingPlan, floor_plan
from satuatap.queueing.queries.service_opening import (
    ServiceOpening,
    hall_opening,
    service_openings,
)

SNAPSHOT = Path(__file__).parent.parent / "sql" / "snapshot.sql"
CALLS = 10


@dataclass(frozen=True)
class _Floor:
    waiting: dict[str, tuple[int, float]]
    counters: list[dict[str, Any]]
    calls: list[dict[str, Any]]


def hall_snapshot(hall: Hall, *, at: datetime) -> dict[str, Any]:
    """The public snapshot of a hall, ready to be written as JSON, in the active language.

    ``longest_wait_minutes`` is counted from the first arrival and 0 when nobody waits;
    ``estimate`` is for somebody who would come now, its minutes None when nobody can know.
    """
    floor = _floor(hall, at)
    door = hall_opening(hall, at=at)
    return {
        "hall": hall.slug,
        "at": moment(at),
        "open": door.open,
        "message": "" if door.open else door.detail,
        "services": _services(hall, floor, at),
        "counters": [_counter(each) for each in floor.counters],
        "calls": [_call(each) for each in floor.calls],
    }


def moment(at: datetime) -> str:
    """A moment as the API writes it: UTC, whole seconds."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _floor(hall: Hall, at: datetime) -> _Floor:
    day = hall.local(at).date()
    midnight = datetime.combine(day, time(), tzinfo=hall.zone)
    found = sql.rows(_Floor, SNAPSHOT, hall=hall.pk, day=day, since=midnight, calls=CALLS)
    return found[0]


def _services(hall: Hall, floor: _Floor, at: datetime) -> list[dict[str, Any]]:
    openings = service_openings(hall, at=at)
    estimates = offering_estimates(hall, at=at)
    return [
        _told(each) | _line(each, floor, at) | _opening(openings[code]) | _estimate(estimates[code])
        for code, each in floor_plan(hall).offerings.items()
        if each.queue
    ]


def _told(plan: OfferingPlan) -> dict[str, Any]:
    return {"code": plan.code, "name": _title(plan), "agency": plan.office}


def _line(plan: OfferingPlan, floor: _Floor, at: datetime) -> dict[str, Any]:
    waiting, since = floor.waiting.get(str(plan.id), (0, at.timestamp()))
    minutes = max(0, int(at.timestamp() - since) // 60)
    return {"waiting": waiting, "longest_wait_minutes": minutes}


def _opening(found: ServiceOpening) -> dict[str, Any]:
    return {"open": found.open, "message": "" if found.open else found.detail}


def _estimate(found: Estimate) -> dict[str, Any]:
    return {"estimate": asdict(found)}


def _title(plan: OfferingPlan) -> str:
    english = (get_language() or "id").startswith("en")
    return (plan.title_en if english else "") or plan.title_id


def _counter(found: dict[str, Any]) -> dict[str, Any]:
    return {"code": found["code"], "name": _("Loket %(code)s") % {"code": found["code"]}} | {
        key: found[key] for key in ("agency", "zone", "state", "serving", "ticket_state")
    }


def _call(found: dict[str, Any]) -> dict[str, Any]:
    return found | {"at": moment(datetime.fromtimestamp(found["at"], tz=UTC))}
