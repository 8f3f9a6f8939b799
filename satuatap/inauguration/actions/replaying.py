"""Play a ceremony of the past from its record: everything in it is marked as a replay."""

from datetime import datetime

from django.db import transaction

from satuatap.identity.models import User
from satuatap.inauguration import rules
from satuatap.inauguration.actions.charter import issue_charter
from satuatap.inauguration.actions.guests import Answer, add_guest, invite, record_answer
from satuatap.inauguration.actions.halls import Listed, add_hall
from satuatap.inauguration.actions.holding import next_order
from satuatap.inauguration.models import Ceremony, Guest
from satuatap.inauguration.queries import halls_of
from satuatap.inauguration.sources import MINISTER, Record, RecordedHall
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

SYSTEM = By("system")


def halls_of_record(record: Record) -> dict[str, Hall]:
    """The halls of a record that are known here, by the code of their region."""
    codes = [each.region for each in record.halls]
    rows = Hall.objects.filter(region__in=codes).select_related("region").order_by("-pk")
    return {each.region_id: each for each in rows}


@transaction.atomic
def stage_replay(record: Record, *, slug: str, minister: User, at: datetime) -> Ceremony:
    """The ceremony up to its charter, ready to be signed. Safe to repeat."""
    made, is_new = Ceremony.objects.get_or_create(
        slug=slug,
        defaults={
            "title": record.title,
            "held_on": record.held_on,
            "place": record.place,
            "source": record.source,
            "note": record.note,
            "published_before": record.before,
            "published_after": record.after,
            "published_source": record.published_source,
            "created_at": at,
            "replayed_at": at,
        },
    )
    if is_new:
        _fill(made, record, minister, at=at)
        issue_charter(made, by=SYSTEM, at=at)
    made.refresh_from_db()
    return made


def _fill(ceremony: Ceremony, record: Record, minister: User, *, at: datetime) -> None:
    known = halls_of_record(record)
    for each in record.halls:
        if each.region in known:
            add_hall(ceremony, known[each.region], by=SYSTEM, at=at, given=_listed(record, each))
    for name, office in record.officials:
        told = add_guest(ceremony, office=office, name=name)
        record_answer(told, Answer(rules.IN_PERSON, record.place), at=at)
    add_guest(ceremony, office=MINISTER, user=minister, signs=True)
    for head in ceremony.guests.filter(hall__isnull=False):
        record_answer(head, Answer(rules.IN_PERSON, record.place), at=at)
    if record.followers:
        _follow(ceremony, record, at=at)
    invite(ceremony, by=SYSTEM, at=at)


def _listed(record: Record, hall: RecordedHall) -> Listed:
    return Listed(
        agencies=hall.agencies,
        services=hall.services,
        exception=f"Peristiwa yang sudah terjadi, menurut {record.source}.",
        is_doubtful=hall.doubtful,
    )


def _follow(ceremony: Ceremony, record: Record, *, at: datetime) -> None:
    """Who followed online, one row for each place."""
    first = next_order(ceremony.guests.all())
    Guest.objects.bulk_create(
        Guest(
            ceremony=ceremony,
            order=first + number,
            office=f"{record.followers}, {each.hall.region.name}",
            mode=rules.ONLINE,
            place=each.hall.region.name,
            answered_at=at,
        )
        for number, each in enumerate(halls_of(ceremony))
    )
