"""What happens to a clock: verbs, which of them may follow which, and what they leave behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Verb(StrEnum):
    """What is done to a clock.

    ``RESET`` stops it and takes back what it has counted; ``RESTART`` does so and runs on at once.
    ``AUTO_APPROVE`` ends it because silence means yes; ``FINISH`` because the answer is there.
    """

    RUN = "run"
    PAUSE = "pause"
    RESUME = "resume"
    RESET = "reset"
    RESTART = "restart"
    AUTO_APPROVE = "auto_approve"
    FINISH = "finish"


class Phase(StrEnum):
    """Where a clock stands."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    APPROVED = "approved"

    @property
    def is_over(self) -> bool:
        return self in {Phase.FINISHED, Phase.APPROVED}


# A verb that arrives twice leads where it led before, so that a retry changes nothing.
ARROWS: Mapping[tuple[Phase, Verb], Phase] = {
    (Phase.IDLE, Verb.RUN): Phase.RUNNING,
    (Phase.RUNNING, Verb.RUN): Phase.RUNNING,
    (Phase.RUNNING, Verb.RESUME): Phase.RUNNING,
    (Phase.RUNNING, Verb.PAUSE): Phase.PAUSED,
    (Phase.RUNNING, Verb.RESET): Phase.PAUSED,
    (Phase.RUNNING, Verb.RESTART): Phase.RUNNING,
    (Phase.RUNNING, Verb.AUTO_APPROVE): Phase.APPROVED,
    (Phase.RUNNING, Verb.FINISH): Phase.FINISHED,
    (Phase.PAUSED, Verb.PAUSE): Phase.PAUSED,
    (Phase.PAUSED, Verb.RESUME): Phase.RUNNING,
    (Phase.PAUSED, Verb.RESET): Phase.PAUSED,
    (Phase.PAUSED, Verb.RESTART): Phase.RUNNING,
    (Phase.PAUSED, Verb.FINISH): Phase.FINISHED,
    (Phase.FINISHED, Verb.FINISH): Phase.FINISHED,
    (Phase.FINISHED, Verb.RESTART): Phase.RUNNING,
    (Phase.APPROVED, Verb.AUTO_APPROVE): Phase.APPROVED,
}


class OutOfOrder(ValueError):
    """A verb that cannot follow, such as resuming what never ran."""

    def __init__(self, verb: Verb, phase: Phase) -> None:
        super().__init__(f"{verb.value} does not follow in phase {phase.value}")
        self.verb, self.phase = verb, phase


@dataclass(frozen=True)
class ClockEvent:
    """One verb at one moment; ``reason`` is for the people who read the due date."""

    verb: Verb
    at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Stretch:
    """From one moment to another, or still going on; ``reason`` where it is a pause."""

    start: datetime
    end: datetime | None = None
    reason: str = ""

    def until(self, at: datetime) -> datetime:
        return self.end or at


@dataclass(frozen=True)
class Course:
    """What the events of a clock come to: the present round, the earlier ones, the pauses.

    A round begins with the first run and with each run after a reset; ``began_at`` never moves.
    """

    phase: Phase = Phase.IDLE
    began_at: datetime | None = None
    ended_at: datetime | None = None
    stretches: tuple[Stretch, ...] = ()
    earlier: tuple[Stretch, ...] = ()
    pauses: tuple[Stretch, ...] = ()

    @property
    def round_at(self) -> datetime | None:
        """When the present round began; None before the first run, and between reset and run."""
        return self.stretches[0].start if self.stretches else None

    @property
    def running(self) -> tuple[Stretch, ...]:
        """All stretches in which it ran, of every round."""
        return self.earlier + self.stretches

    def after(self, event: ClockEvent) -> "Course":
        """The course with one more event; `OutOfOrder` if it cannot follow."""
        phase = ARROWS.get((self.phase, event.verb))
        if phase is None:
            raise OutOfOrder(event.verb, self.phase)
        if phase is self.phase and event.verb not in {Verb.RESET, Verb.RESTART}:
            return self
        stopped = replace(self._stopped(event.at), phase=phase)
        if event.verb in {Verb.RESET, Verb.RESTART}:
            stopped = replace(stopped, earlier=stopped.running, stretches=())
        return _going_into(stopped, phase, event)

    def _stopped(self, at: datetime) -> "Course":
        """With whatever went on ended at this moment."""
        return replace(self, stretches=_ended(self.stretches, at), pauses=_ended(self.pauses, at))


def course_of(events: Iterable[ClockEvent], *, at: datetime) -> Course:
    """Fold the events up to a moment, by their own moments, those of one moment as they come."""
    course = Course()
    for event in sorted(events, key=lambda event: event.at):
        if event.at <= at:
            course = course.after(event)
    return course


def may_follow(events: Iterable[ClockEvent], event: ClockEvent) -> bool:
    """Whether a verb has its place after these events, or changes nothing because it was said."""
    return (course_of(events, at=event.at).phase, event.verb) in ARROWS


def _going_into(course: Course, phase: Phase, event: ClockEvent) -> Course:
    if phase.is_over:
        return replace(course, ended_at=event.at)
    began = replace(course, began_at=course.began_at or event.at, ended_at=None)
    if phase is Phase.RUNNING:
        return replace(began, stretches=(*course.stretches, Stretch(event.at)))
    return replace(began, pauses=(*course.pauses, Stretch(event.at, reason=event.reason)))


def _ended(stretches: tuple[Stretch, ...], at: datetime) -> tuple[Stretch, ...]:
    if not stretches or stretches[-1].end is not None:
        return stretches
    return (*stretches[:-1], replace(stretches[-1], end=at))
