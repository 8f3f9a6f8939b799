"""One step of a hall's life: lock, drawing, what it needs, event, whether the hall counts."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from satuatap.core.errors import Refusal
from satuatap.core.events import announce
from satuatap.core.uploads.actions import keep_files
from satuatap.oversight.errors import (
    DayIsBeforeTheLast,
    DayIsToCome,
    HallHasMoved,
    NotThatWay,
    StepNeedsDocument,
    StepNeedsNote,
    StepNeedsReadiness,
    StepNeedsSource,
)
from satuatap.oversight.events import HallMoved
from satuatap.oversight.models import RECORDED_IN, HallLife, Paper, StageEvent
from satuatap.oversight.models.editions import drawing
from satuatap.oversight.queries import readiness
from satuatap.oversight.rules import INAUGURATED, Arrow, Need
from satuatap.places.actions import recognise, stop_recognising
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

NEEDED: dict[Need, tuple[str, type[Refusal]]] = {
    Need.NOTE: ("note", StepNeedsNote),
    Need.DOCUMENT: ("document", StepNeedsDocument),
    Need.SOURCE: ("source", StepNeedsSource),
}

Guard = Callable[[StageEvent], None]
_guards: list[Guard] = []


def guards_steps(guard: Guard) -> Guard:
    """Register who may still refuse a step by raising a Refusal; the hall is held meanwhile."""
    if guard not in _guards:
        _guards.append(guard)
    return guard


@transaction.atomic
def move(  # noqa: PLR0913 (a step of a life is told with all of this)
    hall: Hall,
    stage: str,
    *,
    by: By,
    on: date,
    at: datetime,
    document: Paper | None = None,
    note: str = "",
    source: str = "",
    seen: str | None = None,
) -> StageEvent:
    """Take a hall one step further in its life; the same step of the same day is one step.

    ``seen`` is the stage at which whoever decides saw it. Raises NotThatWay, HallHasMoved,
    DayIsBeforeTheLast, DayIsToCome, what the step still needs, or what a guard raises.
    """
    held = Hall.objects.select_for_update(of=("self",)).select_related("region").get(pk=hall.pk)
    known = _recorded(held, stage, on)
    if known is not None:
        return known
    came_from = _current(held)
    if seen is not None and seen != came_from:
        raise HallHasMoved(stage=_name(came_from))
    paper = document or Paper("")
    event = StageEvent(
        hall=held,
        came_from=came_from,
        stage=stage,
        on=on,
        at=at,
        actor=by.actor,
        document=paper.title.strip(),
        document_url=paper.url,
        key=paper.key,
        note=note.strip(),
        source=source.strip(),
    )
    _check(event, today=held.local(at).date())
    event.save()
    if event.key:
        keep_files(event.key, at=at)
    _stand(event)
    hall.refresh_from_db(fields=["is_recognised", "inaugurated_on", "inauguration_source"])
    announce(HallMoved(held.pk, event.came_from, stage, on, at))
    return event


def _recorded(hall: Hall, stage: str, on: date) -> StageEvent | None:
    """The same step where it was taken before: the hall stands there, or has gone on from there."""
    life = HallLife.objects.filter(hall=hall).first()
    known = StageEvent.objects.filter(hall=hall, stage=stage, on=on).last()
    here = life.stage if life else ""
    return known if here == stage or drawing().arrow(here, stage) is None else None


def _current(hall: Hall) -> str:
    life = HallLife.objects.filter(hall=hall).first()
    return life.stage if life else ""


def _check(event: StageEvent, *, today: date) -> None:
    """Refuse a step that is not drawn, lacks what it needs, or is out of its time."""
    arrow = drawing().arrow(event.came_from, event.stage)
    if arrow is None:
        raise NotThatWay(stage=_name(event.came_from) or "-", to=_name(event.stage))
    if arrow.needs in NEEDED:
        field, refusal = NEEDED[arrow.needs]
        if not getattr(event, field):
            raise refusal
    if arrow.needs is Need.READY or _is_exception(arrow):
        _check_readiness(event, today=today)
    _check_day(event, today=today)
    for guard in _guards:
        guard(event)


def _is_exception(arrow: Arrow) -> bool:
    """Whether a hall is inaugurated from a stage that comes before the readiness check."""
    return arrow.to == INAUGURATED and arrow.needs is Need.NOTE


def _check_day(event: StageEvent, *, today: date) -> None:
    """Refuse a day that is to come, or one before the last step's; an unknown one is taken."""
    if event.on is None:
        return
    if event.on > today:
        raise DayIsToCome
    since = HallLife.objects.filter(hall=event.hall).values_list("since", flat=True).first()
    if since is not None and event.on < since:
        raise DayIsBeforeTheLast(since=date_format(since, "j F Y"))


def _check_readiness(event: StageEvent, *, today: date) -> None:
    """Refuse where something is missing; whoever goes on all the same names the exception.

    The record says that it was one. By a signed charter, which everybody can check, a hall comes
    without a word: it was checked when it came onto the ceremony's list.
    """
    found = readiness(event.hall, today=today)
    if found.is_ready:
        return
    told = {"missing": len(found.missing), "of": len(found.items)}
    if not event.note and event.document_url:
        return
    if not event.note:
        raise StepNeedsReadiness(**told)
    with override(RECORDED_IN):
        named = _("Pengecualian, %(missing)s dari %(of)s syarat belum terpenuhi: %(note)s")
        event.note = named % (told | {"note": event.note})


def _stand(event: StageEvent) -> None:
    """The hall stands there now, and counts as a mall or does not."""
    place = {"stage": event.stage, "since": event.on}
    HallLife.objects.update_or_create(hall=event.hall, defaults=place)
    if not event.drawn.counts:
        stop_recognising(event.hall)
    elif event.stage == INAUGURATED:
        recognise(event.hall, on=event.on, source=event.source or event.document)
    else:
        recognise(event.hall)


def _name(code: str) -> str:
    """A stage's name; an unknown code stays what it is."""
    known = next((each for each in drawing().stages if each.code == code), None)
    return known.name["id"] if known else code
