"""The catalogue as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    """Agencies, services, standards, offerings."""

    name = "satuatap.catalogue"
    verbose_name = _("Katalog layanan")
