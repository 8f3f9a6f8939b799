"""The ministry's board of a cycle: every hall, how far it is, and what it would get."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from satuatap.evaluation.models import (
    Assessment,
    Assignment,
    Cycle,
    DayMoved,
    Finding,
    Objection,
)
from satuatap.evaluation.queries.outcome import Outcome, outcomes
from satuatap.evaluation.queries.scores import differing
from satuatap.identity.models import User
from satuatap.surveys.queries.signing import ACCOUNT


@dataclass(frozen=True)
class BoardRow:
    """One hall of a cycle; ``marks`` say under what it is looked for."""

    assessment: Assessment
    outcome: Outcome
    evaluators: int
    finished: int
    differs: int
    objections: int

    @property
    def marks(self) -> set[str]:
        """``belum``: nothing sent; ``beda``: to moderate; ``sanggah``: waits for an answer."""
        found = {
            "belum": self.assessment.sent_at is None,
            "penilai": self.finished < self.evaluators or not self.evaluators,
            "beda": self.differs > 0,
            "sanggah": self.objections > 0,
            "tanpa-peringkat": bool(self.outcome.reasons),
        }
        return {mark for mark, holds in found.items() if holds}


def board(cycle: Cycle) -> list[BoardRow]:
    """Every hall of a cycle, in eight queries however many there are."""
    mine = Assessment.objects.filter(cycle=cycle).with_hall()
    judging = _judging(cycle)
    results = {each.hall_id: each for each in outcomes(cycle)}
    apart = Counter(key for key, _slug in differing(cycle))
    waiting = _waiting(cycle)
    return [
        BoardRow(
            each,
            results[each.hall_id],
            *judging.get(each.pk, (0, 0)),
            apart[each.pk],
            waiting.get(each.pk, 0),
        )
        for each in mine.order_by("hall__region_id", "hall__slug")
    ]


def _judging(cycle: Cycle) -> dict[UUID, tuple[int, int]]:
    """How many evaluators each hall has, and how many of them are done."""
    holding = Assignment.objects.holding().filter(assessment__cycle=cycle).order_by()
    counted = holding.values("assessment").annotate(
        all=Count("pk"), done=Count("pk", filter=Q(finished_at__isnull=False))
    )
    return {
        key: (every, done) for key, every, done in counted.values_list("assessment", "all", "done")
    }


def _waiting(cycle: Cycle) -> dict[UUID, int]:
    filed = Objection.objects.filter(assessment__cycle=cycle, state=Objection.State.FILED)
    counted = filed.order_by().values("assessment").annotate(count=Count("pk"))
    return dict(counted.values_list("assessment", "count"))


def moves_of(cycle: Cycle) -> list[tuple[DayMoved, str]]:
    """Every last day that was moved, and the name of who did so; two queries."""
    moves = list(DayMoved.objects.filter(cycle=cycle))
    keys = {each.actor.removeprefix(ACCOUNT) for each in moves}
    people = User.objects.filter(pk__in=[key for key in keys if key.isdigit()])
    names = {f"{ACCOUNT}{each.pk}": str(each) for each in people}
    return [(each, names.get(each.actor, "")) for each in moves]


def tasks_of(user: Any) -> list[Assignment]:
    """What somebody has to judge, the newest cycle first."""
    mine = Assignment.objects.of(user).select_related(
        "assessment__cycle__version", "assessment__hall__region__province"
    )
    counted = mine.annotate(given=Count("scores"))
    return list(counted.order_by("-assessment__cycle__until", "assessment__hall__region_id"))


def late_findings(today: date) -> list[Finding]:
    """Findings of all halls that are past their date, the oldest first."""
    late = Finding.objects.overdue(today).select_related("assessment__hall__region")
    return list(late.order_by("due", "pk"))
