"""A new password by mail, for staff who forgot theirs."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.views import PasswordResetView
from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.identity.limits import Limit, attempt

RESETS = Limit("reset-password", most=10, minutes=10)

log = logging.getLogger(__name__)


class ResetPassword(PasswordResetView):
    """Sends the link, or says plainly that mail cannot be sent.

    An address without an account gets a mail as well, so neither the answer nor its time, nor the
    fault of a mail server, tells who has one.
    """

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**more)
        return context | {"mail_is_set_up": bool(settings.EMAIL_URL)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.EMAIL_URL:
            return self.get(request, *args, **kwargs)
        attempt(RESETS, request, at=timezone.now())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except (SMTPException, OSError) as error:
            log.warning("mail_failed", extra={"error": type(error).__name__})
            form.add_error(
                None,
                _(
                    "Surel tidak dapat dikirim sekarang. Cobalah beberapa menit "
                    "lagi, atau mintalah kata sandi baru kepada manajer mal."
                ),
            )
            return self.form_invalid(form)
