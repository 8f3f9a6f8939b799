"""Codes that show whose a telephone is; nothing is left of them after ten minutes."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7

DIGITS = 6
GOOD_FOR = timedelta(minutes=10)


class PhoneCodeQuerySet(models.QuerySet["PhoneCode"]):
    """Codes, by their age."""

    def good(self, at: datetime) -> Self:
        """Those that may still be typed."""
        return self.filter(asked_at__gt=at - GOOD_FOR)


class PhoneCode(models.Model):
    """One code that was asked for; the row goes with the right one, or after ten minutes.

    The code itself is stored nowhere, not even as a digest: it follows from the row's key, the
    number and the installation's secret.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    phone = models.CharField(_("nomor ponsel"), max_length=16)
    language = models.CharField(max_length=2, default="id")
    hall = models.ForeignKey("places.Hall", models.CASCADE, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    misses = models.PositiveSmallIntegerField(default=0)

    objects = PhoneCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("kode ponsel")
        verbose_name_plural = _("kode ponsel")
        indexes = [models.Index(name="notifications_code_asked", fields=["asked_at"])]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def code(self) -> str:
        """The six digits that are sent to the telephone, and to nobody else."""
        words = f"phone code {self.pk} {self.phone}".encode()
        digest = hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).digest()
        return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}}"
