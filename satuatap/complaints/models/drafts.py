"""What somebody has begun to write on the portal, as it was typed, until it is sent."""

from datetime import datetime, timedelta
from functools import partial
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import short_code

KEEP_DRAFTS = timedelta(days=30)
KEEP_NOBODYS = timedelta(days=1)  # only the browser's own session leads to it


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts, by their age."""

    def outlived(self, at: datetime) -> Self:
        """Those that nobody wants any more, or nobody can find."""
        nobodys = Q(account=None, phone_digest="", saved_at__lt=at - KEEP_NOBODYS)
        return self.filter(Q(saved_at__lt=at - KEEP_DRAFTS) | nobodys)


class Draft(models.Model):
    """A form that was not sent: ``words`` holds its fields by name, whole or not.

    ``key`` is the key of the form, under which its files wait. It belongs to an account, to a
    telephone, or to the browser whose session names it; nobody else reads it. ``code`` stands in
    a link that was sent to the telephone, and opens nothing by itself.
    """

    key = models.UUIDField(primary_key=True, editable=False)
    code = models.CharField(
        max_length=16, default=partial(short_code, 16), unique=True, editable=False
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    recipient = models.ForeignKey(
        "notifications.Recipient", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    phone_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("disimpan"))

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("rancangan laporan")
        verbose_name_plural = _("rancangan laporan")
        indexes = [models.Index(name="complaints_draft_saved", fields=["saved_at"])]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def is_somebodys(self) -> bool:
        """Whether an account or a telephone leads back to it."""
        return self.account_id is not None or self.phone_digest != ""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return str(self.words.get("title") or self.words.get("body") or "")[:80]
