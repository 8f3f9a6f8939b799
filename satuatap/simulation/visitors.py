"""People who come by chance, more in the morning, and take numbers."""

from datetime import datetime

from satuatap.simulation.officers import Officers
from satuatap.simulation.plan import ServicePlan
from satuatap.simulation.stage import Seen, Stage


class Visitors:
    """Everybody who comes on one day."""

    def __init__(self, stage: Stage, officers: Officers, *, until: datetime | None) -> None:
        self.stage = stage
        self.officers = officers
        self.until = until
        self.rates = self._rates()
        self.total = sum(self.rates.values())

    def _rates(self) -> dict[ServicePlan, float]:
        """People an hour and service, so that each office is as busy as its draw says."""
        stage, rates = self.stage, {}
        busy = {
            office: stage.chance.uniform(*stage.profile.busy)
            for office in sorted({each.office for each in stage.hall.services}, key=str)
        }
        for service in stage.hall.services:
            desks = stage.hall.given_at(service.id)
            shares = sum(1 / len(desk.gives) for desk in desks)
            minutes = service.minutes * self.officers.pace[service.office] + 1
            rates[service] = busy[service.office] * shares * 60 / minutes
        return rates

    def begin(self, at: datetime) -> None:
        """Start to come."""
        if self.total:
            self.stage.after(at, self.stage.chance.expovariate(self.total / 3600), self.come)

    def come(self, at: datetime) -> None:
        """Somebody comes (or, in a quiet hour, does not)."""
        stage = self.stage
        if self.until is not None and at >= self.until:
            return
        if stage.chance.random() < stage.profile.share_of_hour(at.astimezone(stage.zone).hour):
            self._take(at)
        self.begin(at)

    def _take(self, at: datetime) -> None:
        stage = self.stage
        [service] = stage.chance.choices(list(self.rates), list(self.rates.values()))
        first = stage.chance.random() < stage.profile.priority
        reasons = stage.profile.reasons
        [reason] = stage.chance.choices(list(reasons), list(reasons.values()))
        arrived = stage.floor.take(service, priority=reason if first else "none", at=at)
        if arrived is not None:
            stage.diary[arrived.ticket] = Seen(service.id, first, at, arrived.told)
            self.officers.somebody_waits(service.id, at)
