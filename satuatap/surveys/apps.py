"""Surveys as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """Ratings of what people were given."""

    name = "satuatap.surveys"
    verbose_name = _("Penilaian")
