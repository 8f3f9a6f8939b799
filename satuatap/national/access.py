"""Whose figures somebody may look at: the ministry all, a region's people theirs, a hall its own.

As everywhere, what belongs to somebody else answers 404, a role that has no figures 403, and
strangers are sent to sign in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from satuatap.identity.access import sign_in_first
from satuatap.identity.models import Membership, Role
from satuatap.national.queries import areas

if TYPE_CHECKING:
    from uuid import UUID

    from satuatap.national.queries.areas import Area

View = Callable[..., HttpResponse]
ROLES = (Role.MINISTRY, Role.REGION_OFFICER, Role.REGION_HEAD, Role.HALL_MANAGER)


@dataclass(frozen=True)
class Reach:
    """What somebody may look at."""

    nation: bool
    regions: frozenset[str]
    halls: frozenset[UUID]

    def has(self, area: Area) -> bool:
        """Whether this area is theirs."""
        if self.nation:
            return True
        if area.level == areas.REGION:
            return area.code in self.regions
        hall = area.hall
        return hall is not None and (hall.region_id in self.regions or hall.pk in self.halls)

    @property
    def is_nobodys(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.nation or self.regions or self.halls)


def reach_of(user: Any) -> Reach:
    """By the roles that this person has."""
    mine = list(Membership.objects.of(user).filter(role__in=ROLES))
    return Reach(
        any(each.role == Role.MINISTRY for each in mine),
        frozenset(each.region_id for each in mine if each.region_id),
        frozenset(each.hall_id for each in mine if each.hall_id),
    )


def of_area(view: View) -> View:
    """Let in who may look at the area of the address (``level`` and ``code``; neither: the nation).

    The view is called with the area in their place.
    """

    @wraps(view)
    def guarded(
        request: HttpRequest, level: str = areas.NATION, code: str = "", **kwargs: Any
    ) -> HttpResponse:
        reach = _reach(request)
        if reach is None:
            return sign_in_first(request)
        if level == areas.NATION:
            if not reach.nation:
                raise PermissionDenied
            return view(request, areas.nation(), **kwargs)
        found = areas.area(level, code)
        if found is None or not reach.has(found):
            raise Http404
        return view(request, found, **kwargs)

    return guarded


def of_halls(view: View) -> View:
    """Let in who may look at any hall; the view is called with its reach."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reach = _reach(request)
        return sign_in_first(request) if reach is None else view(request, reach, **kwargs)

    return guarded


def _reach(request: HttpRequest) -> Reach | None:
    """What the asker may look at; None for a stranger, 403 for whoever has no figures."""
    if not request.user.is_authenticated:
        return None
    reach = reach_of(request.user)
    if reach.is_nobodys:
        raise PermissionDenied
    return reach
