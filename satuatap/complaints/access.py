"""Who may know of a complaint, and what they are in it: decided here and nowhere else.

A complaint is known to its reporter and to its chain. The hall's managers are in the chain unless
it goes around the hall; officers of the office that it was handed to; the inspectorate, the
ministry and the Ombudsman once it has come up to them. Whoever it is about, and whoever reported
it, is never in its chain, whatever roles they hold. Superusers have no part either.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from satuatap.complaints import rules
from satuatap.complaints.rules import Level, Part
from satuatap.identity.models import Membership, Role, User

if TYPE_CHECKING:
    from satuatap.complaints.models import Complaint

REPORTER_LABEL = "reporter"  # the history never says which account


@dataclass(frozen=True)
class Actor:
    """Somebody in the part that they play in one complaint; only this module and tests make one."""

    part: Part
    label: str
    user_id: int | None = None


SYSTEM = Actor(Part.SYSTEM, "system")
REPORTER = Actor(Part.REPORTER, REPORTER_LABEL)  # who showed the PIN, the code, or the account


@dataclass(frozen=True)
class Reach:
    """How far somebody's roles reach, before it is asked what a complaint is about."""

    user_id: int | None
    managed: frozenset[UUID] = frozenset()
    offices: frozenset[UUID] = frozenset()
    inspected: frozenset[UUID] = frozenset()
    is_ministry: bool = False
    is_ombudsman: bool = False

    @property
    def is_nobody(self) -> bool:
        """Whether no role reaches any complaint."""
        places = self.managed or self.offices or self.inspected
        return not (places or self.is_ministry or self.is_ombudsman)

    def chain(self) -> Q:
        """The complaints in whose chain this person stands."""
        if self.is_nobody:
            return Q(pk__in=[])
        rows = Q(pk__in=[])
        if self.managed:
            rows |= Q(hall__in=self.managed, around_hall=False)
        if self.offices:
            rows |= Q(office__in=self.offices, around_hall=False)
        if self.inspected:
            rows |= Q(hall__in=self.inspected, level__gte=Level.INSPECTORATE)
        if self.is_ministry:
            rows |= Q(level__gte=Level.MINISTRY)
        if self.is_ombudsman:
            rows |= Q(level__gte=Level.OMBUDSMAN)
        return rows & ~Q(state=rules.DRAFT) & ~self._conflict()

    def own(self) -> Q:
        """The complaints that this person reported with the account."""
        return Q(reporter__account=self.user_id) if self.user_id else Q(pk__in=[])

    def known(self) -> Q:
        """Every complaint that this person may read."""
        return self.own() | self.chain()

    def counted(self) -> Q:
        """What figures for this person count: their chain's, and what is no secret below them.

        Whoever stands above halls compares them without being called in; what is secret, or goes
        around the hall and is not done, counts for nobody but its chain.
        """
        told = Q(is_secret=False) & (Q(around_hall=False) | Q(state=rules.DONE))
        below = Q(hall__in=self.inspected)
        if self.is_ministry or self.is_ombudsman:
            below = Q()
        rows = self.chain() | (told & below & ~self._conflict())
        return rows & ~Q(state__in=[rules.DRAFT, rules.MERGED])

    def _conflict(self) -> Q:
        """What the person is about, or has reported."""
        return Q(implicated__user=self.user_id) | Q(reporter__account=self.user_id)

    def part_in(self, complaint: Complaint) -> Part | None:
        """The strongest part in the chain of a complaint, conflicts aside."""
        level, inside = complaint.level, not complaint.around_hall
        parts = {
            Part.HALL: inside and complaint.hall_id in self.managed,
            Part.OFFICE: inside and complaint.office_id in self.offices,
            Part.INSPECTORATE: complaint.hall_id in self.inspected and level >= Level.INSPECTORATE,
            Part.MINISTRY: self.is_ministry and level >= Level.MINISTRY,
            Part.OMBUDSMAN: self.is_ombudsman and level >= Level.OMBUDSMAN,
        }
        return next((part for part, is_so in parts.items() if is_so), None)


def reach_of(user: Any) -> Reach:
    """What somebody's roles reach, read anew in one query."""
    if not getattr(user, "is_authenticated", False):
        return Reach(None)
    places = defaultdict[str, set[UUID]](set)
    for each in Membership.objects.of(user):
        place = each.office_id or each.hall_id
        places[each.role] |= {place} if place else set()
    return Reach(
        user_id=user.pk,
        managed=frozenset(places[Role.HALL_MANAGER]),
        offices=frozenset(places[Role.COUNTER_OFFICER]),
        inspected=frozenset(places[Role.INSPECTORATE]),
        is_ministry=Role.MINISTRY in places,
        is_ombudsman=Role.OMBUDSMAN in places,
    )


def actor_in(complaint: Complaint, user: User) -> Actor | None:
    """What an account is in this complaint: its reporter, one of its chain, or nothing."""
    if not user.is_active:
        return None
    if complaint.is_reported_by(user):
        return REPORTER
    part = reach_of(user).part_in(complaint)
    if part is None or complaint.state == rules.DRAFT or complaint.is_about(user):
        return None
    return Actor(part, f"user:{user.pk}", user.pk)


def still_plays(actor: Actor, complaint: Complaint) -> bool:
    """Whether somebody is still what they were when the page was made."""
    if actor.user_id is None:
        return actor.part in {Part.REPORTER, Part.SYSTEM}
    user = User.objects.filter(pk=actor.user_id).first()
    return user is not None and actor_in(complaint, user) == actor
