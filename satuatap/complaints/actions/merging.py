"""Two complaints of the same matter go on as one, and apart again."""

from datetime import datetime

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import Actor, still_plays
from satuatap.complaints.actions.handling import go_around, taken_up
from satuatap.complaints.actions.publishing import withdraw
from satuatap.complaints.actions.steps import (
    Step,
    held_for,
    locked,
    not_from,
    of_one_matter,
    take,
    words,
)
from satuatap.complaints.actions.telling import tell_chain, tell_reporter
from satuatap.complaints.errors import CannotMerge, NotYoursToDo
from satuatap.complaints.models import Complaint, Implicated
from satuatap.complaints.queries.implicated import manages
from satuatap.complaints.rules import Part

MERGEABLE = rules.OPEN | {rules.DONE}


@transaction.atomic
def merge(
    duplicate: Complaint, into: Complaint, *, by: Actor, at: datetime, reason: str = ""
) -> Complaint:
    """Let the duplicate go on with the other; both have the same hall, secrecy and route.

    Whom one of them is about is kept from the other as well. A text of the duplicate that is out
    is withdrawn. Raises CannotMerge.
    """
    for each in sorted((duplicate, into), key=lambda one: one.pk):
        locked(each)
    held = held_for(duplicate, "merge", by=by)
    original = held_for(into, "merge", by=by)
    if held.state == rules.MERGED and held.duplicate_of_id == original.pk:
        return held
    _must_fit(held, original)
    _keep_out(held, original, by=by, at=at)
    if not (still_plays(by, held) and still_plays(by, original)):
        raise NotYoursToDo
    taken_up(held, by=by, at=at)
    withdraw(held, by=by, at=at)
    step = Step("merge", by, at, reason.strip(), facts={"into": original.number})
    event = take(held, rules.MERGED, step, duplicate_of=original)
    tell_reporter(held, "complaint-progress", cause=event, at=at)
    return held


def _must_fit(held: Complaint, original: Complaint) -> None:
    alike = all(
        getattr(held, name) == getattr(original, name)
        for name in ("hall_id", "is_secret", "around_hall", "is_levy")
    )
    if not alike or held.pk == original.pk or original.state not in MERGEABLE:
        raise CannotMerge
    if held.duplicates.exists():
        raise CannotMerge


def _keep_out(held: Complaint, original: Complaint, *, by: Actor, at: datetime) -> None:
    together = [held, *of_one_matter(original)]
    about = dict(Implicated.objects.filter(complaint__in=together).values_list("user", "why"))
    Implicated.objects.bulk_create(
        [
            Implicated(complaint=each, user_id=user, why=why)
            for each in together
            for user, why in about.items()
        ],
        ignore_conflicts=True,
    )
    if manages(original.hall_id, about):
        go_around(original, by=by, at=at)


@transaction.atomic
def unmerge(complaint: Complaint, reason: str, *, by: Actor, at: datetime) -> Complaint:
    """It was another matter after all, says the chain or its reporter; it is verified anew."""
    held = held_for(complaint, "unmerge", by=by)
    if held.state != rules.MERGED:
        if held.events.filter(kind="unmerge").exists():
            return held
        raise not_from(held)
    step = Step("unmerge", by, at, words(reason))
    event = take(held, rules.VERIFICATION, step, duplicate_of=None, office=None, counting_from=None)
    tell_chain(held, "complaint-new", cause=event, at=at)
    if by.part is not Part.REPORTER:
        tell_reporter(held, "complaint-progress", cause=event, at=at)
    return held
