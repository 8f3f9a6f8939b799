"""What a test of campaigns may take as given: served people, a campaign, what somebody said."""

from datetime import UTC, date, datetime, timedelta

from satuatap.queueing import actions as queue
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import Plan, Said, Way, open_campaign
from satuatap.surveys.models import Sheet
from satuatap.surveys.tests.worked import SKM

MONDAY = date(2026, 11, 16)  # the day of NINE in Jakarta
PLAN = Plan("Semester II 2026", date(2026, 7, 1), date(2026, 12, 31), population=1000)
CLOSING = datetime(2027, 1, 4, 2, tzinfo=UTC)
TABLET = Way("exit", source="device:tablet")


def opened(hall, plan=PLAN, *, at=NINE):
    return open_campaign(hall, plan, by=ANYBODY, at=at)


def served(offering, *, at=NINE, visit=None):
    """Somebody whom a counter has just served."""
    gives = offering.given_at.first()
    desk = gives.counter if gives else given.counter(offering)
    ticket = given.ticket(offering, at=at, **({"visit": visit} if visit else {}))
    queue.call_next_ticket(desk, by=ANYBODY, at=at)
    return queue.finish_ticket(ticket, by=ANYBODY, at=at + timedelta(minutes=5))


def said(answers="333333333", **more):
    scores = dict(zip(SKM.slugs, map(int, answers), strict=False))
    return Said(scores, **more)


def answered(campaign, sheets, *, day=MONDAY, **more):
    """Open sheets of a day, as a tablet would have sent them."""
    facts = {"channel": "exit", "is_open": True, "day": day, "at": NINE} | more
    Sheet.objects.bulk_create(Sheet(campaign=campaign, scores=each, **facts) for each in sheets)
