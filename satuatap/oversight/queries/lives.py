"""Where a hall stands, and how it came there."""

from django.db.models import F, QuerySet

from satuatap.oversight.models import HallLife, StageEvent
from satuatap.places.models import Hall


def stage_of(hall: Hall) -> str:
    """The code of the stage in which a hall stands; empty where nothing is known of its life."""
    life = standing_of(hall)
    return life.stage if life else ""


def standing_of(hall: Hall) -> HallLife | None:
    """The stage in which a hall stands, with its name and since when."""
    return HallLife.objects.filter(hall=hall).first()


def history_of(hall: Hall) -> QuerySet[StageEvent]:
    """Every step of a hall's life, the first one first; those without a day before the others."""
    return StageEvent.objects.filter(hall=hall).order_by(F("on").asc(nulls_first=True), "pk")
