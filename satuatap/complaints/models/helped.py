"""Weeks after the end: whether the answer helped."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.complaints import Complaint
from satuatap.core.ids import short_code


class HelpQuestion(models.Model):
    """One question to one reporter, asked once; ``code`` opens it, and nothing of the complaint."""

    class Helped(models.TextChoices):
        YES = "yes", _("Ya, sudah teratasi")
        PARTLY = "partly", _("Sebagian")
        NO = "no", _("Belum teratasi")

    complaint = models.OneToOneField(
        Complaint, models.PROTECT, primary_key=True, related_name="help_question"
    )
    code = models.CharField(max_length=12, default=short_code, unique=True, editable=False)
    asked_at = models.DateTimeField(_("ditanyakan"))
    helped = models.CharField(_("jawaban"), max_length=6, choices=Helped, blank=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True, blank=True)

    class Meta:
        verbose_name = _("pertanyaan sesudahnya")
        verbose_name_plural = _("pertanyaan sesudahnya")
        constraints = [
            models.CheckConstraint(
                name="complaints_helped_has_a_moment",
                condition=Q(helped="", answered_at=None)
                | ~Q(helped="") & Q(answered_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.complaint_id)
