"""``{% load queueing %}``: how long something has lasted, and reasons in words."""

from datetime import datetime

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from satuatap.queueing.forms_console import reason_words

register = template.Library()


@register.filter
def seconds(since: datetime, at: datetime) -> str:
    """How many whole seconds since then."""
    return str(max(0, int((at - since).total_seconds())))


@register.filter
def waited(since: datetime, at: datetime) -> str:
    """How long since then, in whole minutes: ``8 menit``."""
    return _("%(count)s menit") % {"count": max(0, int((at - since).total_seconds())) // 60}


@register.filter
def elapsed(since: datetime, at: datetime) -> str:
    """How long since then, to the second: ``06.12``, past the hour ``1.06.12``."""
    minutes, seconds = divmod(max(0, int((at - since).total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}.{minutes:02}.{seconds:02}" if hours else f"{minutes:02}.{seconds:02}"


@register.filter
def reason(code: str) -> str | Promise:
    """A reason of the history in words."""
    return reason_words(code)
