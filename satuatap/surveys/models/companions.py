"""What a campaign asks beside the official survey."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _


class CampaignCompanion(models.Model):
    """One version of one instrument beside the survey; chosen when the campaign opens, for good."""

    campaign = models.ForeignKey(
        "surveys.Campaign",
        models.CASCADE,
        verbose_name=_("periode survei"),
        related_name="companions",
    )
    version = models.ForeignKey(
        "surveys.InstrumentVersion", models.PROTECT, verbose_name=_("instrumen"), related_name="+"
    )
    place = models.PositiveSmallIntegerField(_("urutan"))

    class Meta:
        verbose_name = _("instrumen pendamping")
        verbose_name_plural = _("instrumen pendamping")
        ordering = ["campaign", "place"]
        constraints = [
            models.UniqueConstraint(
                name="surveys_companion_once_a_campaign", fields=["campaign", "version"]
            )
        ]
        triggers = [pgtrigger.Protect(name="chosen_stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return str(self.version)
