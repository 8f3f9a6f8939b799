"""Obstacles are overcome, and ideas taken over."""

from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format

from satuatap.oversight.actions.days import check_day
from satuatap.oversight.errors import HallIsNotYours, ObstacleIsOvercome, ReasonIsMissing
from satuatap.oversight.models import Innovation, Obstacle, TakeOver
from satuatap.places.models import Hall
from satuatap.queueing.actions import By


@transaction.atomic
def solve(obstacle: Obstacle, *, on: date, how: str, at: datetime) -> Obstacle:
    """An obstacle is overcome; others read how. The same word again is one.

    Raises ReasonIsMissing, DayIsToCome, DayIsBeforeItBegan, or ObstacleIsOvercome where another
    word stands.
    """
    if not how.strip():
        raise ReasonIsMissing
    held = Obstacle.objects.select_for_update(of=("self",)).get(pk=obstacle.pk)
    if held.solved_on is None:
        check_day(on, held.hall, since=held.since, at=at)
        held.solved_on, held.solution = on, how.strip()
        held.save(update_fields=["solved_on", "solution"])
    elif (held.solved_on, held.solution) != (on, how.strip()):
        raise ObstacleIsOvercome(on=date_format(held.solved_on, "j F Y"))
    return held


def take_over(innovation: Innovation, hall: Hall, *, by: By, on: date, at: datetime) -> TakeOver:
    """Another hall does the same from a day on; saying it twice changes nothing."""
    if innovation.hall_id == hall.pk:
        raise HallIsNotYours
    values = {"on": on, "at": at, "actor": by.actor}
    taken, _new = TakeOver.objects.get_or_create(innovation=innovation, hall=hall, defaults=values)
    return taken
