"""Who reported a complaint, kept apart from it, and whom it is about."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.complaints import Complaint


class Reporter(models.Model):
    """Who reported: an account, a telephone, or whoever knows the PIN.

    Nobody but the reporter reads this row through a page. ``phone_digest`` is a keyed digest;
    the number itself stands with the messages (``recipient``) as long as any is kept. ``name`` is
    shown to the chain unless the complaint is anonymous. ``pin`` is hashed like a password.
    """

    complaint = models.OneToOneField(
        Complaint, models.CASCADE, primary_key=True, related_name="reporter"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    recipient = models.ForeignKey(
        "notifications.Recipient",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reporter_rows",
    )
    name = models.CharField(_("nama"), max_length=120, blank=True)
    phone_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    pin = models.CharField(max_length=160, blank=True, editable=False)
    pin_misses = models.PositiveSmallIntegerField(default=0, editable=False)
    pin_locked_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("pelapor")
        verbose_name_plural = _("pelapor")

    def __str__(self) -> str:
        return str(self.complaint_id)


class Implicated(models.Model):
    """An account that a complaint is about: it never handles or reads it."""

    class Why(models.TextChoices):
        SERVED = "served", _("melayani saat itu")
        NAMED = "named", _("disebut")

    complaint = models.ForeignKey(
        Complaint, models.CASCADE, db_index=False, related_name="implicated"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    why = models.CharField(_("karena"), max_length=6, choices=Why)

    class Meta:
        verbose_name = _("yang dilaporkan")
        verbose_name_plural = _("yang dilaporkan")
        constraints = [
            models.UniqueConstraint(name="complaints_implicated_once", fields=["complaint", "user"])
        ]

    def __str__(self) -> str:
        return str(self.pk)
