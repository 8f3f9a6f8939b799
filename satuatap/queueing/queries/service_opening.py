"""Whether a service is open now, and if not, when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from satuatap.places import queries as places
from satuatap.places.models import Hall
from satuatap.places.rules import Break, Opening, Reason, opening, opening_from, unknown_year
from satuatap.queueing.models import QueueDay
from satuatap.queueing.queries.plan import FloorPlan, OfferingPlan, floor_plans
from satuatap.queueing.queries.today import queue_days

NO_QUEUE = "no_queue"
NO_COUNTER = "no_counter"  # the hall is open, and no counter in use gives the service
CUT_OFF = "cut_off"
CAP = "cap"
OVER = {
    CUT_OFF: gettext_lazy("Nomor antrean terakhir untuk hari ini sudah lewat."),
    CAP: gettext_lazy("Nomor antrean hari ini sudah habis."),
}


@dataclass(frozen=True)
class ServiceOpening:
    """The answer: open or not, why, a sentence for people, until when, and when next.

    ``reason`` is one of ``places.rules.Reason`` or ``no_queue``, ``no_counter``, ``cut_off``,
    ``cap``. ``until`` is the last moment for a number where it is open.
    """

    open: bool
    reason: str
    detail: str
    until: datetime | None = None
    next: datetime | None = None


def service_opening(
    hall: Hall, offering: OfferingPlan, *, at: datetime, issued: int | None = None
) -> ServiceOpening:
    """Is this service open now, and if not, when?

    No query once the hall's set-up is cached. The day's cap counts only where the caller says how
    many numbers were ``issued``: giving one enforces it by itself.
    """
    door = places.door(hall, office=offering.office_id, offering=offering.id)
    if offering.queue is None:
        return _shut(NO_QUEUE, _("Layanan ini tidak memakai nomor antrean."))
    found = door.opening(at)
    if not found.open:
        return _shut(found.reason, places.opening_sentence(hall, found, at=at), found.next)
    until = _last_number_at(found, offering.queue.last_ticket_minutes)
    if over := _why_over(
        offering.queue.daily_cap, issued, is_late=until is not None and at >= until
    ):
        return _over(hall, door, over, at=at)
    rest = offering.queue.rest
    if rest is not None and rest.holds(hall.local(at).time()):
        return _resting(hall, door, rest, at=at)
    return _open(hall, offering, found, at=at, until=until)


def _open(
    hall: Hall, offering: OfferingPlan, found: Opening, *, at: datetime, until: datetime | None
) -> ServiceOpening:
    """Numbers are given, unless no counter in use would ever call them."""
    if not offering.given:
        return _shut(NO_COUNTER, _("Belum ada loket yang melayani layanan ini."))
    sentence = places.opening_sentence(hall, found, at=at)
    return ServiceOpening(open=True, reason=found.reason, detail=sentence, until=until)


def service_openings(hall: Hall, *, at: datetime) -> dict[str, ServiceOpening]:
    """Every service of the hall by its code, caps included, in one query (none without caps)."""
    return openings_at([hall], at=at)[hall.pk]


def openings_at(
    halls: Collection[Hall], *, at: datetime, days: Mapping[UUID, QueueDay] | None = None
) -> dict[UUID, dict[str, ServiceOpening]]:
    """The same of several halls, by the hall's id.

    ``days`` are today's rows of their queues, where the caller has read them already.
    """
    plans = floor_plans(halls)
    if days is None:
        capped = [each for each in halls if _has_caps(plans[each.pk])]
        days = queue_days(capped, at=at) if capped else {}
    issued = {queue: each.issued for queue, each in days.items()}
    places.timetables(halls)
    return {hall.pk: _openings(hall, plans[hall.pk], issued, at=at) for hall in halls}


def _openings(
    hall: Hall, plan: FloorPlan, issued: Mapping[UUID, int], *, at: datetime
) -> dict[str, ServiceOpening]:
    return {
        code: service_opening(
            hall, each, at=at, issued=issued.get(each.queue.id) if each.queue else None
        )
        for code, each in plan.offerings.items()
    }


def _has_caps(plan: FloorPlan) -> bool:
    return any(each.queue and each.queue.daily_cap for each in plan.offerings.values())


def hall_opening(hall: Hall, *, at: datetime) -> ServiceOpening:
    """Is the hall itself open now, and if not, when? For its pages and lists.

    Who asks for many halls lets ``places.timetables`` read them together before.
    """
    found = places.opening_of(hall, at=at)
    sentence = places.opening_sentence(hall, found, at=at)
    return ServiceOpening(found.open, found.reason, sentence, found.until, found.next)


def _last_number_at(found: Opening, minutes: int) -> datetime | None:
    return found.last - timedelta(minutes=minutes) if found.last else None


def _why_over(cap: int | None, issued: int | None, *, is_late: bool) -> str:
    if is_late:
        return CUT_OFF
    return CAP if cap is not None and issued is not None and issued >= cap else ""


def _resting(hall: Hall, door: places.Door, rest: Break, *, at: datetime) -> ServiceOpening:
    """Every counter of the queue has its break now; the door itself stays open."""
    ends = datetime.combine(hall.local(at).date(), rest.ends, tzinfo=hall.zone)
    then = opening(door.plan, ends)
    shut = Opening(open=False, reason=Reason.BREAK, next=ends if then.open else then.next)
    return _shut(shut.reason, places.opening_sentence(hall, shut, at=at), shut.next)


def _over(hall: Hall, door: places.Door, reason: str, *, at: datetime) -> ServiceOpening:
    """Nothing more on this local day, although the door is open."""
    following = opening_from(door.plan, hall.local(at).date() + timedelta(days=1))
    year = unknown_year(door.plan, following) if following else None
    parts = [str(OVER[reason]), places.again(hall, following, at=at), places.doubt(year)]
    return _shut(reason, " ".join(filter(None, parts)), following)


def _shut(reason: str, detail: str, following: datetime | None = None) -> ServiceOpening:
    return ServiceOpening(open=False, reason=reason, detail=detail, next=following)
