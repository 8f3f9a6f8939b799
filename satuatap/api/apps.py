"""The api module as a Django application."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The api shell."""

    name = "satuatap.api"
