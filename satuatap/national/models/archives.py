"""Years of open data as they were given away once they were over; nothing changes them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.kept import KEPT


class YearArchive(models.Model):
    """Everything of one year in one file; a correction is a version more, with its reason."""

    year = models.PositiveSmallIntegerField(_("tahun"))
    version = models.PositiveSmallIntegerField(_("versi"))
    at = models.DateTimeField(_("dibekukan"))
    reason = models.CharField(_("alasan"), max_length=300, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.BinaryField(_("berkas"))

    class Meta:
        verbose_name = _("arsip tahunan")
        verbose_name_plural = _("arsip tahunan")
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(name="national_yeararchive_once", fields=["year", "version"]),
            models.CheckConstraint(
                name="national_yeararchive_has_reason",
                condition=models.Q(version=1) | ~models.Q(reason=""),
            ),
        ]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.year} v{self.version}"
