"""Identity as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    """People, roles, devices."""

    name = "satuatap.identity"
    verbose_name = _("Pengguna dan perangkat")
