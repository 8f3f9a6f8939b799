"""What everybody in the hall should read now: the manager's messages, and what is closed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satuatap.places.models import Hall, OpeningOverride
from satuatap.queueing.models import Notice


@dataclass(frozen=True)
class HallNotice:
    """One message. ``office_id`` and ``offering_id`` say whom it concerns; None is everybody.

    ``about`` names what is closed ("Imigrasi", "Paspor baru"); it is empty for a plain message.
    """

    text: str
    closes: bool = False
    about: str = ""
    office_id: UUID | None = None
    offering_id: UUID | None = None
    until: datetime | None = None

    def concerns(self, *, office_id: UUID, offering_id: UUID) -> bool:
        """Whether somebody who waits for this offering of this office should read it."""
        return self.office_id in {None, office_id} and self.offering_id in {None, offering_id}


def hall_notices(hall: Hall, *, at: datetime) -> list[HallNotice]:
    """Every message that holds now: closures first, then the newest messages."""
    return [*_closures(hall, at), *_messages(hall, at)]


def _closures(hall: Hall, at: datetime) -> list[HallNotice]:
    holding = OpeningOverride.objects.holding(at).filter(
        hall=hall, state=OpeningOverride.State.CLOSED
    )
    return [
        HallNotice(
            text=each.message,
            closes=True,
            about=str(each.offering or each.office or ""),
            office_id=each.offering.office_id if each.offering else each.office_id,
            offering_id=each.offering_id,
            until=each.ends_at,
        )
        for each in holding.select_related("office", "offering")
    ]


def _messages(hall: Hall, at: datetime) -> list[HallNotice]:
    return [
        HallNotice(text=each.text, office_id=each.office_id, until=each.ends_at)
        for each in Notice.objects.holding(at).filter(hall=hall)
    ]
