"""Who is written to, what they do not want, and when a hall keeps quiet."""

from datetime import time
from functools import partial

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import short_code, uuid7
from satuatap.notifications.rules import EMAIL, PUSH, SMS, WHATSAPP, Quiet


class Channel(models.TextChoices):
    """A way out of the house; the inbox is no channel but the record itself."""

    EMAIL = EMAIL, _("Surel")
    WHATSAPP = WHATSAPP, _("WhatsApp")
    SMS = SMS, _("SMS")
    PUSH = PUSH, _("Peramban")


class Topic(models.TextChoices):
    """What messages are about, for whoever wants some and not others."""

    ACCOUNT = "account", _("Akun dan keamanan")
    VISIT = "visit", _("Kunjungan dan permohonan")
    SURVEY = "survey", _("Survei kepuasan")
    COMPLAINT = "complaint", _("Pengaduan")
    WORK = "work", _("Pekerjaan di mal")


class Recipient(models.Model):
    """Somebody who is written to: an account, or an address that somebody left.

    An account's mail goes to the address that it signs in with, and nothing to its telephone until
    a code has shown whose it is (``phone_verified_at``); a number that somebody left for one matter
    is written to in that matter. ``stop_code`` opens the page where all copies are stopped, without
    signing in.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.OneToOneField(
        "identity.User", models.CASCADE, verbose_name=_("pengguna"), null=True, blank=True
    )
    email = models.EmailField(_("surel"), blank=True)
    phone = models.CharField(_("nomor ponsel"), max_length=16, blank=True)
    phone_verified_at = models.DateTimeField(_("nomor terbukti"), null=True, blank=True)
    language = models.CharField(
        _("bahasa"), max_length=2, choices=[("id", "Indonesia"), ("en", "English")], default="id"
    )
    stop_code = models.CharField(
        max_length=16, unique=True, default=partial(short_code, 16), editable=False
    )
    stopped_at = models.DateTimeField(_("dihentikan"), null=True, blank=True)
    created_at = models.DateTimeField(_("dicatat"))

    class Meta:
        verbose_name = _("penerima")
        verbose_name_plural = _("penerima")
        constraints = [
            models.UniqueConstraint(
                name="notifications_recipient_address_once",
                fields=["email", "phone"],
                condition=Q(user=None),
                violation_error_message=_("Alamat ini sudah tercatat."),
            ),
            models.CheckConstraint(
                name="notifications_recipient_can_be_reached",
                condition=Q(user__isnull=False, email="") | Q(user=None) & ~Q(email="", phone=""),
                violation_error_message=_("Penerima memerlukan akun, surel, atau nomor ponsel."),
            ),
            models.CheckConstraint(
                name="notifications_recipient_no_phone_is_unproved",
                condition=Q(phone_verified_at=None) | ~Q(phone=""),
            ),
            models.CheckConstraint(
                name="notifications_recipient_phone_is_whole",
                condition=Q(phone="") | Q(phone__regex=r"^\+[1-9][0-9]{7,14}$"),
                violation_error_message=_("Nomor ponsel ditulis dengan kode negara: +62812…"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def may_ring(self) -> bool:
        """Whether the telephone is this person's: proved, or left for the very matter."""
        return self.user_id is None or self.phone_verified_at is not None

    def address_for(self, channel: str) -> str:
        """Where a copy of this channel goes; empty where it cannot."""
        if channel == PUSH:
            return str(self.pk) if self.browsers.exists() else ""
        if channel != EMAIL:
            return self.phone if self.may_ring else ""
        if self.user is None:
            return self.email
        return self.user.email


class Browser(models.Model):
    """A browser in which somebody switched notifications on, as it described itself (Push API)."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="browsers")
    endpoint = models.CharField(max_length=500, unique=True)
    key = models.CharField(max_length=100)
    secret = models.CharField(max_length=40)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("peramban")
        verbose_name_plural = _("peramban")

    def __str__(self) -> str:
        return str(self.pk)


class Mute(models.Model):
    """Somebody does not want messages about this by this way; the inbox has them all the same."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="mutes")
    topic = models.CharField(max_length=10, choices=Topic)
    channel = models.CharField(max_length=10, choices=Channel)

    class Meta:
        verbose_name = _("saluran yang dimatikan")
        verbose_name_plural = _("saluran yang dimatikan")
        constraints = [
            models.UniqueConstraint(
                name="notifications_mute_once", fields=["recipient", "topic", "channel"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.channel}"


class QuietHours(models.Model):
    """When a hall's messages wait for the morning; from 20.00 to 07.00 where nothing is said."""

    BEGINS, ENDS = time(20), time(7)

    hall = models.OneToOneField(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="quiet_hours"
    )
    begins = models.TimeField(_("mulai"), default=BEGINS)
    ends = models.TimeField(
        _("sampai"), default=ENDS, help_text=_("Sama dengan mulai: tidak ada jam tenang.")
    )

    class Meta:
        verbose_name = _("jam tenang")
        verbose_name_plural = _("jam tenang")

    def __str__(self) -> str:
        return f"{self.begins:%H.%M}\u2013{self.ends:%H.%M}"

    @property
    def quiet(self) -> Quiet:
        """The hours as the rules take them."""
        return Quiet(self.begins, self.ends)
