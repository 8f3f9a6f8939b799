"""What others published of halls: figures that stand side by side, each with its source."""

from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from satuatap.places.models.halls import Hall


class HallClaim(models.Model):
    """A figure that somebody published of a hall, kept beside every other one."""

    class Kind(models.TextChoices):
        AGENCIES = "agencies", _("instansi")
        SERVICES = "services", _("layanan")
        SATISFACTION = "satisfaction", _("kepuasan")
        GRADE = "grade", _("predikat")
        INAUGURATION = "inauguration", _("tanggal peresmian")

    hall = models.ForeignKey(Hall, models.CASCADE, verbose_name=_("mal"), related_name="claims")
    kind = models.CharField(_("tentang"), max_length=16, choices=Kind)
    value = models.CharField(_("nilai"), max_length=40)
    as_of = models.DateField(_("per tanggal"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=200)
    note = models.TextField(_("catatan"), blank=True)
    doubtful = models.BooleanField(_("diragukan"), default=False)

    class Meta:
        verbose_name = _("klaim tentang mal")
        verbose_name_plural = _("klaim tentang mal")
        ordering = ["hall", "kind", "as_of"]
        constraints = [
            models.UniqueConstraint(
                name="places_hallclaim_once_per_source",
                fields=["hall", "kind", "source", "as_of"],
                nulls_distinct=False,
                violation_error_message=_("Klaim dari sumber ini sudah dicatat."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.hall}: {self.value} {self.get_kind_display()} ({self.source})"

    @property
    def shown(self) -> str:
        """The value as people read it: a day is written out."""
        if self.kind != self.Kind.INAUGURATION:
            return self.value
        return date_format(date.fromisoformat(self.value), "j F Y")


class PublishedTotal(models.Model):
    """A national number of halls as somebody published it; conflicting ones stand side by side.

    Some sources only say how many were ``added``.
    """

    as_of = models.CharField(_("per"), max_length=10, help_text=_("2017, 2020-11 atau 2024-06-24"))
    total = models.PositiveIntegerField(_("jumlah"), null=True, blank=True)
    added = models.PositiveIntegerField(_("bertambah"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=200)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        verbose_name = _("jumlah yang diumumkan")
        verbose_name_plural = _("jumlah yang diumumkan")
        ordering = ["as_of", "total"]
        constraints = [
            models.UniqueConstraint(
                name="places_publishedtotal_once_per_source",
                fields=["as_of", "total", "source"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="places_publishedtotal_says_something",
                condition=models.Q(total__isnull=False) | models.Q(added__isnull=False),
                violation_error_message=_("Isi jumlahnya atau tambahannya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of}: {self.total or f'+{self.added}'}"
