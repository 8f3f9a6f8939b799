"""A new version of what the ministry lays down; what was in force before stays on record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from satuatap.core import sql
from satuatap.oversight.errors import (
    EditionIsStale,
    NothingChanged,
    ReasonIsMissing,
    RulesAreFaulty,
    RulesBeginInThePast,
)
from satuatap.oversight.models import Edition
from satuatap.oversight.models.editions import asking_stages, content_of, forget
from satuatap.oversight.queries.editions import FIRST, latest, rows_of
from satuatap.oversight.rules import (
    Flaw,
    flaws_of_checklist,
    flaws_of_drawing,
    flaws_of_reminding,
    flaws_of_support,
    flaws_of_weights,
)
from satuatap.oversight.sources import Row, participation_weights
from satuatap.oversight.wording import FACTS, sentence_of
from satuatap.queueing.actions import By

SQL = Path(__file__).parent.parent / "sql"

Facts = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Draft:
    """What a form would lay down: ``based_on`` is the version that it was opened on."""

    kind: str
    facts: Facts
    valid_from: date
    reason: str
    key: UUID
    based_on: str = FIRST


@transaction.atomic
def lay_down(draft: Draft, *, by: By, at: datetime) -> Edition:
    """Keep a new version; the same form twice is one.

    Raises EditionIsStale, RulesAreFaulty, NothingChanged, ReasonIsMissing or RulesBeginInThePast.
    """
    sql.mappings(SQL / "lay_down_lock.sql", rules=draft.kind)
    known = Edition.objects.filter(key=draft.key).first()
    if known is not None:
        return known
    _check(draft, today=timezone.localdate(at))
    made = Edition(
        kind=draft.kind,
        version=_next_version(draft.kind, at.year),
        valid_from=draft.valid_from,
        facts={name: list(rows) for name, rows in draft.facts.items()},
        reason=draft.reason.strip(),
        key=draft.key,
        at=at,
        actor=by.actor,
    )
    made.save()
    forget()
    return made


def _check(draft: Draft, *, today: date) -> None:
    newest = latest(draft.kind)
    if newest != draft.based_on:
        raise EditionIsStale(version=newest)
    flaws = _flaws(draft)
    if flaws:
        raise RulesAreFaulty([sentence_of(each) for each in flaws])
    if not draft.reason.strip():
        raise ReasonIsMissing
    if draft.valid_from < today:
        raise RulesBeginInThePast
    if all(list(rows) == rows_of(draft.kind, name) for name, rows in draft.facts.items()):
        raise NothingChanged


def _flaws(draft: Draft) -> list[Flaw]:
    content: Any = content_of(draft.kind, draft.facts, version="", since=draft.valid_from)
    if draft.kind == Edition.Kind.CHECKLIST:
        lines = content.requirements
        return flaws_of_checklist(lines, stages=asking_stages(), facts=FACTS)
    if draft.kind == Edition.Kind.DRAWING:
        return flaws_of_drawing(content)
    if draft.kind == Edition.Kind.SUPPORT:
        return flaws_of_support(content)
    if draft.kind == Edition.Kind.REMINDING:
        return flaws_of_reminding(content)
    return flaws_of_weights(content, parts=participation_weights())


def _next_version(kind: str, year: int) -> str:
    taken = {FIRST, *Edition.objects.filter(kind=kind).values_list("version", flat=True)}
    number = 1
    while f"{year}-{number}" in taken:
        number += 1
    return f"{year}-{number}"
