"""Halls of which only the day of inauguration is known get the steps that are known."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from satuatap.oversight.actions.alone import each_alone
from satuatap.oversight.actions.moving import move
from satuatap.oversight.models import HallLife, StageEvent
from satuatap.oversight.rules import INAUGURATED, OPERATING
from satuatap.places.actions import recognise
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

BY = "system"
PLATFORM = "SatuAtap"
RUNNING = "hall not recorded as operating"


@transaction.atomic
def record_known_lives(*, at: datetime) -> int:
    """Write down what the halls' records tell of their lives; how many steps. Safe to repeat.

    A hall with a day of inauguration was inaugurated then; one without a day is known to operate.
    A day that becomes known later is added to the history and moves nothing.
    """
    counted = Hall.objects.recognised()
    fresh = list(counted.filter(life=None))
    steps = [_step(hall, at=at) for hall in fresh]
    lives = [HallLife(hall=each.hall, stage=each.stage, since=each.on) for each in steps]
    dated = counted.filter(inaugurated_on__isnull=False, life__isnull=False)
    steps.extend(_step(hall, at=at) for hall in dated.exclude(stage_events__stage=INAUGURATED))
    steps.extend(_opened_all_the_same(at=at))
    StageEvent.objects.bulk_create(steps, ignore_conflicts=True)
    HallLife.objects.bulk_create(lives, ignore_conflicts=True)
    return len(steps)


def _opened_all_the_same(*, at: datetime) -> Iterator[StageEvent]:
    """Planned halls of which a source now says that they were inaugurated: from here on they count.

    Nobody took the steps between, and none is made up.
    """
    planned = Hall.objects.filter(is_recognised=False, inaugurated_on__isnull=False)
    for life in HallLife.objects.filter(hall__in=planned).select_related("hall"):
        if life.hall.stage_events.filter(stage=INAUGURATED).exists():
            continue
        step = _step(life.hall, at=at)
        step.came_from, life.stage, life.since = life.stage, step.stage, step.on
        life.save(update_fields=["stage", "since"])
        recognise(life.hall)
        yield step


def record_running(*, at: datetime) -> int:
    """Inaugurated halls that serve people on this platform operate from today on; how many.

    Each alone: what one refuses is logged, and the others go on.
    """
    here = HallLife.objects.at_stage(INAUGURATED).filter(hall__status=Hall.Status.OPERATING)
    found = here.select_related("hall__region").order_by("hall")
    return len(each_alone(found, lambda each: _run(each.hall, at=at), RUNNING))


def _run(hall: Hall, *, at: datetime) -> StageEvent:
    today = hall.local(at).date()
    return move(hall, OPERATING, by=By(BY), on=today, at=at, source=PLATFORM, seen=INAUGURATED)


def _step(hall: Hall, *, at: datetime) -> StageEvent:
    is_dated = hall.inaugurated_on is not None
    return StageEvent(
        hall=hall,
        stage=INAUGURATED if is_dated else OPERATING,
        on=hall.inaugurated_on,
        at=at,
        actor=BY,
        note=hall.source_note,
        source=hall.inauguration_source if is_dated else said_by(hall.source_note),
    )


def said_by(note: str) -> str:
    """Who said a note that ends with its source: ``Sudah beroperasi. (Antara)``."""
    said = note.rstrip()
    return said[said.rfind("(") + 1 : -1] if said.endswith(")") else ""
