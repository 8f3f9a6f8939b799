"""What the chain does for itself: cover threats and personal data, keep people out, note."""

from datetime import datetime

from django.db import transaction

from satuatap.complaints.access import Actor
from satuatap.complaints.actions.handling import go_around
from satuatap.complaints.actions.publishing import withdraw
from satuatap.complaints.actions.steps import (
    Step,
    change,
    held_for,
    keep_note,
    of_one_matter,
    tell_anew,
    words,
    write,
)
from satuatap.complaints.errors import NotYoursToDo, TextIsTooLong
from satuatap.complaints.models import Complaint, Implicated, Note
from satuatap.complaints.models.marks import Moderated
from satuatap.complaints.queries.implicated import manages, stands_above
from satuatap.complaints.rules import Part
from satuatap.identity.models import User

MOST_TITLE = 120


@transaction.atomic
def moderate(
    complaint: Complaint, why: str, *, title: str, body: str, by: Actor, at: datetime
) -> Complaint:
    """Show the chain this text in place of one with a threat or with personal data.

    The reporter goes on seeing their own words.
    """
    held = held_for(complaint, "moderate", by=by)
    fields = {"moderated": Moderated(why).value, "moderated_title": words(title)}
    fields |= {"moderated_body": words(body)}
    if len(fields["moderated_title"]) > MOST_TITLE:
        raise TextIsTooLong(most=MOST_TITLE)
    if any(getattr(held, name) != value for name, value in fields.items()):
        withdraw(held, by=by, at=at)  # it was read before this was seen in it
        change(held, **fields)
        tell_anew(held)
        write(held, Step("moderate", by, at, is_internal=True, facts={"why": why}))
    return held


@transaction.atomic
def implicate(complaint: Complaint, user: User, *, by: Actor, at: datetime) -> Complaint:
    """It is about this account: from now on that person neither handles nor reads it.

    Nor what was merged with it. About somebody who answers for the hall, it goes around the hall;
    the hall keeps nobody out who stands above it. Raises NotYoursToDo.
    """
    together = of_one_matter(complaint)
    held = held_for(complaint, "implicate", by=by)
    if by.part is Part.HALL and stands_above(user):
        raise NotYoursToDo
    for each in together:
        _row, is_new = Implicated.objects.get_or_create(
            complaint=each, user=user, defaults={"why": "named"}
        )
        if is_new:
            write(each, Step("implicate", by, at, is_internal=True))
    if manages(held.hall_id, [user.pk]):
        go_around(held, by=by, at=at)
    return held


@transaction.atomic
def note(complaint: Complaint, text: str, *, by: Actor, at: datetime, key: str) -> Note:
    """Note something for the others of the chain; the same ``key`` is noted once."""
    held = held_for(complaint, "note", by=by)
    return keep_note(held, words(text), by=by, at=at, key=key)
