"""``{% load sa %}``: icons, ticket numbers, clocks, money and waits."""

import json
from datetime import date
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from satuatap.places import wording
from satuatap.web import icons

register = template.Library()
register.filter(wording.clock)
register.filter(wording.clock_zone)
register.filter(wording.day_long)
register.filter(wording.rupiah)
register.filter(wording.range_minutes)
register.filter(wording.range_words)
register.filter(wording.minutes)

FRAME = '<svg class="sa-icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>'
MESSAGE_ICONS = {"error": "triangle-alert", "warning": "clock-alert", "success": "check"}
HTMX = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "selfRequestsOnly": True,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "[45]..", "swap": True, "error": True},
    ],
}


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """The icon of this name; it stands with a word, so it is hidden from screen readers."""
    drawing = mark_safe(icons.drawing(name))
    return format_html(FRAME, f" {css}" if css else "", drawing)


@register.simple_tag(name="input")
def input_(field: BoundField) -> SafeString:
    """A form's field in our dress."""
    return field.as_widget(attrs={"class": "form-control"})


@register.filter
def message_icon(level: str) -> str:
    """The icon of a message's level."""
    return MESSAGE_ICONS.get(level, "info")


@register.simple_tag
def htmx_config() -> str:
    """How htmx behaves here: nothing inline, refusals are shown."""
    return json.dumps(HTMX)


@register.filter
def ticket_number(number: str) -> SafeString:
    """A ticket number as a sign: ``A-014`` with its hyphen shortened."""
    prefix, hyphen, rest = str(number).partition("-")
    if not hyphen:
        return format_html("{}", prefix)
    return format_html('{}<span class="sa-hy">-</span>{}', prefix, rest)


@register.filter
def as_of(day: str) -> str:
    """A day that may be known by its year or month only: ``Oktober 2022``."""
    parts = [int(part) for part in day.split("-")]
    whole = date(*[*parts, 1, 1][:3])
    return date_format(whole, ["Y", "F Y", "j F Y"][len(parts) - 1])


@register.filter
def get(mapping: dict[Any, Any], key: Any) -> Any:
    """The mapping's value for a key that is itself a variable."""
    return mapping.get(key)
