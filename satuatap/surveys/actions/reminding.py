"""Halls are reminded of their next survey and of what they promised; each date once."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import override

from satuatap.identity.models import Membership, Role, User
from satuatap.notifications.actions import recipient_of, send
from satuatap.places.models import Hall
from satuatap.surveys.models import FollowUp
from satuatap.surveys.queries.late import overdue_follow_ups
from satuatap.surveys.queries.rising import halls_not_risen
from satuatap.surveys.queries.standings import dues
from satuatap.surveys.rules import Due, Standing

DUE, OVERDUE, PROMISED = "survey-due", "survey-overdue", "follow-up-overdue"
NOT_RISEN = "survey-not-risen"
TOLD_FOR = timedelta(days=30)  # a date that passed before is old news, also to a new manager


def remind(*, at: datetime) -> None:
    """Warn managers whose hall's survey is due soon, and report overdue halls to the ministry.

    A hall that asks already and will end in time is left in peace. The same due date is told to
    the same person once, however often this runs.
    """
    for hall, due, running in dues(at=at):
        if due.standing == Standing.OVERDUE:
            _tell(OVERDUE, _ministry(), about=(hall, due), at=at)
        elif due.standing == Standing.DUE_SOON and not (running and running.ends <= due.by):
            _tell(DUE, _managers(hall), about=(hall, due), at=at)


def remind_of_follow_ups(*, at: datetime) -> None:
    """Tell the owner and the hall's managers that a follow-up is past its date.

    What a campaign promised for one date is told to the same person once, however often this runs.
    """
    for late in overdue_follow_ups(at=at):
        hall = late.campaign.hall
        if hall.local(at).date() - late.due <= TOLD_FOR:
            people = _people(Membership.objects.filter(_may_read(late, hall)).distinct())
            key = f"{late.campaign_id} {late.due}"
            _say(PROMISED, people, about=(hall, late.due), key=key, at=at)


def alarm_of_not_rising(*, at: datetime) -> None:
    """Tell managers and ministry, once, of a hall whose first year did not raise satisfaction."""
    for hall in halls_not_risen(at=at):
        if hall.inaugurated_on:
            people = [*_managers(hall), *_ministry()]
            about = (hall, hall.inaugurated_on)
            _say(NOT_RISEN, people, about=about, key=f"{hall.pk} {about[1]}", at=at)


def _may_read(late: FollowUp, hall: Hall) -> Q:
    """The hall's managers, and the owner as long as they work there."""
    return Q(hall=hall) & (Q(role=Role.HALL_MANAGER) | Q(user=late.person_id))


def _managers(hall: Hall) -> Iterable[User]:
    return _people(Membership.objects.filter(role=Role.HALL_MANAGER, hall=hall))


def _ministry() -> Iterable[User]:
    return _people(Membership.objects.filter(role=Role.MINISTRY))


def _people(memberships: Iterable[Membership]) -> Iterable[User]:
    keys = {each.user_id for each in memberships}
    return User.objects.filter(pk__in=keys, is_active=True).order_by("pk")


def _tell(event: str, people: Iterable[User], *, about: tuple[Hall, Due], at: datetime) -> None:
    hall, due = about
    _say(event, people, about=(hall, due.by), key=f"{hall.pk} {due.by}", at=at)


def _say(
    event: str, people: Iterable[User], *, about: tuple[Hall, date], key: str, at: datetime
) -> None:
    hall, day = about
    for user in people:
        to = recipient_of(user, at=at)
        with override(to.language):
            told = {"hall": hall.title, "date": date_format(day, "j F Y"), "slug": hall.slug}
        send(event, to, told, at=at, key=key, hall=hall)
