"""Places as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    """Provinces, regions, halls, counters, hours."""

    name = "satuatap.places"
    verbose_name = _("Tempat")
