"""One person called to one counter: from the call to leaving it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from satuatap.simulation.plan import Summoned
from satuatap.simulation.profile import skewed
from satuatap.simulation.shift import Shift
from satuatap.simulation.stage import Stage

RECALLS = 2
COMES_BACK_SECONDS = (60, 780)
ON_HOLD_SECONDS = (120, 600)
LEFT_TO_SERVE = 20.0  # seconds, at least, of a service that an earlier play began


@dataclass(eq=False)
class Attendance:
    """One person at one counter; ``gone`` is told when they leave, ``held`` when to call again."""

    stage: Stage
    shift: Shift
    summoned: Summoned
    since: datetime
    gone: Callable[[datetime], None]
    held: Callable[[Summoned, datetime], None]
    over: bool = False

    def begin(self, at: datetime) -> None:
        """Somebody is called, and comes or does not."""
        stage = self.stage
        stage.note_call(self.summoned.ticket, at)
        if stage.chance.random() < stage.profile.no_show:
            recall = partial(self._recall, left=RECALLS)
            stage.after(at, stage.profile.recall_seconds, recall)
        else:
            walk = skewed(stage.chance, stage.profile.walk_seconds, 0.5)
            stage.after(at, walk, self._start)

    def go_on(self, at: datetime) -> None:
        """Somebody is served already, since an earlier play."""
        most = 60 * self.shift.minutes[self.summoned.service]
        self.stage.after(at, self.stage.chance.uniform(LEFT_TO_SERVE, most), self._end)

    def hurry(self, at: datetime) -> None:
        """End it now."""
        self.stage.floor.start(self.summoned.ticket, at=at)
        self._finish(at, outcome="served")
        self._leave(at)

    def _recall(self, at: datetime, *, left: int) -> None:
        if self.over:
            return
        if left and self.stage.floor.recall(self.summoned.ticket, at=at):
            again = partial(self._recall, left=left - 1)
            self.stage.after(at, self.stage.profile.recall_seconds, again)
        else:
            self._miss(at)
            self._leave(at)

    def _miss(self, at: datetime) -> None:
        stage = self.stage
        if stage.floor.miss(self.summoned.ticket, at=at):
            stage.note_end(self.summoned.ticket, "no_show")
            if stage.chance.random() < stage.profile.comes_back:
                stage.after(at, stage.chance.uniform(*COMES_BACK_SECONDS), self._come_back)

    def _come_back(self, at: datetime) -> None:
        if self.stage.floor.come_back(self.summoned.ticket, at=at):
            self.stage.note_end(self.summoned.ticket, "")
            self.shift.newcomer(self.summoned.service, at)

    def _start(self, at: datetime) -> None:
        if self.over:
            return
        stage = self.stage
        if stage.floor.start(self.summoned.ticket, at=at):
            usual = self.shift.minutes[self.summoned.service]
            minutes = skewed(stage.chance, usual, stage.profile.spread)
            stage.after(at, minutes * 60, self._end)
        else:
            self._leave(at)

    def _end(self, at: datetime) -> None:
        if self.over:
            return
        stage, draw = self.stage, self.stage.chance.random()
        profile = stage.profile
        if draw < profile.hold and stage.floor.hold(self.summoned.ticket, at=at):
            away = stage.chance.uniform(*ON_HOLD_SECONDS)
            stage.after(at, away, partial(self.held, self.summoned))
        elif draw < profile.hold + profile.transfer:
            self._send_on(at)
        else:
            poor = stage.chance.random() < profile.incomplete
            self._finish(at, outcome="incomplete" if poor else "served")
        self._leave(at)

    def _send_on(self, at: datetime) -> None:
        target = self.stage.chance.choice(self.stage.hall.services)
        if self.stage.floor.transfer(self.summoned.ticket, target, at=at):
            self.shift.newcomer(target.id, at)

    def _finish(self, at: datetime, *, outcome: str) -> None:
        self.stage.floor.finish(self.summoned.ticket, outcome=outcome, at=at)
        self.stage.note_end(self.summoned.ticket, "served")

    def _leave(self, at: datetime) -> None:
        self.over = True
        self.gone(at)
