"""Of how many people a survey asks a sample, before it begins."""

from datetime import date

from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.served import WHOLE, Part, Period, before, people_served


def population(
    hall: Hall, period: Period, *, stated: int | None, today: date
) -> tuple[str, dict[Part, int]]:
    """Where the numbers come from (``Campaign.Basis``), and how many people by part.

    Of a period that is over they are counted, else expected to be as many as in the period of the
    same length before; a ``stated`` number stands for the whole hall. Empty when nobody knows.
    """
    counted = people_served(hall, period) if period[1] < today else {}
    if counted and stated is None:
        return Campaign.Basis.COUNTED, counted
    expected = counted or people_served(hall, before(period))
    if stated is not None:
        return Campaign.Basis.STATED, expected | {WHOLE: stated}
    return Campaign.Basis.EXPECTED, expected


def overlapping(hall: Hall, period: Period, *, instrument: str = "skm") -> Campaign | None:
    """A campaign of the hall on some day of this period, unless it is of exactly this one."""
    asked = Campaign.objects.filter(hall=hall, instrument__slug=instrument)
    there = asked.filter(begins__lte=period[1], ends__gte=period[0])
    return there.exclude(begins=period[0], ends=period[1], state=Campaign.State.OPEN).first()
