"""What everybody may know of a hall's floor at this moment, as the public API gives it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.core import sql
from satuatap.places.models import Hall
from satuatap.queueing.estimates import Estimate, Flow
from satuatap.queueing.queries.estimating import floor_flows, newcomer_estimates
from satuatap.queueing.queries.plan import FloorPlan, OfferingPlan, floor_plans
from satuatap.queueing.queries.service_opening import (
    ServiceOpening,
    hall_opening,
    openings_at,
)
from satuatap.queueing.queries.today import queue_days

SNAPSHOT = Path(__file__).parent.parent / "sql" / "snapshot.sql"
CALLS = 10


@dataclass(frozen=True)
class _Floor:
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
        "services": hall_services([hall], at=at)[hall.pk],
        "counters": [_counter(each) for each in floor.counters],
        "calls": [_call(each) for each in floor.calls],
    }


def hall_services(halls: Collection[Hall], *, at: datetime) -> dict[UUID, list[dict[str, Any]]]:
    """The services of each hall as its snapshot has them; three queries for any number of halls."""
    days = queue_days(halls, at=at)
    openings = openings_at(halls, at=at, days=days)
    flows = floor_flows(halls, at=at, days=days)
    plans = floor_plans(halls)
    return {
        hall.pk: _services(plans[hall.pk], openings[hall.pk], flows[hall.pk], at=at)
        for hall in halls
    }


def _services(
    plan: FloorPlan, openings: dict[str, ServiceOpening], flow: Flow, *, at: datetime
) -> list[dict[str, Any]]:
    estimates, since = newcomer_estimates(flow, plan), _arrivals(flow)
    return [
        _told(each)
        | _line(since[each.id], at)
        | _opening(openings[code])
        | _estimate(estimates[code])
        for code, each in plan.offerings.items()
        if each.queue
    ]


def _arrivals(flow: Flow) -> Mapping[UUID, list[datetime]]:
    """When those who wait came, by the offering."""
    found: defaultdict[UUID, list[datetime]] = defaultdict(list)
    for person in flow.people:
        found[person.offering].append(person.arrived_at)
    return found


def moment(at: datetime) -> str:
    """A moment as the API writes it: UTC, whole seconds."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _floor(hall: Hall, at: datetime) -> _Floor:
    midnight = datetime.combine(hall.local(at).date(), time(), tzinfo=hall.zone)
    return sql.rows(_Floor, SNAPSHOT, hall=hall.pk, since=midnight, calls=CALLS)[0]


def _told(plan: OfferingPlan) -> dict[str, Any]:
    return {"code": plan.code, "name": _title(plan), "agency": plan.office}


def _line(arrivals: list[datetime], at: datetime) -> dict[str, Any]:
    longest = max(timedelta(), at - min(arrivals, default=at))
    return {"waiting": len(arrivals), "longest_wait_minutes": longest // timedelta(minutes=1)}


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
