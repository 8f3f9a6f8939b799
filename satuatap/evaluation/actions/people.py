"""Who is told of what: whoever answers for a hall, its evaluators, the ministry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import override

from satuatap.identity.models import Membership, Role, User
from satuatap.notifications.actions import recipient_of, send
from satuatap.places.models import Hall

Words = Mapping[str, object]


def answerers(hall: Hall) -> QuerySet[User]:
    """Who answers for a hall: its managers, and its region's government."""
    mine = Q(role=Role.HALL_MANAGER, hall=hall) | Q(
        role__in=[Role.REGION_OFFICER, Role.REGION_HEAD], region=hall.region_id
    )
    return _people(Membership.objects.filter(mine))


def ministry() -> QuerySet[User]:
    """Everybody of the ministry."""
    return _people(Membership.objects.filter(role=Role.MINISTRY))


def _people(memberships: QuerySet[Membership]) -> QuerySet[User]:
    keys = memberships.values("user")
    return User.objects.filter(pk__in=keys, is_active=True).order_by("pk")


@dataclass(frozen=True)
class About:
    """A date that somebody is told of; the same ``key`` is told to the same person once."""

    day: date
    key: str
    at: datetime
    hall: Hall | None = None

    def of(self, hall: Hall) -> "About":
        """The same date, for one hall of many."""
        return About(self.day, f"{self.key} {hall.pk}", self.at, hall)


def tell(event: str, people: Iterable[User], about: About, *, words: Words) -> int:
    """Say one thing about a date to each of these people, in their language; to how many."""
    told = 0
    for user in people:
        to = recipient_of(user, at=about.at)
        with override(to.language):
            said = {"date": date_format(about.day, "j F Y"), **words}
        send(event, to, said, at=about.at, key=about.key, hall=about.hall)
        told += 1
    return told
