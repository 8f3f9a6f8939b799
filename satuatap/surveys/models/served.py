"""How many people were served: what a sample is a sample of, kept when tickets are cleared."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServedDay(models.Model):
    """People served for one service on one day of the hall. No person, no number.

    ``served`` counts the service's people. ``new_to_office`` and ``new_to_hall`` leave out whom
    the same visit had brought to that office, or to any, before; so sums over services count each
    visitor of an office or of the hall once.
    """

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    office = models.ForeignKey(
        "catalogue.AgencyOffice", models.PROTECT, db_index=False, related_name="+"
    )
    offering = models.ForeignKey(
        "catalogue.Offering", models.PROTECT, db_index=False, related_name="+"
    )
    day = models.DateField(_("hari"))
    served = models.PositiveIntegerField(_("dilayani"))
    new_to_office = models.PositiveIntegerField(_("tamu gerai"))
    new_to_hall = models.PositiveIntegerField(_("tamu mal"))

    class Meta:
        verbose_name = _("penerima layanan sehari")
        verbose_name_plural = _("penerima layanan sehari")
        constraints = [
            models.UniqueConstraint(name="surveys_served_once", fields=["offering", "day"])
        ]
        indexes = [models.Index(name="surveys_served_hall_day", fields=["hall", "day"])]

    def __str__(self) -> str:
        return f"{self.day}: {self.served}"
