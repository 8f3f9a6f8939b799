"""Evaluation as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationConfig(AppConfig):
    """Evaluation, ranking, warnings and coaching."""

    name = "satuatap.evaluation"
    verbose_name = _("Penilaian")
