"""Everybody who serves in a hall: they come to work, notice newcomers, and make room for people."""

from datetime import datetime, timedelta
from uuid import UUID

from satuatap.simulation.officer import Officer
from satuatap.simulation.shift import Shift
from satuatap.simulation.stage import Stage

LUNCH_SHIFTS = 3
LUNCH_SHIFT_SECONDS = 2400
LATEST_TO_COME = 240.0  # seconds


class Officers:
    """The officers of a hall, one at each counter; ``until`` is when numbers end (None: never)."""

    def __init__(self, stage: Stage, *, until: datetime | None) -> None:
        self.stage = stage
        offices = sorted({each.office for each in stage.hall.services}, key=str)
        self.pace = {office: stage.chance.uniform(*stage.profile.pace) for office in offices}
        shift = Shift(
            until=until,
            minutes={
                each.id: each.minutes * self.pace[each.office] for each in stage.hall.services
            },
            newcomer=self.somebody_waits,
        )
        self.at_desk = {desk.id: Officer(desk, stage, shift) for desk in stage.hall.desks}

    def begin(self, at: datetime) -> None:
        """Everybody comes to work within a few minutes, and goes to lunch by shifts."""
        stage = self.stage
        for number, officer in enumerate(self.at_desk.values()):
            stage.after(at, stage.chance.uniform(0, LATEST_TO_COME), officer.sit)
            if stage.profile.lunch_minutes and not stage.profile.day_and_night:
                lunch = self._noon(at) + timedelta(
                    seconds=number % LUNCH_SHIFTS * LUNCH_SHIFT_SECONDS
                )
                stage.after(at, (lunch - at).total_seconds(), officer.lunch)
            officer.rest_some_time(at)

    def _noon(self, at: datetime) -> datetime:
        return at.astimezone(self.stage.zone).replace(hour=11, minute=30, second=0)

    def somebody_waits(self, service: UUID, at: datetime) -> None:
        """An idle officer who gives this service notices a newcomer."""
        for desk in self.stage.hall.given_at(service):
            if self.at_desk[desk.id].notice(at):
                return

    def make_room(self, office: UUID, at: datetime) -> None:
        """Leave an office's counters soon, because a person has come to work there."""
        for officer in self.at_desk.values():
            if officer.desk.office == office:
                officer.make_room(at)

    @property
    def utilisation(self) -> float | None:
        """The share of the time at the counters, pauses apart, with somebody called or served."""
        present = sum(each.time.present for each in self.at_desk.values())
        busy = sum(each.time.busy for each in self.at_desk.values())
        return busy / present if present else None
