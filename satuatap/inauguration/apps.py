"""Inauguration as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InaugurationConfig(AppConfig):
    """Joint inaugurations and their signed charters."""

    name = "satuatap.inauguration"
    verbose_name = _("Peresmian")
