"""Days and hours of a calendar as words."""

from collections.abc import Sequence

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satuatap.core.clocks import Day, Window
from satuatap.places import wording
from satuatap.places.models import Hall
from satuatap.places.queries import Shift

register = template.Library()
HALLS_NAMED = 8


@register.filter
def day_hours(day: Day) -> str:
    """``08.00–11.30, 13.00–15.30``; closed days say so, and why."""
    if day.windows:
        return ", ".join(_window(each) for each in day.windows)
    return _("tutup (%(note)s)") % {"note": day.note} if day.note else _("tutup")


@register.filter
def shift_days(shift: Shift) -> str:
    """One date, or how many from the first to the last; weekly hours by their weekdays."""
    if shift.goes_on:
        weekdays = dict.fromkeys(date_format(each, "l") for each in shift.days)
        facts = {"weekdays": ", ".join(weekdays), "first": wording.day_long(shift.days[0])}
        return _("Setiap %(weekdays)s, mulai %(first)s") % facts
    if len(shift.days) == 1:
        return wording.day_long(shift.days[0])
    count = len(shift.days)
    words = ngettext(
        "%(count)s hari, %(first)s sampai %(last)s",
        "%(count)s hari, %(first)s sampai %(last)s",
        count,
    )
    ends = {"first": wording.day_long(shift.days[0]), "last": wording.day_long(shift.days[-1])}
    return words % ({"count": count} | ends)


@register.filter
def hall_names(halls: Sequence[Hall]) -> str:
    """The first halls by name, and how many more."""
    names = ", ".join(each.title for each in halls[:HALLS_NAMED])
    more = len(halls) - HALLS_NAMED
    if more <= 0:
        return names
    words = ngettext("%(names)s dan %(count)s mal lain", "%(names)s dan %(count)s mal lain", more)
    return words % {"names": names, "count": more}


def _window(window: Window) -> str:
    return f"{wording.clock(window.opens)}–{wording.clock(window.closes)}"
