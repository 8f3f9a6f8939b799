"""The situation in words, the same for the page and for the stream that keeps it alive."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from satuatap.national.pictures.figure import Cell, Kind, said
from satuatap.national.queries.situation import Situation, situation


def told(*, at: datetime) -> dict[str, Any]:
    """What stands on the screen: every value as a text, lists of halls by name."""
    now = situation(at=at)
    values: dict[str, tuple[Kind, Cell]] = {
        "active": (Kind.COUNT, now.active),
        "silent": (Kind.COUNT, now.silent),
        "shut": (Kind.COUNT, now.shut),
        "counters": (Kind.COUNT, now.counters),
        "waiting": (Kind.COUNT, now.waiting),
        "visits": (Kind.COUNT, now.visits),
        "served": (Kind.COUNT, now.served),
        "wait_p50": (Kind.SECONDS, now.wait_p50),
        "wait_p90": (Kind.SECONDS, now.wait_p90),
        "on_time": (Kind.PERCENT, now.on_time),
    }
    return {name: said(kind, value) for name, (kind, value) in values.items()} | {
        "counted": _counted(now),
        "silent_halls": now.silent_halls,
        "busiest": [
            _("%(hall)s: %(count)s orang") % {"hall": h, "count": c} for h, c in now.busiest
        ],
    }


def _counted(now: Situation) -> str:
    if now.counted_at is None:
        return _("belum ada yang dihitung")
    return _("%(clock)s WIB") % {"clock": date_format(timezone.localtime(now.counted_at), "H.i")}
