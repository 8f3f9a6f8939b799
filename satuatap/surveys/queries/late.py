"""Follow-ups that are past their date, over all halls, and who may answer for one."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall
from satuatap.surveys.models import FollowUp

AHEAD = timedelta(days=1)  # no hall's day is further than this from another's


def overdue_follow_ups(*, at: datetime, area: str = "") -> list[FollowUp]:
    """Those of every hall whose own day is past their date, the oldest date first; one query.

    ``area`` is the code of a province or region, empty for the nation.
    """
    found = _perhaps(at=at, area=area).order_by("due", "campaign__hall__slug", "pk")
    return [each for each in found if each.due < each.campaign.hall.local(at).date()]


def people_of(hall: Hall) -> QuerySet[User]:
    """Who works in a hall and may read of its surveys, by name."""
    roles = [Role.HALL_MANAGER, Role.COUNTER_OFFICER]
    here = Membership.objects.filter(hall=hall, role__in=roles)
    return User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("name", "pk")


def _perhaps(*, at: datetime, area: str) -> QuerySet[FollowUp]:
    late = FollowUp.objects.overdue(at.date() + AHEAD + AHEAD)
    known = late.select_related("campaign__instrument", "campaign__hall__region__province")
    return known.filter(campaign__hall__region__code__startswith=area)
