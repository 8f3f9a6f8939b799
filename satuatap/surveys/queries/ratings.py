"""What was answered, for the hall's own pages. No person, no number."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Avg, Count

from satuatap.places.models import Hall
from satuatap.queueing.models import Ticket
from satuatap.surveys.models import Invitation, Rating


@dataclass(frozen=True)
class DayRatings:
    """A day's answers: how many of how many who were asked, and their mean from 1 to 4."""

    answers: int
    invited: int
    mean: float | None


def is_rated(ticket: Ticket) -> bool:
    """Whether the person of this ticket has said how it went."""
    return Rating.objects.filter(ticket=ticket.pk).exists()


def day_ratings(hall: Hall, day: date) -> DayRatings:
    """The answers given on this day by the hall's clock."""
    begins = datetime.combine(day, time(), tzinfo=hall.zone)
    ends = datetime.combine(day + timedelta(days=1), time(), tzinfo=hall.zone)
    said = Rating.objects.filter(hall=hall, at__gte=begins, at__lt=ends)
    asked = Invitation.objects.filter(hall=hall, invited_at__gte=begins, invited_at__lt=ends)
    found = said.aggregate(answers=Count("pk"), mean=Avg("score"))
    return DayRatings(invited=asked.count(), **found)
