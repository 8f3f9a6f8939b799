"""``{% load queueing %}``: how long something has lasted, and reasons in words."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from satuatap.places import wording
from satuatap.places.models import Hall
from satuatap.queueing.forms.console import reason_words
from satuatap.queueing.queries.floor import Device, HourRow
from satuatap.queueing.queries.readiness import Need

register = template.Library()


@register.filter
def seconds(since: datetime, at: datetime) -> str:
    """How many whole seconds since then."""
    return str(max(0, int((at - since).total_seconds())))


@register.filter
def waited(since: datetime, at: datetime) -> str:
    """How long since then, in whole minutes: ``8 menit``."""
    return wording.minutes(max(0, int((at - since).total_seconds())) // 60)


@register.filter
def elapsed(since: datetime, at: datetime) -> str:
    """How long since then, to the second: ``06.12``, past the hour ``1.06.12``."""
    minutes, seconds = divmod(max(0, int((at - since).total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}.{minutes:02}.{seconds:02}" if hours else f"{minutes:02}.{seconds:02}"


@register.filter
def digit(place: int) -> str:
    """The key of a place in a list: one digit, nothing from ten on."""
    return str(place) if place < 10 else ""


@register.filter
def reason(code: str) -> str | Promise:
    """A reason of the history in words."""
    return reason_words(code)


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1: ``12,5 %``, whole ones without decimals; a dash where there is none."""
    return "–" if share is None else f"{floatformat(100 * share, -1)}\N{NO-BREAK SPACE}%"


@register.filter
def weekday(at: datetime, hall: Hall) -> str:
    """The day of the week on the hall's clock: ``Kamis``."""
    return date_format(hall.local(at), "l")


@register.filter
def most_people(hours: Iterable[HourRow]) -> int:
    """The busiest hour, for the bars."""
    return max((max(each.people, each.people_before) for each in hours), default=0)


@register.simple_tag
def bar(value: int, most: int) -> SafeString:
    """A bar beside its number: its share of the longest one."""
    width = round(100 * value / most) if most else 0
    return format_html(
        '<svg class="sa-bar-of" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="10"/></svg>',
        width,
    )


@register.simple_tag
def promise_state(state: str) -> SafeString:
    """How a queue stands against its promise: a shape and a word."""
    words = {
        "good": _("Sesuai"),
        "warn": _("Mendekati"),
        "bad": _("Terlambat"),
        "off": _("Tutup"),
    }
    return _state(state, words[state])


@register.simple_tag
def counter_state(state: str) -> str:
    """The state of a counter in a word."""
    words = {
        "busy": _("melayani"),
        "ready": _("siap"),
        "late": _("lewat waktu"),
        "paused": _("jeda"),
        "shut": _("tutup"),
    }
    return words[state]


@register.simple_tag
def device_state(device: Device, hall: Hall) -> SafeString:
    """Whether a device is alive, and what is wrong with it."""
    words = {
        "": _("Terhubung"),
        "silent": _("Tidak terhubung"),
        "unpaired": _("Belum dipasangkan"),
        "help": _("Memanggil petugas"),
        "papers": _("Kertas tidak dipastikan"),
        "paper_low": _("Kertas hampir habis"),
        "paper_out": _("Kertas habis"),
        "lost": _("Tidak terhubung"),
        "battery_low": _("Baterai hampir habis"),
    }
    if device.fault and device.seen_at:
        since = hall.local(device.seen_at).strftime("%H.%M")
        return _state(
            "bad", _("%(state)s sejak %(since)s") % {"state": words[device.fault], "since": since}
        )
    level = {"": "good", "silent": "off", "unpaired": "off"}.get(device.fault, "bad")
    return _state(level, words[device.fault])


def _state(level: str, word: str) -> SafeString:
    return format_html('<span class="sa-state sa-state--{}">{}</span>', level, word)


@register.simple_tag
def need_state(need: Need) -> SafeString:
    """Whether something that a hall needs is there."""
    if need.is_met:
        return _state("good", _("Ada %(count)s") % {"count": need.has})
    if need.has:
        return _state("warn", _("%(count)s belum lengkap") % {"count": need.lacking})
    return _state("bad" if need.essential else "warn", _("Belum ada"))


@register.simple_tag
def setup_url(place: str) -> str:
    """The page of the set-up where something is set."""
    return reverse(f"admin:{place}_changelist")
