"""Provinces and regions, by their Kemendagri codes."""

from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Province(models.Model):
    """One of the 38 provinces, by its Kemendagri code (``35``)."""

    code = models.CharField(
        _("kode"), primary_key=True, max_length=2, validators=[RegexValidator(r"^\d{2}$")]
    )
    name = models.CharField(_("nama"), max_length=80)

    class Meta:
        verbose_name = _("provinsi")
        verbose_name_plural = _("provinsi")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Region(models.Model):
    """A kabupaten or kota, by its Kemendagri code (``35.79``)."""

    class Kind(models.TextChoices):
        KABUPATEN = "kabupaten", _("Kabupaten")
        KOTA = "kota", _("Kota")

    code = models.CharField(
        _("kode"), primary_key=True, max_length=5, validators=[RegexValidator(r"^\d{2}\.\d{2}$")]
    )
    province = models.ForeignKey(
        Province, models.PROTECT, verbose_name=_("provinsi"), related_name="regions"
    )
    name = models.CharField(_("nama"), max_length=80)
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    seat = models.CharField(_("ibu kota"), max_length=80)
    latitude = models.DecimalField(_("lintang"), max_digits=7, decimal_places=4, null=True)
    longitude = models.DecimalField(_("bujur"), max_digits=7, decimal_places=4, null=True)
    timezone = models.CharField(_("zona waktu"), max_length=32)
    population = models.PositiveIntegerField(_("penduduk"), null=True, blank=True)
    digital_pilot = models.BooleanField(_("percontohan MPP Digital"), default=False)

    class Meta:
        verbose_name = _("kabupaten/kota")
        verbose_name_plural = _("kabupaten/kota")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """The IANA time zone of the region's seat."""
        return ZoneInfo(self.timezone)
