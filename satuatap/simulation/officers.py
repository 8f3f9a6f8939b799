"""Officers at their counters: open, call, wait for the person, serve, rest, close."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from satuatap.simulation.plan import DeskPlan, Summoned
from satuatap.simulation.profile import skewed
from satuatap.simulation.stage import Stage

LOOK_AGAIN = 60.0  # seconds after which an idle officer looks whether somebody waits
SIT_AGAIN = 120.0  # seconds after which an officer looks whether the counter is free again
OVERTIME = timedelta(hours=1)
RECALLS = 2


@dataclass
class Work:
    """One officer's day so far."""

    open_since: datetime | None = None
    resting: bool = False
    ticket: UUID | None = None
    idle: bool = False
    leaving: bool = False
    busy_since: datetime | None = None
    open_seconds: float = 0.0
    busy_seconds: float = 0.0


class Officers:
    """Everybody who serves in a hall."""

    def __init__(self, stage: Stage, *, until: datetime | None) -> None:
        self.stage = stage
        self.until = until
        self.work = {desk.id: Work() for desk in stage.hall.desks}
        self.desks = {desk.id: desk for desk in stage.hall.desks}
        offices = sorted({each.office for each in stage.hall.services}, key=str)
        self.pace = {office: stage.chance.uniform(*stage.profile.pace) for office in offices}
        self.minutes = {
            each.id: each.minutes * self.pace[each.office] for each in stage.hall.services
        }

    def begin(self, at: datetime) -> None:
        """Everybody comes to work within a few minutes, and goes to lunch by shifts."""
        stage = self.stage
        for number, desk in enumerate(stage.hall.desks):
            stage.after(at, stage.chance.uniform(0, 240), partial(self.sit, desk))
            if stage.profile.lunch_minutes and not stage.profile.day_and_night:
                noon = at.astimezone(stage.zone).replace(hour=11, minute=30, second=0)
                lunch = (noon - at).total_seconds() + (number % 3) * 2400
                stage.after(at, lunch, partial(self.lunch, desk))
            self.rest_some_time(desk, at)

    def sit(self, desk: DeskPlan, at: datetime) -> None:
        """Open the counter; where a person sits, look again later."""
        work = self.work[desk.id]
        ended = self.until is not None and at >= self.until
        if ended or work.open_since is not None:
            return
        if self.stage.floor.open(desk, at=at):
            work.open_since, work.idle, work.leaving = at, False, False
            self.call(desk, at)
        else:
            self.stage.after(at, SIT_AGAIN, partial(self.sit, desk))

    def over(self, at: datetime) -> bool:
        """Whether the working day has ended, last people included."""
        return self.until is not None and at >= self.until + OVERTIME

    def go_on_with(self, desk: DeskPlan, at: datetime, *, summoned: Summoned | None) -> None:
        """Take a counter over as it stands, as after a restart: open, perhaps with somebody."""
        work = self.work[desk.id]
        work.open_since = at
        if summoned is None:
            self.stage.after(at, self._gap(), partial(self.call, desk))
            return
        work.ticket, work.busy_since = summoned.ticket, at
        left = self.stage.chance.uniform(20, 60 * self.minutes[summoned.service])
        self.stage.after(at, left, partial(self._end, desk, summoned))

    def make_room(self, office: UUID, at: datetime) -> None:
        """Leave an office's counters soon, because a person has come to work there."""
        for desk in self.stage.hall.desks:
            work = self.work[desk.id]
            if desk.office == office and work.open_since is not None and not work.leaving:
                work.leaving = True
                if work.ticket is None:
                    self.leave(desk, at)
                else:
                    self._hurry(desk, at)

    def _hurry(self, desk: DeskPlan, at: datetime) -> None:
        """Finish with whoever is there: a person waits for the counter."""
        ticket, floor = self.work[desk.id].ticket, self.stage.floor
        if ticket is not None:
            floor.start(ticket, at=at)
            floor.finish(ticket, outcome="served", at=at)
            self._note(ticket, "served")
            self._free(desk, at)
            self.leave(desk, at)

    def somebody_waits(self, service: UUID, at: datetime) -> None:
        """An idle officer who gives this service notices a newcomer."""
        for desk in self.stage.hall.given_at(service):
            work = self.work[desk.id]
            if work.idle:
                work.idle = False
                self.stage.after(at, self._gap(), partial(self.call, desk))
                return

    def call(self, desk: DeskPlan, at: datetime) -> None:
        """Call whoever is next, unless there is a rest, or the day is over."""
        work = self.work[desk.id]
        if work.open_since is None or work.resting or work.ticket is not None:
            return
        if work.leaving or self.over(at) or not self.stage.floor.sits(desk):
            self.leave(desk, at)
            return
        summoned = self.stage.floor.call(desk, at=at)
        if summoned is None and self.until is not None and at >= self.until:
            self.leave(desk, at)
            return
        if summoned is None:
            work.idle = True
            self.stage.after(at, LOOK_AGAIN, partial(self._look_again, desk))
            return
        work.idle = False
        self._await(desk, summoned, at)

    def _look_again(self, desk: DeskPlan, at: datetime) -> None:
        if self.work[desk.id].idle:
            self.work[desk.id].idle = False
            self.call(desk, at)

    def _await(self, desk: DeskPlan, summoned: Summoned, at: datetime) -> None:
        stage, work = self.stage, self.work[desk.id]
        work.ticket = summoned.ticket
        seen = stage.diary.get(summoned.ticket)
        if seen is not None and seen.called_at is None:
            seen.called_at = at
        work.busy_since = at
        if stage.chance.random() < stage.profile.no_show:
            wait = stage.profile.recall_seconds
            stage.after(at, wait, partial(self._recall, desk, summoned, left=RECALLS))
        else:
            walk = skewed(stage.chance, stage.profile.walk_seconds, 0.5)
            stage.after(at, walk, partial(self._start, desk, summoned))

    def _recall(self, desk: DeskPlan, summoned: Summoned, at: datetime, *, left: int) -> None:
        stage = self.stage
        if left and stage.floor.recall(summoned.ticket, at=at):
            wait = stage.profile.recall_seconds
            stage.after(at, wait, partial(self._recall, desk, summoned, left=left - 1))
            return
        if stage.floor.miss(summoned.ticket, at=at):
            self._note(summoned.ticket, "no_show")
            if stage.chance.random() < stage.profile.comes_back:
                later = stage.chance.uniform(60, 780)
                stage.after(at, later, partial(self._come_back, summoned))
        self._next(desk, summoned.ticket, at)

    def _come_back(self, summoned: Summoned, at: datetime) -> None:
        if self.stage.floor.come_back(summoned.ticket, at=at):
            self._note(summoned.ticket, "")
            self.somebody_waits(summoned.service, at)

    def _start(self, desk: DeskPlan, summoned: Summoned, at: datetime) -> None:
        stage = self.stage
        if not stage.floor.start(summoned.ticket, at=at):
            self._next(desk, summoned.ticket, at)
            return
        minutes = skewed(stage.chance, self.minutes[summoned.service], stage.profile.spread)
        stage.after(at, minutes * 60, partial(self._end, desk, summoned))

    def _end(self, desk: DeskPlan, summoned: Summoned, at: datetime) -> None:
        stage, draw = self.stage, self.stage.chance.random()
        profile = stage.profile
        if draw < profile.hold and stage.floor.hold(summoned.ticket, at=at):
            away = stage.chance.uniform(120, 600)
            stage.after(at, away, partial(self._back_from_hold, desk, summoned))
        elif draw < profile.hold + profile.transfer:
            self._send_on(summoned, at)
        else:
            poor = stage.chance.random() < profile.incomplete
            stage.floor.finish(summoned.ticket, outcome="incomplete" if poor else "served", at=at)
            self._note(summoned.ticket, "served")
        self._next(desk, summoned.ticket, at)

    def _send_on(self, summoned: Summoned, at: datetime) -> None:
        stage = self.stage
        target = stage.chance.choice(stage.hall.services)
        if stage.floor.transfer(summoned.ticket, target, at=at):
            self.somebody_waits(target.id, at)

    def _back_from_hold(self, desk: DeskPlan, summoned: Summoned, at: datetime) -> None:
        work = self.work[desk.id]
        free = work.open_since is not None and work.ticket is None and not work.resting
        if free and self.stage.floor.call_back(summoned.ticket, desk, at=at):
            work.idle = False
            self._await(desk, summoned, at)
        elif work.open_since is None:
            self.stage.floor.miss(summoned.ticket, at=at)
        else:
            self.stage.after(at, 30, partial(self._back_from_hold, desk, summoned))

    def _free(self, desk: DeskPlan, at: datetime) -> None:
        work = self.work[desk.id]
        work.ticket = None
        if work.busy_since is not None:
            work.busy_seconds += (at - work.busy_since).total_seconds()
            work.busy_since = None

    def _next(self, desk: DeskPlan, ticket: UUID, at: datetime) -> None:
        if self.work[desk.id].ticket == ticket:
            self._free(desk, at)
            self.stage.after(at, self._gap(), partial(self.call, desk))

    def _gap(self) -> float:
        return skewed(self.stage.chance, self.stage.profile.gap_seconds, 0.6)

    def _note(self, ticket: UUID, ended: str) -> None:
        if ticket in self.stage.diary:
            self.stage.diary[ticket].ended = ended

    def rest_some_time(self, desk: DeskPlan, at: datetime) -> None:
        minutes = self.stage.profile.break_every_minutes
        later = self.stage.chance.uniform(0.5, 1.5) * minutes * 60
        self.stage.after(at, later, partial(self._short_rest, desk))

    def _short_rest(self, desk: DeskPlan, at: datetime) -> None:
        self.rest(
            desk, at, minutes=skewed(self.stage.chance, self.stage.profile.break_minutes, 0.4)
        )
        self.rest_some_time(desk, at)

    def lunch(self, desk: DeskPlan, at: datetime) -> None:
        """Go to lunch, once the person at the counter has left."""
        self.rest(desk, at, minutes=self.stage.profile.lunch_minutes)

    def rest(self, desk: DeskPlan, at: datetime, *, minutes: float) -> None:
        """Pause the counter for some minutes; who is there is served first."""
        work = self.work[desk.id]
        if work.open_since is None or work.resting or self.over(at):
            return
        if work.ticket is not None:
            self.stage.after(at, 60, partial(self.rest, desk, minutes=minutes))
        elif self.stage.floor.pause(desk, at=at):
            work.resting, work.idle = True, False
            self.stage.after(at, minutes * 60, partial(self._go_on, desk))

    def _go_on(self, desk: DeskPlan, at: datetime) -> None:
        work = self.work[desk.id]
        work.resting = False
        if work.open_since is not None and self.stage.floor.resume(desk, at=at):
            self.call(desk, at)

    def leave(self, desk: DeskPlan, at: datetime) -> None:
        """Close the counter and go."""
        work = self.work[desk.id]
        if work.open_since is None or work.ticket is not None:
            return
        self.stage.floor.close(desk, at=at)
        work.open_seconds += (at - work.open_since).total_seconds()
        work.open_since, work.resting, work.idle = None, False, False
        self.stage.after(at, SIT_AGAIN, partial(self.sit, desk))
