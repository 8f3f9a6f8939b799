"""The live stream as a Django application, for its script."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """The stream of hall snapshots."""

    name = "satuatap.live"
