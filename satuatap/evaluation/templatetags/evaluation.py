"""Figures, spans and levels as pages say and draw them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.template.defaultfilters import floatformat
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.evaluation.models import Case
from satuatap.evaluation.queries.rulebook import rule_names
from satuatap.evaluation.queries.shown import CHANGE, COUNT, INDEX, MINUTES, PER_CENT, Line, Span
from satuatap.evaluation.rules import DAY_MINUTES, in_language
from satuatap.surveys.queries.signing import who
from satuatap.surveys.rules.numbers import half_up

register = template.Library()

WIDTH, HEIGHT, MOST = 120, 12, 5  # of a drawn span, in points of the drawing; points at most
EDGE = 6


@register.filter
def words(said: Mapping[str, str]) -> str:
    """Words of a data file in the reader's language."""
    return in_language(said, get_language() or "id")


@register.filter
def number(value: Decimal | None, places: int = 2) -> str:
    """A number in the reader's notation; a dash for what is not known."""
    return "–" if value in {None, ""} else str(floatformat(value, places))


@register.filter
def signed(value: Decimal | None) -> str:
    """A change with its sign."""
    if value is None:
        return "–"
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{floatformat(abs(value), 2)}"


@register.filter
def minutes(value: Decimal | None) -> str:
    """Minutes; a whole day is what people waited who were not called, or not served to the end."""
    if value is None:
        return "–"
    return _("sehari penuh") if value >= DAY_MINUTES else str(floatformat(value, 0))


@register.filter
def figure(line: Line) -> str:
    """A computed figure with its unit."""
    return _in_unit(line.figure.value, line.unit) if line.figure else ""


@register.filter
def limits(line: Line) -> str:
    """Between what limits a figure lies, at 95 %; empty where it is exact."""
    if line.figure is None or line.figure.is_exact or line.unit == MINUTES:
        return _waits(line.figure) if line.figure and line.unit == MINUTES else ""
    told = signed if line.unit == CHANGE else number
    low, high = told(line.figure.low), told(line.figure.high)
    return _("antara %(low)s dan %(high)s") % {"low": low, "high": high}


def _waits(span: Span) -> str:
    if span.is_exact:
        return ""
    return _("antara %(low)s dan %(high)s") % {
        "low": minutes(span.low),
        "high": minutes(span.high),
    }


def _in_unit(value: Decimal, unit: str) -> str:
    if unit == MINUTES:
        return (
            _("%(count)s menit") % {"count": minutes(value)}
            if value < DAY_MINUTES
            else minutes(value)
        )
    if unit == PER_CENT:
        return f"{floatformat(value, 1)}%"
    if unit == COUNT:
        return str(floatformat(value, 0))
    return number(value, 2) if unit == INDEX else signed(value)


@register.filter
def percent(value: Decimal) -> str:
    """A weight: as many decimals as it has."""
    return f"{floatformat(value, -2)}%"


@register.simple_tag
def span(low: Decimal, value: Decimal, high: Decimal) -> SafeString:
    """A span on a line from 0 to 5 points: whisker and dot; the numbers stand beside it."""
    places = [EDGE + float(each) / MOST * (WIDTH - 2 * EDGE) for each in (low, value, high)]
    low_x, dot, high_x = (f"{each:.1f}" for each in places)
    return format_html(
        '<svg class="sa-span" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">'
        '<line class="sa-span__scale" x1="{}" x2="{}" y1="6" y2="6"/>'
        '<line class="sa-span__sure" x1="{}" x2="{}" y1="6" y2="6"/>'
        '<circle class="sa-span__dot" cx="{}" cy="6" r="4"/></svg>',
        *(WIDTH, HEIGHT, WIDTH, HEIGHT, EDGE, WIDTH - EDGE, low_x, high_x, dot),
    )


@register.filter
def person(actor: str) -> str:
    """The name behind a label of the records."""
    return who(actor) or _("sistem")


@register.filter
def fraction(said: str) -> str:
    """A stored fraction with one decimal."""
    return str(floatformat(half_up(Fraction(said), 1), 1))


@register.filter
def moment(said: str) -> Any:
    """A moment out of a stored figure; None where there was none."""
    return datetime.fromisoformat(said) if said else None


@register.simple_tag(takes_context=True)
def rule_name(context: Any, case: Case) -> str:
    """What a case is about; the names are read once for a page."""
    page = context.dicts[0]
    if "rule_names" not in page:
        page["rule_names"] = rule_names()
    known = page["rule_names"].get(case.rule)
    return words(known) if known else case.rule
