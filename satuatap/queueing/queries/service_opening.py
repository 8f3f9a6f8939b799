"""Whether a service is open now, and if not, when."""

from dataclasses import dataclass
from datetime import datetime

from satuatap.places.models import Hall
from satuatap.queueing.queries.plan import OfferingPlan


@dataclass(frozen=True)
class ServiceOpening:
    """The answer: open or not, why, a sentence for people, until when, and when next."""

    open: bool
    reason: str
    detail: str
    until: datetime | None = None
    next: datetime | None = None


def service_opening(
    hall: Hall,  # noqa: ARG001
    offering: OfferingPlan,  # noqa: ARG001
    *,
    at: datetime,  # noqa: ARG001
) -> ServiceOpening:
    """Is this service open now, and if not, when? (Always, until the timetable is read.)"""
    return ServiceOpening(open=True, reason="", detail="")
