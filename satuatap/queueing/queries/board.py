"""Everything that one display shows at a moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from satuatap.places.models import Hall, OpeningOverride
from satuatap.places.queries import again, opening_of
from satuatap.places.rules import Opening, Reason
from satuatap.queueing.announcements import How
from satuatap.queueing.models import Display, DisplayScope, HallPolicy, Notice
from satuatap.queueing.queries.announcing import Announcements, announcements
from satuatap.queueing.queries.door import shown_day_code
from satuatap.queueing.queries.plan import floor_plan

WIND_DOWN = timedelta(minutes=15)  # after closing time, people who still wait are called


@dataclass(frozen=True)
class Closed:
    """Why the hall is shut, and when it opens again; both may be empty."""

    message: str
    again: str


@dataclass(frozen=True)
class Board:
    """A display's work, its hall's door, its quiet news, and its code while it is open."""

    calls: Announcements
    closed: Closed | None
    news: list[str]
    policy: HallPolicy
    day_code: str


def board(display: Display, hall: Hall, *, at: datetime) -> Board:
    """What this display announces and shows now."""
    calls = announcements(display, hall, at=at)
    news = [*_notices(display, hall, at=at), *_closures(display, hall, at=at), display.news]
    closed = _closed(hall, calls, at=at)
    return Board(
        calls=calls,
        closed=closed,
        day_code="" if closed else shown_day_code(hall, at=at),
        news=[each for each in news if each],
        policy=floor_plan(hall).policy,
    )


def _closed(hall: Hall, calls: Announcements, *, at: datetime) -> Closed | None:
    opening = opening_of(hall, at=at)
    if opening.open or (_still_calling(calls, at=at) and opening.reason is not Reason.OVERRIDE):
        return None
    return Closed(_reason(opening), again(hall, opening.next, at=at))


def _still_calling(calls: Announcements, *, at: datetime) -> bool:
    voiced = any(how is How.VOICE for _call, how in calls.pending)
    return voiced or any(at - call.at < WIND_DOWN for call in calls.last)


def _reason(opening: Opening) -> str:
    """What to tell people beside the fact; the plain end of a day needs no reason."""
    if opening.reason is Reason.BREAK:
        return _("Petugas sedang istirahat.")
    return opening.note


def _notices(display: Display, hall: Hall, *, at: datetime) -> list[str]:
    """What the manager tells the hall, or the offices of this display."""
    sent = Notice.objects.holding(at).filter(hall=hall)
    if display.scope == DisplayScope.CHOSEN:
        sent = sent.filter(Q(office=None) | Q(office__displays=display))
    return [each.text for each in sent]


def _closures(display: Display, hall: Hall, *, at: datetime) -> list[str]:
    """A line for each office or service of this display that was shut against the timetable."""
    shut = OpeningOverride.objects.holding(at).filter(
        Q(office__isnull=False) | Q(offering__isnull=False),
        hall=hall,
        state=OpeningOverride.State.CLOSED,
    )
    if display.scope == DisplayScope.CHOSEN:
        mine = Q(office__displays=display) | Q(offering__office__displays=display)
        shut = shut.filter(mine).distinct()
    return [_closure(each) for each in shut.select_related("office", "offering__office")]


def _closure(override: OpeningOverride) -> str:
    if override.offering is not None:
        office, what = override.offering.office.short_name, override.offering.title_id
        where = f"{office}, {what}"
    else:
        where = override.office.short_name if override.office else ""
    words = {"where": where, "why": override.message}
    return (
        _("%(where)s tutup. %(why)s") % words if override.message else _("%(where)s tutup.") % words
    )
