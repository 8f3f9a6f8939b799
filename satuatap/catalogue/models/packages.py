"""Packages: what one life event asks for, over several agencies."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models.services import LifeEvent, Service
from satuatap.catalogue.models.words import TwoLanguages


class Package(TwoLanguages):
    """Several services of several agencies that one life event asks for."""

    code = models.SlugField(_("kode"), primary_key=True)
    life_event = models.ForeignKey(LifeEvent, models.PROTECT, related_name="packages")
    for_whom = models.TextField(_("untuk siapa"))
    content = models.JSONField(_("isi"))

    class Meta:
        verbose_name = _("paket layanan")
        verbose_name_plural = _("paket layanan")


class PackageStep(models.Model):
    """One service of a package, after the services that must be finished first."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    service = models.ForeignKey(Service, models.PROTECT, related_name="package_steps")
    after = ArrayField(models.CharField(max_length=50), default=list)
    optional_when = models.TextField(blank=True)
    reason = models.TextField()

    class Meta:
        verbose_name = _("langkah paket")
        verbose_name_plural = _("langkah paket")
        ordering = ["package", "order"]

    def __str__(self) -> str:
        return f"{self.package} {self.order}"
