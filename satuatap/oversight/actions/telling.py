"""Steps that somebody waits for are told: a new proposal, and a hall that was sent back."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import override

from satuatap.identity.models import Membership, Role, User
from satuatap.notifications.actions import recipient_of, send
from satuatap.oversight.actions.alone import each_alone
from satuatap.oversight.actions.warning import people_of
from satuatap.oversight.events import HallMoved
from satuatap.oversight.rules import PREPARATION, PROPOSAL, READINESS, TRIAL
from satuatap.places.models import Hall

PROPOSED, RETURNED = "hall-proposed", "hall-returned"
AFTER = {READINESS, TRIAL}  # from here a hall comes back to its preparation
TELLING = "step not told"


def tell_of_step(moved: HallMoved) -> int:
    """Tell who waits for this step, each alone; how many."""
    event = _event_of(moved)
    if not event:
        return 0
    hall = Hall.objects.select_related("region").get(pk=moved.hall_id)
    people = _ministry() if event == PROPOSED else people_of(hall)
    return len(each_alone(people, lambda user: _tell(event, user, moved), TELLING))


def _event_of(moved: HallMoved) -> str:
    if moved.stage == PROPOSAL:
        return PROPOSED
    return RETURNED if moved.stage == PREPARATION and moved.came_from in AFTER else ""


def _ministry() -> QuerySet[User]:
    members = Membership.objects.filter(role=Role.MINISTRY)
    return User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("pk")


def _tell(event: str, user: User, moved: HallMoved) -> None:
    hall = Hall.objects.select_related("region").get(pk=moved.hall_id)
    to = recipient_of(user, at=moved.at)
    day = moved.on or hall.local(moved.at).date()
    with override(to.language):
        words = {"hall": hall.title, "date": date_format(day, "j F Y"), "slug": hall.slug}
    send(event, to, words, at=moved.at, key=_cause(moved.hall_id, moved.at), hall=hall)


def _cause(hall: object, at: datetime) -> str:
    return f"{hall} {at:%Y%m%d%H%M%S}"
