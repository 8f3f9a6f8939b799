"""Who wants the survey's link after the service: kept until it is sent, and no longer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SurveyLink(models.Model):
    """Somebody who waits left an address for the survey's link; the row goes when it is sent."""

    ticket = models.OneToOneField(
        "queueing.Ticket", models.CASCADE, verbose_name=_("nomor"), related_name="survey_link"
    )
    recipient = models.ForeignKey(
        "notifications.Recipient", models.CASCADE, verbose_name=_("penerima"), related_name="+"
    )
    asked_at = models.DateTimeField(_("diminta"))

    class Meta:
        verbose_name = _("permintaan tautan survei")
        verbose_name_plural = _("permintaan tautan survei")

    def __str__(self) -> str:
        return str(self.ticket_id)
