"""Messages: what somebody was told, once. The row is the outbox and the inbox at the same time."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.notifications.models.people import Recipient
from satuatap.notifications.wordings import Template, Text, template


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages, asked for in the words of the inbox."""

    def inbox_of(self, user: Any) -> Self:
        return self.filter(recipient__user=user).order_by("-created_at", "-pk")

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Message(models.Model):
    """What one person was told about one event, by words of one version.

    ``key`` names the cause: the same person never gets a second message of the same event and
    key. ``context`` fills the gaps of the words and holds nothing personal.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="messages")
    event = models.CharField(_("peristiwa"), max_length=40)
    version = models.PositiveSmallIntegerField(_("versi"))
    topic = models.CharField(max_length=10)
    key = models.CharField(max_length=120)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), null=True, blank=True
    )
    context = models.JSONField(default=dict)
    path = models.CharField(max_length=200)
    created_at = models.DateTimeField(_("dikirim"))
    read_at = models.DateTimeField(_("dibaca"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("pesan")
        verbose_name_plural = _("pesan")
        indexes = [
            models.Index(name="notifications_message_inbox", fields=["recipient", "-created_at"]),
            models.Index(name="notifications_message_age", fields=["created_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="notifications_message_once", fields=["recipient", "event", "key"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("notifications:message", args=[self.pk])

    @property
    def template(self) -> Template:
        """The words as they were when it was sent."""
        return template(self.event, self.version)

    @property
    def link(self) -> str:
        """Where it leads to, for whoever reads it elsewhere."""
        return f"{settings.PUBLIC_URL}{self.path}"

    def said(self, channel: str, language: str) -> Text:
        """What one channel says of it."""
        return self.template.text(channel, language, self.context | {"link": self.link})
