"""The digest of a cycle's results, and whether they are still those that were decided."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from satuatap.evaluation.models import Cycle, Decision, Result

FIELDS = (
    *("hall_id", "index", "low", "high", "grade", "rank", "reasons", "change", "change_rank"),
    "detail",
)
BEFORE = tuple(name for name in FIELDS if name != "change_rank")  # of the first decisions


@dataclass(frozen=True)
class Seal:
    """A decision, and whether the results are still those of its day."""

    decision: Decision
    holds: bool


def digest_of(results: Iterable[Result], fields: tuple[str, ...] = FIELDS) -> str:
    """A digest of results as they are stored (SHA-256, hex): any change of one changes it."""
    rows = sorted(results, key=lambda each: each.hall_id)
    told = [[getattr(each, name) for name in fields] for each in rows]
    text = json.dumps(told, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def seal_of(cycle: Cycle, results: Iterable[Result]) -> Seal | None:
    """The seal of all results of a cycle, computed anew; one query beside theirs."""
    decision = Decision.objects.filter(cycle=cycle).select_related("document").first()
    if decision is None:
        return None
    known = list(results)
    holds = any(digest_of(known, fields) == decision.digest for fields in (FIELDS, BEFORE))
    return Seal(decision, holds)
