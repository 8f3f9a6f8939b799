"""What has changed since the roll-up, and how far it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangedDay(models.Model):
    """A hall's day whose figures are to be added up anew; written by the database itself.

    A day may stand here many times: a mark that looked whether there is one already could be
    overlooked by a roll-up that takes the other one away, or would wait for it.
    """

    id = models.BigAutoField(primary_key=True)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, db_index=False, db_constraint=False, related_name="+"
    )
    day = models.DateField(_("hari"))

    class Meta:
        verbose_name = _("hari yang berubah")
        verbose_name_plural = _("hari yang berubah")

    def __str__(self) -> str:
        return str(self.day)


class Watermark(models.Model):
    """Up to when everything that had happened is in the roll-ups.

    Days before ``sealed_before`` are not added up again: what their services gave is known by
    month alone.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField(_("sampai"))
    sealed_before = models.DateField(_("disegel sebelum"), null=True)

    class Meta:
        verbose_name = _("batas hitung")
        verbose_name_plural = _("batas hitung")

    def __str__(self) -> str:
        return str(self.at)
