"""What a hall still needs, seen by the platform and said with evidence."""

from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from satuatap.core import sql
from satuatap.oversight.models import CheckEntry, HallLife
from satuatap.oversight.models.editions import checklist_on, drawing
from satuatap.oversight.rules import INAUGURATED, Readiness, Requirement, Seen, Told, judged
from satuatap.places.models import Hall

SEEN = Path(__file__).parent.parent / "sql" / "seen.sql"


def readiness(hall: Hall, *, today: date | None = None) -> Readiness:
    """A hall beside everything that it needs before its inauguration."""
    before = {hall.pk: _last_before(INAUGURATED)}
    return readiness_of([hall.pk], today=today, stages=before)[hall.pk]


def whole_checklist(hall: Hall, *, today: date | None = None) -> Readiness:
    """A hall beside everything that is ever asked of it, also while it runs."""
    return readiness_of([hall.pk], today=today)[hall.pk]


def readiness_of(
    halls: Collection[UUID], *, today: date | None = None, stages: dict[UUID, str] | None = None
) -> dict[UUID, Readiness]:
    """The same for many halls, in two queries; with ``stages``, only what is due at each one's."""
    day = today or timezone.localdate()
    checklist, seen, told = checklist_on(day), seen_of(halls, today=day), _told(halls)
    found = {}
    for hall in halls:
        due = _due(checklist.requirements, stages.get(hall) if stages else None)
        items = [judged(each, seen[hall], told.get((hall, each.code))) for each in due]
        found[hall] = Readiness(checklist.version, items)
    return found


def seen_of(halls: Collection[UUID], *, today: date) -> dict[UUID, Seen]:
    """What the platform sees of these halls by itself."""
    names = [each.name for each in fields(Seen)]
    rows = sql.mappings(SEEN, halls=list(halls), today=today)
    found = {row["hall_id"]: Seen(**{name: row[name] for name in names}) for row in rows}
    return {hall: found.get(hall, Seen()) for hall in halls}


def last_word(hall: Hall, item: str) -> CheckEntry | None:
    """What was said last of a requirement of a hall."""
    return CheckEntry.objects.current().filter(hall=hall, item=item).first()


def stages_of(halls: Collection[UUID]) -> dict[UUID, str]:
    """Where these halls stand."""
    return dict(HallLife.objects.filter(hall__in=halls).values_list("hall_id", "stage"))


def _told(halls: Collection[UUID]) -> dict[tuple[UUID, str], Told]:
    entries = CheckEntry.objects.current().filter(hall__in=halls)
    return {
        (each.hall_id, each.item): Told(each.verdict, each.note, each.document) for each in entries
    }


def _last_before(stage: str) -> str:
    order = [each.code for each in drawing().stages]
    return order[max(order.index(stage) - 1, 0)]


def _due(requirements: Iterable[Requirement], stage: str | None) -> list[Requirement]:
    """Those that are due by the end of a stage; all of them where none is given."""
    order = [each.code for each in drawing().stages]
    if not stage or stage not in order:
        return list(requirements)
    return [each for each in requirements if order.index(each.stage) <= order.index(stage)]
