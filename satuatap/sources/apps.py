"""Sources as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """What others have written about halls, statement by statement, with where and when."""

    name = "satuatap.sources"
    verbose_name = _("Sumber")
