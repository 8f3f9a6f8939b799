"""Files that belong to a complaint: from its reporter, or as proof of an answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.answers import Answer
from satuatap.complaints.models.complaints import Complaint
from satuatap.core.uploads.models import Upload


class Attachment(models.Model):
    """One file of a complaint; reporter and chain read it, nobody else ever does."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="attachments")
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")
    answer = models.ForeignKey(
        Answer, models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    part = models.CharField(_("sebagai"), max_length=12)
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("lampiran")
        verbose_name_plural = _("lampiran")
        ordering = ["complaint", "at", "pk"]

    def __str__(self) -> str:
        return str(self.upload_id)
