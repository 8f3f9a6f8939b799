"""One region at a glance: its hall, what is missing, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from satuatap.oversight.models import FiscalCapacity, HallLife, Obstacle, Proposal, StageEvent
from satuatap.oversight.queries.board import Line, lines
from satuatap.oversight.queries.coming import Coming, coming
from satuatap.oversight.queries.lives import history_of
from satuatap.oversight.queries.running import Running, running_of, standings_of
from satuatap.places.models import Region
from satuatap.surveys.queries.standings import HallStanding

AHEAD = timedelta(days=120)


@dataclass(frozen=True)
class Place:
    """One hall of the region: where it stands, how it came there, what hinders it, how it runs."""

    line: Line
    history: Sequence[StageEvent]
    obstacles: Sequence[Obstacle]
    running: Running | None


@dataclass(frozen=True)
class RegionPage:
    """Everything of the page."""

    region: Region
    places: Sequence[Place]
    drafts: Sequence[Proposal]
    fiscal: FiscalCapacity | None
    coming: Sequence[Coming]

    @property
    def has_hall(self) -> bool:
        """Whether one of its halls counts."""
        return any(each.line.life.hall.is_recognised for each in self.places)


def region_page(region: Region, *, at: datetime, with_drafts: bool) -> RegionPage:
    """One region; its drafts only for those who wrote them."""
    today = at.astimezone(region.zone).date()
    mine = HallLife.objects.filter(hall__region=region).select_related("hall__region__province")
    shown = lines(mine.order_by("since"), today=today)
    halls = [each.life.hall_id for each in shown]
    counts = any(each.life.hall.is_recognised for each in shown)
    standings = standings_of(region, at=at) if counts else {}
    return RegionPage(
        region=region,
        places=[_place(each, standings, at=at) for each in shown],
        drafts=list(Proposal.objects.drafts().filter(region=region)) if with_drafts else [],
        fiscal=FiscalCapacity.objects.newest().filter(region=region).first(),
        coming=coming(today, today + AHEAD, halls=halls) if halls else [],
    )


def _place(line: Line, standings: Mapping[UUID, HallStanding], *, at: datetime) -> Place:
    hall = line.life.hall
    obstacles = Obstacle.objects.filter(hall=hall, solved_on=None)
    running = running_of(hall, standings.get(hall.pk), at=at) if hall.is_recognised else None
    return Place(line, list(history_of(hall)), list(obstacles), running)
