"""What newcomers are told in memory: the paces seen lately, and their office played forward."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import fmean, pvariance
from uuid import UUID

from satuatap.queueing.estimates import Desk, Pace, Times, Usual, paces_from, residual
from satuatap.simulation.memory.book import Held
from satuatap.simulation.plan import DeskPlan, HallPlan

RECENT = timedelta(minutes=90)
GAP_MINUTES = 1.0  # between two people at a counter


@dataclass
class Paces:
    """How long people took at the counters, latest last, beside the catalogue's minutes."""

    hall: HallPlan
    stays: list[tuple[datetime, UUID, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.usual = {each.id: Usual(each.office, each.minutes) for each in self.hall.services}

    def note(self, service: UUID, *, since: datetime, at: datetime) -> None:
        """Somebody has left a counter."""
        self.stays.append((at, service, (at - since).total_seconds() / 60 + GAP_MINUTES))

    def of_office(self, office: UUID, *, at: datetime) -> dict[UUID, Pace]:
        """The paces of one office's services, as seen in the last while."""
        known = {key: usual for key, usual in self.usual.items() if usual.office == office}
        seen = [self._times(service, took) for service, took in self._recent(known, at).items()]
        return paces_from(seen, known)

    def _recent(self, services: Iterable[UUID], at: datetime) -> dict[UUID, list[float]]:
        minutes: defaultdict[UUID, list[float]] = defaultdict(list)
        for when, service, took in reversed(self.stays):
            if at - when > RECENT:
                break
            if service in services:
                minutes[service].append(took)
        return minutes

    def _times(self, service: UUID, took: list[float]) -> Times:
        usual = self.usual[service]
        mean, variance = fmean(took), pvariance(took)
        return Times(service, usual.office, usual.minutes, len(took), mean, variance, 0, 0.0, 0.0)


def working(desk: DeskPlan, there: Held | None, paces: dict[UUID, Pace], *, at: datetime) -> Desk:
    """A counter that calls now, with the rest of the time that whoever is there still takes."""
    if there is None or there.standing.offering not in paces:
        return Desk(desk.id, desk.gives)
    pace = paces[there.standing.offering]
    elapsed = (at - there.state_at).total_seconds() / 60
    return Desk(desk.id, desk.gives, residual(pace, elapsed), pace.spread**2 / 2)
