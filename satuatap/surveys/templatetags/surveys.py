"""``{% load surveys %}``: ways to a rating, a day's answers, the words of the official survey."""

from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from satuatap.core.qr import qr_svg
from satuatap.places.models import Hall
from satuatap.queueing.models import Ticket
from satuatap.surveys.models import Campaign, Score
from satuatap.surveys.queries import DayRatings, day_ratings, is_rated
from satuatap.surveys.rules import in_language

register = template.Library()


@register.simple_tag
def rating_qr(ticket: Ticket) -> SafeString:
    """The QR code of the page where a served person says how it went; nothing once they have."""
    if is_rated(ticket):
        return SafeString("")
    label = _("Kode QR penilaian untuk %(number)s") % {"number": ticket.number}
    address = f"{settings.PUBLIC_URL}{reverse('surveys:rate', args=[ticket.code])}"
    return mark_safe(qr_svg(address, label=label))  # noqa: S308 - drawn here, its label escaped


@register.simple_tag
def survey_title(campaign: Campaign, language: str) -> str:
    """What the survey is called in this language."""
    return in_language(campaign.instrument.instrument.title, language)


@register.simple_tag
def read_aloud(instrument: str, language: str, question: str) -> str:
    """Where a browser hears a question of an instrument with its answers."""
    return reverse("surveys:read-aloud", args=[instrument, language, question])


@register.inclusion_tag("surveys/_at_kiosk.html", takes_context=True)
def ask_at_kiosk(context: Context, ticket: Ticket) -> dict[str, Any]:
    """The question to a served person at the kiosk, or that it has been answered."""
    return {
        "ticket": ticket,
        "rated": is_rated(ticket),
        "scores": list(Score)[::-1],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("surveys/_day_line.html")
def ratings_of(hall: Hall, day: date) -> dict[str, DayRatings]:
    """What people said on one day of the hall, in a line."""
    return {"ratings": day_ratings(hall, day)}
