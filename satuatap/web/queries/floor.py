"""A hall's lines as a citizen sees them: one per office, with its services."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from satuatap.catalogue.models import AgencyOffice, Mark
from satuatap.places.models import Hall
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.queries.service_opening import ServiceOpening, hall_opening
from satuatap.queueing.queries.snapshot import hall_snapshot


@dataclass(frozen=True)
class Line:
    """One office: its services as the public snapshot has them."""

    office: AgencyOffice
    services: Sequence[dict[str, Any]]

    @property
    def open(self) -> bool:
        """Whether any service of the office gives numbers now."""
        return any(each["open"] for each in self.services)

    @property
    def waiting(self) -> int:
        """People who wait for any of its services."""
        return sum(each["waiting"] for each in self.services)

    @property
    def busiest(self) -> dict[str, Any]:
        """The open service with most people waiting: whose wait speaks for the office."""
        return max(self.services, key=lambda each: (each["open"], each["waiting"]))

    @property
    def estimate(self) -> Any:
        """The wait of somebody who would come now."""
        return self.busiest["estimate"]

    @property
    def message(self) -> str:
        """Why nobody gets a number here."""
        return str(self.services[0].get("message", ""))

    @property
    def codes(self) -> str:
        """Its services' codes, as the live script wants them."""
        return " ".join(each["code"] for each in self.services)


@dataclass(frozen=True)
class Floor:
    """A hall's door and lines at one moment."""

    hall: Hall
    at: datetime
    opening: ServiceOpening
    lines: Sequence[Line]
    counters: Sequence[dict[str, Any]]

    @property
    def agencies(self) -> int:
        """How many offices are in the hall."""
        return len(self.lines)

    @property
    def open_counters(self) -> int:
        """How many counters have somebody at them."""
        return sum(each["state"] != "closed" for each in self.counters)

    @property
    def reachable(self) -> bool:
        """Whether every service has a counter that can be reached in a wheelchair."""
        return all(each["wheelchair"] for line in self.lines for each in line.services)

    @property
    def example_offices(self) -> bool:
        """Whether an office is there that nobody has confirmed."""
        return any(line.office.mark == Mark.EXAMPLE for line in self.lines)

    @property
    def example_services(self) -> bool:
        """Whether a service is given that nobody has confirmed."""
        return any(each["example"] for line in self.lines for each in line.services)

    @property
    def services(self) -> int:
        """How many services are given there."""
        return sum(len(line.services) for line in self.lines)


def floor_of(hall: Hall, *, at: datetime) -> Floor:
    """The hall's floor as it is now, frequent offices first."""
    snapshot = hall_snapshot(hall, at=at)
    offices = AgencyOffice.objects.filter(hall=hall, is_active=True).select_related("agency")
    given = _by_office(hall, snapshot["services"])
    ordered = sorted(offices, key=lambda each: (not each.frequent, each.order, each.name))
    lines = [Line(office, given[office.pk]) for office in ordered if given[office.pk]]
    return Floor(hall, at, hall_opening(hall, at=at), lines, snapshot["counters"])


def _by_office(hall: Hall, services: list[dict[str, Any]]) -> dict[Any, list[dict[str, Any]]]:
    plans = floor_plan(hall).offerings
    found: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
    for each in services:
        if each["code"] in plans:
            plan = plans[each["code"]]
            found[plan.office_id].append(
                each | {"wheelchair": plan.wheelchair, "example": plan.example}
            )
    return found
