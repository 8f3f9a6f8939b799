"""Services as the nation knows them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models.agencies import Agency
from satuatap.catalogue.models.words import TwoLanguages


class LifeEvent(TwoLanguages):
    """Something that happens in a life and leads to a hall."""

    code = models.SlugField(_("kode"), primary_key=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("peristiwa hidup")
        verbose_name_plural = _("peristiwa hidup")
        ordering = ["order"]


class Way(models.TextChoices):
    """The four ecosystems of service."""

    DIRECT = "direct", _("Langsung di loket")
    MOBILE = "mobile", _("Layanan bergerak")
    SELF = "self", _("Mandiri")
    ELECTRONIC = "electronic", _("Elektronik")


class Service(TwoLanguages):
    """A service of an agency, as the nation knows it.

    ``aliases`` are what people type, misspelt on purpose: for search only, never shown.
    """

    code = models.SlugField(_("kode"), primary_key=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("instansi"), related_name="services"
    )
    aliases = ArrayField(models.CharField(max_length=80), verbose_name=_("kata pencarian"))
    life_events = models.ManyToManyField(
        LifeEvent, verbose_name=_("peristiwa hidup"), related_name="services", blank=True
    )
    ways = ArrayField(models.CharField(max_length=10, choices=Way), verbose_name=_("cara"))
    minutes_at_counter = models.PositiveSmallIntegerField(_("menit di loket (perkiraan)"))
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("layanan nasional")
        verbose_name_plural = _("layanan nasional")
        ordering = ["agency", "order"]

    def get_absolute_url(self) -> str:
        return reverse("portal:service", args=[self.code])
