"""How a hall that counts runs, in the few figures that a head of region asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satuatap.complaints.models import Complaint
from satuatap.oversight.queries.partners import Parties, parties
from satuatap.places.models import Hall, Region
from satuatap.surveys.queries.standings import HallStanding, hall_standings


@dataclass(frozen=True)
class Running:
    """Who takes part, what people say of it, and which complaints wait too long."""

    parties: Parties
    standing: HallStanding | None
    late: int
    open: int

    @property
    def vertical_absent(self) -> int:
        """How many vertical agencies are expected and have no desk."""
        return sum(each.is_vertical for each in self.parties.absent)

    @property
    def ending(self) -> int:
        """How many agreements end soon, or have ended without another."""
        return sum(each.ends in {"soon", "over"} for each in self.parties.partners)


def standings_of(region: Region, *, at: datetime) -> Mapping[UUID, HallStanding]:
    """How the halls of a region stand with their surveys."""
    return {each.hall.pk: each for each in hall_standings(at=at, area=region.pk)}


def running_of(hall: Hall, standing: HallStanding | None, *, at: datetime) -> Running:
    """The figures of one hall; complaints that go around it, and secret ones, are not counted."""
    waiting = Complaint.objects.countable().open().filter(hall=hall, around_hall=False)
    return Running(
        parties=parties(hall, today=hall.local(at).date()),
        standing=standing,
        late=waiting.filter(due_at__lt=at).count(),
        open=waiting.count(),
    )
