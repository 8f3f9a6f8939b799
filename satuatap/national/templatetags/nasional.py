"""``{% load nasional %}``: links to a figure's file, months, bars."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from satuatap.national.models import Watermark
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.comparing import words
from satuatap.national.pictures.figure import Figure, month_name
from satuatap.national.queries import areas

register = template.Library()
register.filter("month", month_name)
register.filter("period_words", words)


@register.filter
def csv_of(figure: Figure, asked: Asked) -> str:
    """Where the figure's file is."""
    period = f"?dari={asked.period.since:%Y-%m}&sampai={asked.period.until:%Y-%m}"
    area = asked.area
    if area.level == areas.NATION:
        return reverse("national:nation-csv", args=[figure.name]) + period
    return reverse("national:area-csv", args=[area.level, area.code, figure.name]) + period


@register.filter
def fresh(mark: Watermark | None) -> str:
    """How far the roll-ups are."""
    if mark is None:
        return _("belum ada yang dihitung")
    at = timezone.localtime(mark.at)
    return _("dihitung sampai %(moment)s WIB") % {"moment": date_format(at, "j F Y, H.i")}


@register.filter
def wide(share: Any) -> str:
    """The length of a bar, as SVG takes it."""
    return f"{share:.1f}"
