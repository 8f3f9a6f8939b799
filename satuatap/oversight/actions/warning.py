"""Agreements that are about to end are told to the region and the hall's managers."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from satuatap.identity.models import OF_A_REGION, Membership, Role, User
from satuatap.notifications.actions import recipient_of, send
from satuatap.oversight.actions.alone import each_alone
from satuatap.oversight.models import Agreement
from satuatap.oversight.models.editions import reminding
from satuatap.oversight.queries.partners import agreements_ending
from satuatap.places.models import Hall

ENDING = "agreement-ending"
WARNING = "ending not told"


def warn_of_endings(*, at: datetime) -> int:
    """Tell of each agreement that ends soon, once for each warning; how many were looked at."""
    today = timezone.localdate(at)
    ending = list(agreements_ending(today, today + reminding().soon))
    each_alone(ending, lambda each: _warn(each, today=today, at=at), WARNING)
    return len(ending)


def people_of(hall: Hall) -> QuerySet[User]:
    """Who is told about a hall's life: its region's government, and its managers."""
    region = Q(role__in=sorted(OF_A_REGION), region=hall.region_id)
    mine = Membership.objects.filter(region | Q(role=Role.HALL_MANAGER, hall=hall))
    return User.objects.filter(pk__in=mine.values("user"), is_active=True).order_by("pk")


def _warn(agreement: Agreement, *, today: date, at: datetime) -> None:
    if agreement.ends_on is None:
        return
    left = agreement.ends_on - today
    mark = min(each for each in reminding().warnings if left <= timedelta(days=each))
    for user in people_of(agreement.hall):
        to = recipient_of(user, at=at)
        with override(to.language):
            words = {
                "hall": agreement.hall.title,
                "office": agreement.agency.name,
                "date": date_format(agreement.ends_on, "j F Y"),
                "slug": agreement.hall.slug,
            }
        send(ENDING, to, words, at=at, key=f"{agreement.pk} {mark}", hall=agreement.hall)
