"""The queue as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QueueingConfig(AppConfig):
    """Visits, tickets, counters at work."""

    name = "satuatap.queueing"
    verbose_name = _("Antrean")
