"""Oversight as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OversightConfig(AppConfig):
    """The life of a hall, from the first letter on, and who takes part."""

    name = "satuatap.oversight"
    verbose_name = _("Perjalanan mal")
