"""Words that answers begin with: who keeps which, and which fit an answer."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints import rules
from satuatap.complaints.access import Actor, Reach, reach_of
from satuatap.complaints.models import AnswerTemplate, Complaint
from satuatap.places.models import Hall

NATIONAL = Q(hall=None)


def kept_by(reach: Reach) -> Q:
    """Those that this person writes: the nation's, a hall's, or those of an office."""
    rows = Q(hall__in=reach.managed) | Q(office__in=reach.offices)
    return rows | NATIONAL if reach.is_ministry else rows


def keeps_templates(reach: Reach) -> bool:
    """Whether they write any."""
    return bool(reach.managed or reach.offices or reach.is_ministry)


def templates_of(user: Any) -> QuerySet[AnswerTemplate]:
    """Those that somebody keeps, and those of everybody above them."""
    reach = reach_of(user)
    halls = AgencyOffice.objects.filter(pk__in=reach.offices).values("hall")
    rows = kept_by(reach) | NATIONAL | Q(hall__in=halls, office=None)
    named = AnswerTemplate.objects.filter(rows).select_related("hall__region", "office")
    return named.order_by("hall__name", "office__name", "title", "pk")


def template_of(user: Any, pk: UUID) -> AnswerTemplate | None:
    """One that this person keeps."""
    rows = AnswerTemplate.objects.filter(kept_by(reach_of(user)), pk=pk)
    return rows.select_related("hall__region", "office").first()


def places_of(user: Any) -> tuple[bool, list[Hall], list[AgencyOffice]]:
    """For whom this person may write: the nation, these halls, these offices."""
    reach = reach_of(user)
    halls = Hall.objects.filter(pk__in=reach.managed).select_related("region")
    near = Q(hall__in=reach.managed) | Q(pk__in=reach.offices)
    offices = AgencyOffice.objects.filter(near, is_active=True).order_by("hall", "name")
    return reach.is_ministry, list(halls), list(offices)


def templates_for(complaint: Complaint, to: Actor) -> list[AnswerTemplate]:
    """Words to begin this answer with: the office's first, then the hall's, then the nation's."""
    if to.part not in rules.WHO["answer"]:
        return []
    place = NATIONAL | Q(hall=complaint.hall_id, office=None)
    if complaint.office_id is not None:
        place |= Q(office=complaint.office_id)
    found = AnswerTemplate.objects.filter(place, is_active=True, kind__in=["", complaint.kind])
    return sorted(
        found, key=lambda each: (each.office_id is None, each.hall_id is None, each.title)
    )


def begun_with(template: AnswerTemplate, complaint: Complaint) -> str:
    """The template's words for this complaint."""
    office = complaint.office.name if complaint.office else complaint.hall.title
    values = {"{nomor}": complaint.number, "{mal}": complaint.hall.title, "{gerai}": office}
    return rules.filled(template.text, values)
