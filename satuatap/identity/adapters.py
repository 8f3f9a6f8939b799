"""How accounts come about and keep their passwords: by a manager's hand, never by signing up."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from satuatap.identity.limits import address_of
from satuatap.identity.models import User


class StaffAccounts(DefaultAccountAdapter):
    """Accounts are made for staff by their manager."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Limits know an asker by the address that our proxy saw."""
        return address_of(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        """A password of one's own choice ends the duty to choose one."""
        user.must_change_password = False
        super().set_password(user, password)

    def clean_password(self, password: str, user: User | None = None) -> str:
        if user is not None and user.must_change_password and user.check_password(password):
            raise ValidationError(_("Pilih kata sandi yang lain dari yang Anda terima."))
        return super().clean_password(password, user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return settings.LOGIN_REDIRECT_URL

    def render_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> Any:
        """A mail names the address under which the site is known."""
        return super().render_mail(
            template_prefix, email, context | {"site_address": settings.PUBLIC_URL}
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail begins with our own address, whatever the request claimed."""
        return settings.PUBLIC_URL + urlsplit(super().get_reset_password_from_key_url(key)).path
