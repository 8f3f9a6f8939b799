"""``{% load skm %}``: results of the official survey in words."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.places.models import Hall
from satuatap.surveys import periods
from satuatap.surveys.models import Campaign, FollowUp, Sheet
from satuatap.surveys.queries.listing import Row, latest_published
from satuatap.surveys.queries.parts import Named
from satuatap.surveys.rules import in_language
from satuatap.surveys.rules.instrument import Words

register = template.Library()


@register.filter
def days(period: Any) -> str:
    """The days of a campaign or of a plan: ``1 Juli–31 Desember 2026``."""
    return periods.days(period.begins, period.ends)


@register.filter
def called(period: Any) -> str:
    """``2026 semester 2``, or its days where it is no part of a half-year."""
    return periods.called(period.begins, period.ends)


@register.filter
def said(words: Words) -> str:
    """Words of an instrument in the reader's language."""
    return in_language(words, get_language() or "id")


@register.filter
def level(named: Named | None) -> str:
    """The class of a line: a service stands in from its office."""
    return "sa-in" if named and named.offering else ""


@register.filter
def at_least(count: int, least: int) -> str:
    """A count, unless it is of so few people that it is not told."""
    if 0 < count < least:
        return _("kurang dari %(least)s") % {"least": least}
    return number_format(count, force_grouping=True)


@register.filter
def channel_name(channel: str) -> str:
    """A way to answer in words."""
    return str(Sheet.Channel(channel).label)


@register.filter
def signed(number: Decimal) -> str:
    """A difference with its sign: ``+1,25``, ``−0,50``."""
    sign = "−" if number < 0 else "+"
    return f"{sign}{number_format(abs(number), 2)}"


@register.filter
def element_of(slug: str, campaign: Campaign) -> str:
    """An element of a campaign's instrument by name: ``U3 Waktu penyelesaian``."""
    known = {each.slug: each for each in campaign.instrument.instrument.elements}
    return f"{known[slug].code} {said(known[slug].name)}" if slug in known else slug


@register.filter
def days_late(item: FollowUp, today: date) -> int:
    """How many days a follow-up is past its date; at least one, wherever the day began first."""
    return max(1, (today - item.due).days)


@register.inclusion_tag("surveys/_satisfaction_line.html")
def satisfaction_of(hall: Hall) -> dict[str, Hall | Row | None]:
    """What the last survey of a hall said, in one line; nothing where none may be read."""
    return {"hall": hall, "row": latest_published(hall)}
