"""How the site writes numbers, times and waits: one function each, in the reader's language.

The words follow the rules of ``web/styles/README.md``: a wait is a range, money has no space, and
a clock has a point in Indonesian.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

Moment = datetime | time | str | None
HALF_HOUR, HOUR = 30, 60
LONG = 90  # minutes; a longer wait is told in hours


def in_english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "id").startswith("en")


def local(moment: Moment, hall: Any = None) -> datetime | time | None:
    """The moment on the hall's clock; without a hall, on the installation's."""
    moment = parse_datetime(moment) if isinstance(moment, str) and moment else moment
    if not isinstance(moment, datetime):
        return moment if isinstance(moment, time) else None
    return moment.astimezone(hall.zone) if hall else timezone.localtime(moment)


def clock(moment: Moment, hall: Any = None) -> str:
    """``10.42``, in English ``10:42``."""
    here = local(moment, hall)
    if here is None:
        return ""
    return here.strftime("%H:%M" if in_english() else "%H.%M")


def clock_zone(moment: Moment, hall: Any) -> str:
    """``10.42 WIB``."""
    return f"{clock(moment, hall)} {hall.zone_name}"


def day_long(day: date | datetime | str | None, hall: Any = None) -> str:
    """``Kamis, 19 November 2026``."""
    if isinstance(day, str):
        day = parse_datetime(day)
    if isinstance(day, datetime):
        day = (day.astimezone(hall.zone) if hall else timezone.localtime(day)).date()
    return date_format(day, "l, j F Y") if day else ""


def rupiah(amount: int | None) -> str:
    """``Rp30.000``, and Gratis for nothing."""
    if amount is None:
        return ""
    if amount == 0:
        return _("Gratis")
    return f"Rp{number_format(amount, use_l10n=True, force_grouping=True)}"


def bounds(estimate: Any) -> tuple[int | None, int | None]:
    """Likely and late minutes of an estimate, whether object, mapping or pair."""
    if estimate is None:
        return None, None
    if isinstance(estimate, Mapping):
        return estimate.get("likely_minutes"), estimate.get("late_minutes")
    if isinstance(estimate, tuple):
        return estimate[0], estimate[1]
    return estimate.likely_minutes, estimate.late_minutes


def range_minutes(estimate: Any) -> str:
    """``12–20 menit`` for tables; Langsung for none, and honest when it is not known."""
    likely, late = bounds(estimate)
    if likely is None:
        return _("belum diketahui")
    if not late:
        return _("Langsung")
    if late > LONG:
        return _long_range(likely, late)
    return _("%(range)s menit") % {"range": f"{likely}–{late}" if late > likely else str(late)}


def range_words(estimate: Any) -> str:
    """``12 sampai 20 menit`` for a wait that stands alone or is read aloud."""
    likely, late = bounds(estimate)
    if likely is None or not late or late <= likely:
        return range_minutes(estimate)
    if late > LONG:
        return _long_words(likely, late)
    return _("%(likely)s sampai %(late)s menit") % {"likely": likely, "late": late}


def minutes(count: float | None) -> str:
    """``47 menit``, and ``2 jam 40 menit`` where it is long."""
    if count is None:
        return "–"
    whole = round(count)
    if whole > LONG:
        return _hours_and_minutes(whole)
    return ngettext("%(count)s menit", "%(count)s menit", whole) % {"count": whole}


def half_hours(count: int, *, up: bool = False) -> str:
    """Minutes as hours to the half: ``1,5``; down, or up for the end of a range."""
    halves = -(-count // HALF_HOUR) if up else count // HALF_HOUR
    return number_format(halves / 2, 1 if halves % 2 else 0, use_l10n=True)


def _long_range(likely: int, late: int) -> str:
    until = half_hours(late, up=True)
    if likely < HOUR:
        return _("%(likely)s menit–%(late)s jam") % {"likely": likely, "late": until}
    since = half_hours(likely)
    return _("%(range)s jam") % {"range": until if since == until else f"{since}–{until}"}


def _long_words(likely: int, late: int) -> str:
    facts = {"likely": likely, "late": half_hours(late, up=True)}
    if likely < HOUR:
        return _("%(likely)s menit sampai %(late)s jam") % facts
    return _("%(likely)s sampai %(late)s jam") % (facts | {"likely": half_hours(likely)})


def _hours_and_minutes(count: int) -> str:
    hours, rest = divmod(count, HOUR)
    facts = {"hours": hours, "minutes": rest}
    if not rest:
        return ngettext("%(hours)s jam", "%(hours)s jam", hours) % facts
    return (
        ngettext("%(hours)s jam %(minutes)s menit", "%(hours)s jam %(minutes)s menit", hours)
        % facts
    )
