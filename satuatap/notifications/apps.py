"""Messages as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from satuatap.notifications.accounts import read_file


class NotificationsConfig(AppConfig):
    """Messages to people."""

    name = "satuatap.notifications"
    verbose_name = _("Pesan")

    def ready(self) -> None:
        register(accounts_are_right)


def accounts_are_right(**_given: Any) -> list[CheckMessage]:
    """Before anything starts: the file of accounts can be read and is right."""
    try:
        read_file(settings.MESSAGE_ACCOUNTS)
    except ImproperlyConfigured as error:
        return [Error(str(error), id="notifications.E001")]
    return []
