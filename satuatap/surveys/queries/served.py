"""How many people were served in a period: of the hall, of each office, of each service."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Sum

from satuatap.places.models import Hall
from satuatap.surveys.models import ServedDay


@dataclass(frozen=True)
class Part:
    """A part of a hall that is asked: an office, a service, or (neither) the hall itself."""

    office_id: UUID | None = None
    offering_id: UUID | None = None


WHOLE = Part()
Period = tuple[date, date]


def people_served(hall: Hall, period: Period) -> dict[Part, int]:
    """Visitors of the hall and its offices, and people served for each service.

    Empty when nobody was counted; both days of the period are in it.
    """
    days = ServedDay.objects.filter(hall=hall, day__range=period)
    found = days.values("office", "offering").annotate(
        served=Sum("served"), at_office=Sum("new_to_office"), in_hall=Sum("new_to_hall")
    )
    people: Counter[Part] = Counter()
    for each in found.order_by("office", "offering"):
        people[WHOLE] += each["in_hall"]
        people[Part(office_id=each["office"])] += each["at_office"]
        people[Part(offering_id=each["offering"])] += each["served"]
    return dict(people)


def before(period: Period) -> Period:
    """The period of the same length that ends on the day before."""
    begins, ends = period
    return begins - (ends - begins) - timedelta(days=1), begins - timedelta(days=1)
