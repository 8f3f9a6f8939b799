"""The web module as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The web shell."""

    name = "satuatap.web"
