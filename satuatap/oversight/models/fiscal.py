"""Fiscal capacity of regions, as the ministry of finance publishes it; never derived."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.kept import KEPT
from satuatap.oversight.rules import Category
from satuatap.places.models import Region

CATEGORIES = [
    (Category.VERY_LOW.value, _("sangat rendah")),
    (Category.LOW.value, _("rendah")),
    (Category.MEDIUM.value, _("sedang")),
    (Category.HIGH.value, _("tinggi")),
    (Category.VERY_HIGH.value, _("sangat tinggi")),
]


class FiscalCapacityQuerySet(models.QuerySet["FiscalCapacity"]):
    """Rows of the official tables, by year and by when they were taken."""

    def newest(self) -> Self:
        """The newest year of each region, as it was taken last."""
        return self.order_by("region_id", "-year", "-pk").distinct("region_id")

    def standing(self) -> Self:
        """Each region's row of each year, as it was taken last."""
        last = FiscalCapacity.objects.order_by("region_id", "year", "-pk")
        return self.filter(pk__in=last.distinct("region_id", "year").values("pk"))


class FiscalCapacity(models.Model):
    """One region in one year's table: ratio, category, and the decree that says so.

    What a later table corrects stays: the row that was taken last counts. ``at`` and ``actor`` are
    not known of rows that were taken before they were written down.
    """

    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("kabupaten/kota"), related_name="fiscal_capacity"
    )
    year = models.PositiveSmallIntegerField(_("tahun"))
    ratio = models.DecimalField(_("rasio"), max_digits=9, decimal_places=4, null=True, blank=True)
    category = models.CharField(_("kategori"), max_length=14, choices=CATEGORIES)
    decree = models.CharField(_("keputusan"), max_length=120)
    at = models.DateTimeField(_("dicatat"), null=True, editable=False)
    actor = models.CharField(
        _("oleh"), max_length=120, blank=True, db_default="", default="", editable=False
    )

    objects = FiscalCapacityQuerySet.as_manager()

    class Meta:
        verbose_name = _("kapasitas fiskal")
        verbose_name_plural = _("kapasitas fiskal")
        ordering = ["-year", "region"]
        indexes = [
            models.Index(name="oversight_fiscal_standing", fields=["region", "-year", "-id"])
        ]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}"
