"""People who come by chance, more in the morning, and take numbers on paper, phone or from afar."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from random import Random
from typing import TypeVar
from uuid import UUID

from satuatap.queueing.estimates import UNKNOWN
from satuatap.simulation.officers import Officers
from satuatap.simulation.plan import PAPER, REMOTE, Arrived, Asked, ServicePlan
from satuatap.simulation.stage import Seen, Stage

WAY_SECONDS = 300.0  # at least, to the hall
TOO_LATE_SECONDS = 30.0
BEFORE_IT_LAPSES = 0.9  # of the time to confirm, at the latest, whoever comes is here

T = TypeVar("T")


@dataclass(frozen=True)
class Taken:
    """A number that is just taken: its paper is printed, or its owner is on the way.

    ``confirm_by`` is None where it waits at once.
    """

    ticket: UUID
    service: UUID
    delivery: str
    confirm_by: datetime | None


class Visitors:
    """Everybody who comes on one day; ``until`` is when numbers end (None: never)."""

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
            numbers = busy[service.office] * shares * 60 / minutes
            rates[service] = numbers / stage.profile.tickets_per_arrival
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
            self._arrive(at)
        self.begin(at)

    def _arrive(self, at: datetime) -> None:
        chance, profile = self.stage.chance, self.stage.profile
        first = chance.random() < profile.priority
        asked = Asked(
            priority=drawn(chance, profile.reasons) if first else "none",
            delivery=drawn(chance, profile.deliveries),
        )
        arrived = self._take(drawn(chance, self.rates), asked, at)
        if arrived and asked.delivery != REMOTE and chance.random() < profile.second_service:
            self._take(drawn(chance, self.rates), replace(asked, along_with=arrived.ticket), at)

    def _take(self, service: ServicePlan, asked: Asked, at: datetime) -> Arrived | None:
        arrived = self.stage.floor.take(service, asked, at=at)
        if arrived is not None:
            self.stage.diary[arrived.ticket] = Seen(
                service=service.id,
                priority=asked.priority != "none",
                came_at=at,
                told=UNKNOWN if asked.delivery == REMOTE else arrived.told,
                remote=asked.delivery == REMOTE,
                along=asked.along_with is not None,
            )
            number = Taken(arrived.ticket, service.id, asked.delivery, arrived.confirm_by)
            self.go_on_with(number, at=at)
        return arrived

    def go_on_with(self, number: Taken, *, at: datetime) -> None:
        """Wait at once, or once the paper is out or the way is done; or never."""
        if number.confirm_by is None:
            self.officers.somebody_waits(number.service, at)
            return
        latest = (number.confirm_by - at).total_seconds()
        seconds = self._seconds_to_confirm(number.delivery, latest=latest)
        self.stage.after(at, seconds, partial(self.confirm, number))

    def _seconds_to_confirm(self, delivery: str, *, latest: float) -> float:
        """Too many where no paper comes out, or the person stays away."""
        chance, profile = self.stage.chance, self.stage.profile
        if chance.random() < (profile.paper_fails if delivery == PAPER else profile.stays_away):
            return latest + TOO_LATE_SECONDS
        if delivery == PAPER:
            return chance.uniform(*profile.print_seconds)
        soon = min(WAY_SECONDS, latest / 2)
        return chance.uniform(soon, BEFORE_IT_LAPSES * latest)

    def confirm(self, number: Taken, at: datetime) -> None:
        """Paper is out, or somebody with a remote number has come: in time, the number waits."""
        if not self.stage.floor.confirm(number.ticket, at=at):
            self.stage.note_end(number.ticket, "lapsed")
            return
        if number.delivery == REMOTE:
            self.stage.note_coming(number.ticket, at)
        self.officers.somebody_waits(number.service, at)


def drawn(chance: Random, weights: dict[T, float]) -> T:
    """One of these, by weight."""
    [found] = chance.choices(list(weights), list(weights.values()))
    return found
