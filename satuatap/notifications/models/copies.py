"""Copies of a message on their way out, and what providers say of them afterwards."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.notifications import rules
from satuatap.notifications.models.messages import Message
from satuatap.notifications.models.people import Channel

ENDED = ("sent_at", "dropped_at", "dead_at", "unsure_at")
ARRIVED = ("delivered_at", "seen_at")  # the provider may say so before we know that it has it


class CopyQuerySet(models.QuerySet["Copy"]):
    """Copies, asked for in the words of whoever sends them."""

    def pending(self) -> Self:
        return self.filter(**dict.fromkeys((*ENDED, *ARRIVED)), claimed_at=None)

    def attempt_of(self, copy: "Copy") -> Self:
        """The copy, as long as this very attempt goes on: not ended, not taken over."""
        mine = self.filter(pk=copy.pk, attempts=copy.attempts, claimed_at=copy.claimed_at)
        return mine.filter(**dict.fromkeys(ENDED))

    def due(self, at: datetime) -> Self:
        return self.pending().filter(due_at__lte=at)

    def without_job(self, at: datetime) -> Self:
        """Due, and nobody has been asked to send them lately."""
        lately = at - rules.RETAKE
        return self.due(at).filter(Q(queued_at=None) | Q(queued_at__lte=lately))

    def abandoned(self, at: datetime) -> Self:
        """Taken by somebody who has not been heard of since."""
        gone = at - rules.LEASE
        return self.filter(**dict.fromkeys(ENDED), claimed_at__lte=gone)

    def arrived(self) -> Self:
        return self.filter(Q(delivered_at__isnull=False) | Q(seen_at__isnull=False))

    def given_up(self) -> Self:
        """Those that a person must decide about; not what has arrived in spite of everything."""
        gone = Q(dead_at__isnull=False) | Q(unsure_at__isnull=False)
        return self.filter(gone, **dict.fromkeys(ARRIVED))


class Copy(models.Model):
    """One copy of a message on one channel; its id is the provider's key against doubles.

    What became of it follows from its moments alone (``status``). ``handed_at`` is set before the
    provider is given the words: who dies after it does not know whether they arrived.
    ``destination`` is a keyed digest of the address, so that one mailbox or telephone gets one
    message once, whoever's it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="copies")
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), null=True, blank=True
    )
    event = models.CharField(_("peristiwa"), max_length=40)
    key = models.CharField(max_length=120)
    channel = models.CharField(_("saluran"), max_length=10, choices=Channel)
    destination = models.CharField(max_length=64, editable=False)
    due_at = models.DateTimeField(_("tidak sebelum"))
    queued_at = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    resends = models.PositiveSmallIntegerField(_("dikirim ulang"), default=0)
    account = models.CharField(_("penyedia"), max_length=80, blank=True)
    stays = models.BooleanField(default=False, editable=False)
    reference = models.CharField(max_length=80, blank=True, editable=False)
    error = models.CharField(_("sebab"), max_length=60, blank=True)
    claimed_at = models.DateTimeField(null=True, editable=False)
    handed_at = models.DateTimeField(_("diserahkan"), null=True, editable=False)
    sent_at = models.DateTimeField(_("diterima penyedia"), null=True, editable=False)
    delivered_at = models.DateTimeField(_("sampai"), null=True, editable=False)
    seen_at = models.DateTimeField(_("dilihat"), null=True, editable=False)
    bounced_at = models.DateTimeField(_("ditolak"), null=True, editable=False)
    dropped_at = models.DateTimeField(_("tidak jadi"), null=True, editable=False)
    dead_at = models.DateTimeField(_("gagal"), null=True, editable=False)
    unsure_at = models.DateTimeField(_("tidak pasti"), null=True, editable=False)

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("kiriman")
        verbose_name_plural = _("kiriman")
        indexes = [
            models.Index(
                name="notifications_copy_due",
                fields=["due_at"],
                condition=Q(**dict.fromkeys(ENDED)),
            ),
            models.Index(
                name="notifications_copy_sent",
                fields=["sent_at", "channel"],
                condition=Q(sent_at__isnull=False),
            ),
            models.Index(
                name="notifications_copy_reference",
                fields=["account", "reference"],
                condition=~Q(reference=""),
            ),
            models.Index(
                name="notifications_copy_given_up",
                fields=["hall"],
                condition=Q(dead_at__isnull=False) | Q(unsure_at__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="notifications_copy_once_a_channel", fields=["message", "channel"]
            ),
            models.UniqueConstraint(
                name="notifications_copy_once_an_address",
                fields=["destination", "event", "key", "channel"],
            ),
            models.CheckConstraint(
                name="notifications_copy_ends_once",
                condition=Q(sent_at=None, dropped_at=None, dead_at=None)
                | Q(sent_at=None, dropped_at=None, unsure_at=None)
                | Q(sent_at=None, dead_at=None, unsure_at=None)
                | Q(dropped_at=None, dead_at=None, unsure_at=None),
            ),
            models.CheckConstraint(
                name="notifications_copy_sent_was_handed",
                condition=Q(sent_at=None) | Q(handed_at__isnull=False, attempts__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.event}"

    @property
    def status(self) -> str:
        """What has become of it, from its moments."""
        return rules.status_of({name: getattr(self, name) for name, _status in rules.BY_MOMENT})


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """Receipts, by whether it is known of which copy."""

    def lost(self) -> Self:
        return self.filter(copy=None)


class Receipt(models.Model):
    """What a provider said of a copy afterwards, once; kept until it is known which copy."""

    class Kind(models.TextChoices):
        DELIVERED = "delivered", _("sampai")
        READ = "read", _("dilihat")
        FAILED = "failed", _("ditolak")
        STOP = "stop", _("minta berhenti")

    account = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    reference = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    copy = models.ForeignKey(Copy, models.CASCADE, null=True, related_name="receipts")

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("kabar penyedia")
        verbose_name_plural = _("kabar penyedia")
        indexes = [
            models.Index(
                name="notifications_receipt_lost",
                fields=["account", "reference"],
                condition=Q(copy=None),
            )
        ]
        constraints = [
            models.UniqueConstraint(name="notifications_receipt_once", fields=["account", "name"])
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at}"
