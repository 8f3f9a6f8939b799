"""Sheets that come without an invitation from our own devices: tablets, and interviewers'."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.queueing.models import Tablet
from satuatap.surveys.actions.answering import Said, Way, answer_openly
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.queries.asking import last_offering_at


@dataclass(frozen=True)
class About:
    """Whose service somebody at the way out says that they had, and which, if they say."""

    office: AgencyOffice | None = None
    offering: Offering | None = None


NOTHING = About()


def answer_at_tablet(
    tablet: Tablet,
    campaign: Campaign,
    said: Said,
    *,
    key: UUID,
    at: datetime,
    about: About = NOTHING,
) -> None:
    """Take what somebody answered there at this time; the same key again changes nothing.

    At the way out it is ``about`` what they chose.

    At a counter it is about the service that was finished there in the ten minutes before, else
    about its office; there the quarter of the hour stands for the minute, so that the sheet does
    not lead to the person of that ticket. Raises what answer_openly raises.
    """
    source = f"device:{tablet.token_id}"
    if tablet.counter is None:
        way = Way(Sheet.Channel.EXIT, source, office=about.office, offering=about.offering, key=key)
        answer_openly(campaign, said, way, at=at)
        return
    offering = last_offering_at(tablet.counter, at=at)
    way = Way(
        Sheet.Channel.COUNTER, source, office=tablet.counter.office, offering=offering, key=key
    )
    answer_openly(campaign, said, way, at=_quarter_of(at))


def _quarter_of(at: datetime) -> datetime:
    past = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    return at - past
