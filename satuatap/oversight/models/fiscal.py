"""Fiscal capacity of regions, as the ministry of finance publishes it; never derived."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

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
    """Rows of the official tables, by year."""

    def newest(self) -> Self:
        """The newest row of each region."""
        return self.order_by("region_id", "-year").distinct("region_id")


class FiscalCapacity(models.Model):
    """One region in one year's table: ratio, category, and the decree that says so."""

    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("kabupaten/kota"), related_name="fiscal_capacity"
    )
    year = models.PositiveSmallIntegerField(_("tahun"))
    ratio = models.DecimalField(_("rasio"), max_digits=9, decimal_places=4, null=True, blank=True)
    category = models.CharField(_("kategori"), max_length=14, choices=CATEGORIES)
    decree = models.CharField(_("keputusan"), max_length=120)

    objects = FiscalCapacityQuerySet.as_manager()

    class Meta:
        verbose_name = _("kapasitas fiskal")
        verbose_name_plural = _("kapasitas fiskal")
        ordering = ["-year", "region"]
        constraints = [
            models.UniqueConstraint(
                name="oversight_fiscalcapacity_once_a_year",
                fields=["region", "year"],
                violation_error_message=_("Tahun ini sudah tercatat untuk daerah itu."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}"
