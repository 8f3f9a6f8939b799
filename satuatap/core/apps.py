"""Loads every module's reactions once all modules are there."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """The ground floor."""

    name = "satuatap.core"

    def ready(self) -> None:
        autodiscover_modules("reactions")
