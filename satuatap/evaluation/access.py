"""Who may come in: the ministry, an evaluator to what is theirs, and who answers for a hall."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from satuatap.evaluation.actions.assigning import refuse_conflict
from satuatap.evaluation.models import Assessment, Assignment, Cycle
from satuatap.identity.access import StaffRequest, View, national_staff, sign_in_first
from satuatap.identity.models import Membership, Role
from satuatap.places.models import Hall

ministry = national_staff(Role.MINISTRY)
evaluators = national_staff(Role.EVALUATOR)
ANSWERERS = (Role.HALL_MANAGER, Role.REGION_OFFICER, Role.REGION_HEAD)


class TaskRequest(HttpRequest):
    """A request of an evaluator about a hall that was assigned to them."""

    assignment: Assignment


def own_task(view: View) -> Callable[..., HttpResponse]:
    """Let in the evaluator of this assignment, whom nothing binds; anybody else's is not there."""

    @evaluators
    @wraps(view)
    def guarded(request: HttpRequest, pk: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        mine = Assignment.objects.of(request.user).select_related(
            "assessment__cycle__version", "assessment__hall__region__province", "evaluator"
        )
        known = cast("TaskRequest", request)
        known.assignment = get_object_or_404(mine, pk=pk)
        task = known.assignment
        refuse_conflict(task.assessment, task.evaluator, at=timezone.now())
        return view(known, *args, **kwargs)

    return guarded


def hall_answers(view: View) -> Callable[..., HttpResponse]:
    """Let in who answers for the hall of the address: its manager, or its region's government."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        mine = list(Membership.objects.of(request.user).filter(role__in=ANSWERERS))
        if not mine:
            raise PermissionDenied
        hall = get_object_or_404(Hall.objects.select_related("region__province"), slug=slug)
        if not any(each.hall_id == hall.pk or each.region_id == hall.region_id for each in mine):
            raise Http404
        known = cast("StaffRequest", request)
        known.hall = hall
        return view(known, *args, **kwargs)

    return guarded


def assessment_here(hall: Hall, code: str) -> Assessment:
    """The hall's part of the cycle of this address, once the cycle has begun."""
    mine = Assessment.objects.with_hall().filter(hall=hall, cycle__code=code)
    return get_object_or_404(mine.exclude(cycle__step=Cycle.Steps.PLANNED))
