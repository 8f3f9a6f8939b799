"""Complaints as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    """Complaints, their steps and their deadlines."""

    name = "satuatap.complaints"
    verbose_name = _("Pengaduan")
