"""How every hall stands with its surveys, for the ministry and for reminders: few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.campaigns import due_after
from satuatap.surveys.queries.listing import readable_tallies, whole_tallies
from satuatap.surveys.queries.rising import risen_among
from satuatap.surveys.rules import Due, Grade, Tally, bands_on, ikm_of
from satuatap.surveys.sources import grades

UNKNOWN, NEVER, NOT_RISEN = "unknown", "never", "not-risen"


@dataclass(frozen=True, kw_only=True)
class HallState:
    """A hall: when its next survey is due, which was the last one, which one runs.

    ``due`` is None where nobody knows since when to count; ``risen`` as in ``has_risen``.
    """

    hall: Hall
    due: Due | None
    last: Campaign | None
    running: Campaign | None
    risen: bool | None

    @property
    def standing(self) -> str:
        """``current``, ``due-soon`` or ``overdue``; ``unknown`` where nobody knows."""
        return str(self.due.standing) if self.due else UNKNOWN

    @property
    def marks(self) -> set[str]:
        """Under what the ministry looks for it."""
        marks = {self.standing}
        if self.last is None:
            marks.add(NEVER)
        if self.risen is False:
            marks.add(NOT_RISEN)
        return marks


@dataclass(frozen=True, kw_only=True)
class HallStanding(HallState):
    """The same with what the last survey said: no ``ikm`` and ``grade`` where too few answered."""

    ikm: Decimal | None
    grade: Grade | None
    answers: int


def hall_standings(*, at: datetime, area: str = "") -> list[HallStanding]:
    """Every hall that operates or has asked, by region, with figures, in nine queries.

    ``area`` is the code of a province or region, empty for the nation.
    """
    return with_figures(hall_states(at=at, area=area))


def hall_states(*, at: datetime, area: str = "") -> list[HallState]:
    """The same without figures, which a page reads of the halls that it shows."""
    halls = list(_asking(area))
    days = {hall.pk: hall.local(at).date() for hall in halls}
    last, running = _last(area), _newest(Campaign.objects.open(), area)
    risen = risen_among(halls, days)
    return [
        HallState(
            hall=hall,
            due=due_after(last.get(hall.pk), hall, today=days[hall.pk]),
            last=last.get(hall.pk),
            running=running.get(hall.pk),
            risen=risen.get(hall.pk),
        )
        for hall in halls
    ]


def with_figures(states: Iterable[HallState]) -> list[HallStanding]:
    """What the last survey of each of these halls said, in two queries."""
    found = list(states)
    last = [each.last for each in found if each.last]
    tallies = whole_tallies(each.pk for each in last)
    told = readable_tallies(last, tallies)
    return [_with_figure(each, tallies, told) for each in found]


def _with_figure(
    state: HallState, tallies: Mapping[UUID, Tally], told: Mapping[UUID, Tally]
) -> HallStanding:
    last = state.last
    ikm = ikm_of(told[last.pk]) if last and last.pk in told else None
    return HallStanding(
        **vars(state),
        ikm=ikm,
        grade=bands_on(last.ends, grades()).grade_of(ikm) if last and ikm is not None else None,
        answers=tallies[last.pk].respondents if last and last.pk in tallies else 0,
    )


def dues(*, at: datetime) -> list[tuple[Hall, Due, Campaign | None]]:
    """When the next survey of each operating hall is due, with the campaign that runs."""
    halls = list(Hall.objects.operating().select_related("region__province"))
    last, running = _last(), _newest(Campaign.objects.open())
    found = [
        (hall, due_after(last.get(hall.pk), hall, today=hall.local(at).date())) for hall in halls
    ]
    return [(hall, due, running.get(hall.pk)) for hall, due in found if due]


def _asking(area: str) -> Iterable[Hall]:
    asked = Campaign.objects.filter(hall=OuterRef("pk"), instrument__slug="skm")
    seen = Hall.objects.filter(Q(status=Hall.Status.OPERATING) | Q(Exists(asked)))
    within = seen.filter(region__code__startswith=area)
    return within.select_related("region__province").order_by("region_id", "slug")


def _last(area: str = "") -> dict[UUID, Campaign]:
    """The last survey of each hall of the area that somebody answered."""
    regular = Campaign.objects.closed().answered().filter(kind=Campaign.Kind.REGULAR)
    return _newest(regular, area)


def _newest(campaigns: QuerySet[Campaign], area: str = "") -> dict[UUID, Campaign]:
    """The campaign of each hall of the area that ends last."""
    found = campaigns.filter(instrument__slug="skm")
    if area:
        found = found.filter(hall__region__code__startswith=area)
    newest = found.order_by("hall_id", "-ends").distinct("hall_id")
    return {each.hall_id: each for each in newest}
