"""National as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NationalConfig(AppConfig):
    """Figures of all halls, rolled up by day, and what is published of them."""

    name = "satuatap.national"
    verbose_name = _("Angka nasional")
