"""Versions of the service standards, with requirements, steps and tariffs."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from satuatap.catalogue.models.services import Service
from satuatap.catalogue.models.words import Mark

PUBLISHED = pgtrigger.Protect(name="published_stays", operation=pgtrigger.Update | pgtrigger.Delete)


ACTORS = {
    "pemohon": "",
    "petugas": _("petugas"),
    "pejabat": _("pejabat"),
    "sistem": _("sistem"),
    "instansi lain": _("instansi lain"),
}


LIMITS = {
    "menit": ngettext_lazy("%(count)d menit", "%(count)d menit", "count"),
    "jam": ngettext_lazy("%(count)d jam", "%(count)d jam", "count"),
    "hari_kerja": ngettext_lazy("%(count)d hari kerja", "%(count)d hari kerja", "count"),
    "hari": ngettext_lazy("%(count)d hari", "%(count)d hari", "count"),
}


class ServiceStandard(models.Model):
    """A version of a service's standard: the components that come from the national data.

    PermenPANRB 15/2014 names 14 components. Requirements, procedure, time, tariff, product and
    legal basis are here; the other eight are each hall's own (``OfferingStandard``). Once
    published a version never changes; a new one takes its place.
    """

    class Unit(models.TextChoices):
        MINUTE = "menit", _("menit")
        HOUR = "jam", _("jam")
        WORKING_DAY = "hari_kerja", _("hari kerja")
        DAY = "hari", _("hari")

    service = models.ForeignKey(
        Service, models.PROTECT, verbose_name=_("layanan"), related_name="standards"
    )
    version = models.PositiveSmallIntegerField(_("versi"))
    published_at = models.DateTimeField(_("terbit"))
    digest = models.CharField(max_length=64, editable=False)
    time_value = models.PositiveSmallIntegerField(_("jangka waktu"))
    time_unit = models.CharField(_("satuan"), max_length=10, choices=Unit)
    clock_note = models.TextField(_("catatan waktu"), blank=True)
    product_name = models.CharField(_("produk"), max_length=200)
    product_valid_for = models.CharField(_("berlaku"), max_length=200, blank=True)
    legal_basis = ArrayField(models.TextField(), verbose_name=_("dasar hukum"))
    mark = models.CharField(_("tanda"), max_length=8, choices=Mark)
    source = models.TextField(_("sumber"), blank=True)
    confirmed = ArrayField(
        models.CharField(max_length=20), verbose_name=_("bidang yang dibaca di sumber")
    )

    class Meta:
        verbose_name = _("standar pelayanan")
        verbose_name_plural = _("standar pelayanan")
        ordering = ["service", "-version"]
        triggers = [PUBLISHED]
        constraints = [
            models.UniqueConstraint(
                name="catalogue_servicestandard_version_once", fields=["service", "version"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} v{self.version}"

    @property
    def time_limit(self) -> str:
        """The time limit in words, such as "2 hari kerja"."""
        return str(LIMITS[self.time_unit] % {"count": self.time_value})

    def mark_of(self, component: str) -> Mark:
        """How far one component may be trusted: sourced only where it was read itself."""
        if self.mark == Mark.SOURCED and component not in self.confirmed:
            return Mark.KNOWN
        return Mark(self.mark)


class Requirement(models.Model):
    """One thing that a person must bring or show."""

    class Form(models.TextChoices):
        ORIGINAL = "asli", _("asli")
        COPY = "fotokopi", _("fotokopi")
        BOTH = "asli_dan_fotokopi", _("asli dan fotokopi")
        SCAN = "pindaian", _("pindaian")
        FORM = "formulir", _("formulir")
        DATA = "data", _("data")
        PRESENCE = "hadir", _("hadir sendiri")

    standard = models.ForeignKey(ServiceStandard, models.CASCADE, related_name="requirements")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(_("nama"), max_length=240)
    form = models.CharField(_("bentuk"), max_length=20, choices=Form)
    mandatory = models.BooleanField(_("wajib"))
    condition = models.CharField(_("bila"), max_length=240, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        verbose_name = _("persyaratan")
        verbose_name_plural = _("persyaratan")
        ordering = ["standard", "order"]
        triggers = [PUBLISHED]

    def __str__(self) -> str:
        return self.name


class ProcedureStep(models.Model):
    """One step of the procedure, with its typical effort (never a promise)."""

    standard = models.ForeignKey(ServiceStandard, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    who = models.CharField(_("siapa"), max_length=40)
    does = models.CharField(_("melakukan"), max_length=300)
    minutes = models.PositiveIntegerField(_("menit"), null=True, blank=True)
    days = models.DecimalField(_("hari"), max_digits=5, decimal_places=1, null=True, blank=True)

    class Meta:
        verbose_name = _("langkah")
        verbose_name_plural = _("langkah")
        ordering = ["standard", "order"]
        triggers = [PUBLISHED]

    def __str__(self) -> str:
        return self.does

    @property
    def actor(self) -> str:
        """Who does it, in the reader's language; empty where it is the applicant."""
        return str(ACTORS.get(self.who, self.who))


class Tariff(models.Model):
    """What it costs: whole rupiah, or a formula in words; 0 is free."""

    standard = models.ForeignKey(ServiceStandard, models.CASCADE, related_name="tariffs")
    order = models.PositiveSmallIntegerField()
    label = models.CharField(_("untuk"), max_length=240)
    amount_idr = models.PositiveBigIntegerField(_("rupiah"), null=True, blank=True)
    formula = models.TextField(_("rumus"), blank=True)
    basis = models.TextField(_("dasar"), blank=True)

    class Meta:
        verbose_name = _("biaya")
        verbose_name_plural = _("biaya")
        ordering = ["standard", "order"]
        triggers = [PUBLISHED]
        constraints = [
            models.CheckConstraint(
                name="catalogue_tariff_amount_or_formula",
                condition=Q(amount_idr__isnull=False) ^ ~Q(formula=""),
            )
        ]

    def __str__(self) -> str:
        return self.label
