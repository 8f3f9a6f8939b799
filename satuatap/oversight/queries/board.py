"""The ministry's board: where every hall stands, what it lacks, what is stuck and since when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from satuatap.oversight.models import HallLife
from satuatap.oversight.models.editions import asking_stages, drawing
from satuatap.oversight.queries.readiness import readiness_of
from satuatap.oversight.rules import Readiness, Stage, days_over


@dataclass(frozen=True)
class Column:
    """One stage with how many halls stand there and how many of them are stuck."""

    stage: Stage
    halls: int
    stuck: int


@dataclass(frozen=True)
class Line:
    """A hall on the board; ``over`` are the days beyond what its stage usually takes."""

    life: HallLife
    over: int | None
    readiness: Readiness | None

    @property
    def is_stuck(self) -> bool:
        """Whether somebody should ask what is going on."""
        return self.over is not None


@dataclass(frozen=True)
class Asked:
    """What the board is narrowed down by."""

    stage: str = ""
    province: str = ""
    words: str = ""
    stuck: bool = False

    @classmethod
    def of(cls, query: Any) -> "Asked":
        """Out of an address: ``?tahap=trial&provinsi=35&cari=batu&macet=1``."""
        return cls(
            query.get("tahap", ""),
            query.get("provinsi", ""),
            query.get("cari", "").strip(),
            query.get("macet", "") == "1",
        )


def columns(*, today: date, province: str = "") -> list[Column]:
    """Every stage in its order, in one query."""
    lives = HallLife.objects.all()
    if province:
        lives = lives.filter(hall__region__province=province)
    stood, stuck = Counter[str](), Counter[str]()
    for stage, since in lives.values_list("stage", "since"):
        stood[stage] += 1
        stuck[stage] += days_over(drawing().stage(stage), since, today=today) is not None
    return [Column(each, stood[each.code], stuck[each.code]) for each in drawing().stages]


def lives(asked: Asked, *, today: date) -> list[HallLife]:
    """The halls that were asked for, stage by stage, the longest waiting first."""
    found = _narrowed(HallLife.objects.select_related("hall__region__province"), asked)
    order = [each.code for each in drawing().stages]
    rows = list(found.order_by(F("since").asc(nulls_last=True), "hall__slug"))
    rows.sort(key=lambda each: order.index(each.stage))
    return [each for each in rows if not asked.stuck or _over(each, today) is not None]


def lines(page: Iterable[HallLife], *, today: date) -> list[Line]:
    """What a page of the board shows beside each hall, in two queries however many there are."""
    rows, asked = list(page), asking_stages()
    stages = {each.hall_id: each.stage for each in rows if each.stage in asked}
    known = readiness_of(list(stages), today=today, stages=stages) if stages else {}
    return [Line(each, _over(each, today), known.get(each.hall_id)) for each in rows]


def line_of(life: HallLife, *, today: date) -> Line:
    """One hall, as the board has it."""
    return lines([life], today=today)[0]


def stages() -> Sequence[Stage]:
    """Every stage in its order."""
    return drawing().stages


def _over(life: HallLife, today: date) -> int | None:
    return days_over(life.drawn, life.since, today=today)


def _narrowed(found: QuerySet[HallLife], asked: Asked) -> QuerySet[HallLife]:
    if asked.stage:
        found = found.filter(stage=asked.stage)
    if asked.province:
        found = found.filter(hall__region__province=asked.province)
    for word in asked.words.split():
        named = Q(hall__name__icontains=word) | Q(hall__region__name__icontains=word)
        found = found.filter(named | Q(hall__region__province__name__icontains=word))
    return found
