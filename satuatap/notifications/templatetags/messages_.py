"""``{% load messages_ %}``: the words of a message, when it was, and what became of a copy."""

from django import template
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from satuatap.notifications import rules
from satuatap.notifications.models import Copy, Message
from satuatap.notifications.wordings import Text
from satuatap.places import wording
from satuatap.places.rules import ZONE_NAMES

register = template.Library()
STATUS = {
    rules.WAITING: _("menunggu giliran"),
    rules.SENDING: _("sedang dikirim"),
    rules.SENT: _("terkirim"),
    rules.DELIVERED: _("sampai"),
    rules.READ: _("dilihat"),
    rules.BOUNCED: _("ditolak penerima"),
    rules.DROPPED: _("tidak jadi dikirim"),
    rules.DEAD: _("gagal"),
    rules.UNSURE: _("tidak pasti"),
}


@register.filter
def inbox_text(message: Message) -> Text:
    """What the inbox says of it, in the language of whoever reads now."""
    return message.said("inbox", (get_language() or "id")[:2])


@register.filter
def told_at(message: Message) -> str:
    """``Kamis, 19 November 2026, 10.42 WIB``."""
    day = wording.day_long(message.created_at, message.hall)
    if message.hall:
        return f"{day}, {wording.clock_zone(message.created_at, message.hall)}"
    return f"{day}, {wording.clock(message.created_at)} {ZONE_NAMES[settings.TIME_ZONE]}"


@register.filter
def copy_status(copy: Copy) -> str:
    """What became of a copy, in words."""
    return str(STATUS[copy.status])
