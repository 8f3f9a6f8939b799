"""A hall plans what it mends after a survey, and shows that it did."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from satuatap.identity.models import User
from satuatap.queueing.actions import By
from satuatap.surveys.errors import (
    FollowUpIsVague,
    FollowUpLacksProof,
    NoSuchElement,
    SurveyStillRuns,
)
from satuatap.surveys.models import Campaign, FollowUp


@dataclass(frozen=True)
class Promise:
    """What is mended, by whom and until when; ``element`` by slug.

    ``person`` has an account in the hall and hears that the date has passed.
    """

    element: str
    measure: str
    owner: str
    due: date
    person: User | None = None


def plan_follow_up(campaign: Campaign, promise: Promise, *, by: By, at: datetime) -> FollowUp:
    """Add a line to the plan of a closed campaign; the same measure again gives the same line.

    Raises SurveyStillRuns, NoSuchElement or FollowUpIsVague.
    """
    if campaign.is_open:
        raise SurveyStillRuns
    if promise.element not in campaign.instrument.instrument.slugs:
        raise NoSuchElement(element=promise.element)
    measure, owner = promise.measure.strip(), promise.owner.strip()
    if not measure or not owner or promise.due < campaign.ends:
        raise FollowUpIsVague
    facts = {"owner": owner, "due": promise.due, "person": promise.person}
    planned, _new = FollowUp.objects.get_or_create(
        campaign=campaign,
        element=promise.element,
        measure=measure,
        defaults=facts | {"planned_at": at, "planned_by": by.actor},
    )
    return planned


@transaction.atomic
def finish_follow_up(follow_up: FollowUp, *, proof: str, by: By, at: datetime) -> FollowUp:
    """It was done, and this shows it (a decree, a link, a photo's place). Once.

    Raises FollowUpLacksProof.
    """
    if not proof.strip():
        raise FollowUpLacksProof
    held = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    if held.done_at is None:
        held.proof, held.done_at, held.done_by = proof.strip(), at, by.actor
        held.save(update_fields=["proof", "done_at", "done_by"])
    return held
