"""What one hall offers, and what it states of it."""

from typing import Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models.agencies import AgencyOffice
from satuatap.catalogue.models.services import Service
from satuatap.catalogue.models.words import Mark
from satuatap.core.ids import uuid7


class OfferingQuerySet(models.QuerySet["Offering"]):
    """Offerings, asked for in the words of the hall."""

    def offered(self) -> Self:
        return self.filter(is_active=True, office__is_active=True)


class Offering(models.Model):
    """What one hall offers of a national service, or a service of its own.

    ``code`` is what the floor's API calls ``service``; it is unique within the hall. A ticket for
    it stands in ``queue``; without a queue it is given only by appointment or electronically.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.PROTECT, verbose_name=_("mal"), related_name="offerings"
    )
    office = models.ForeignKey(
        AgencyOffice, models.PROTECT, verbose_name=_("gerai"), related_name="offerings"
    )
    service = models.ForeignKey(
        Service,
        models.PROTECT,
        verbose_name=_("layanan nasional"),
        related_name="offerings",
        null=True,
        blank=True,
    )
    queue = models.ForeignKey(
        "queueing.Queue",
        models.PROTECT,
        verbose_name=_("antrean"),
        related_name="offerings",
        null=True,
        blank=True,
    )
    code = models.SlugField(_("kode"), max_length=80)
    title_id = models.CharField(_("judul"), max_length=200)
    title_en = models.CharField(_("judul (Inggris)"), max_length=200, blank=True)
    minutes_at_counter = models.PositiveSmallIntegerField(_("menit di loket (perkiraan)"))
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    mark = models.CharField(_("tanda"), max_length=8, choices=Mark, default=Mark.EXAMPLE)
    is_active = models.BooleanField(_("diberikan"), default=True)

    objects = OfferingQuerySet.as_manager()

    class Meta:
        verbose_name = _("layanan mal")
        verbose_name_plural = _("layanan mal")
        ordering = ["hall", "office", "order"]
        constraints = [
            models.UniqueConstraint(
                name="catalogue_offering_code_once_a_hall",
                fields=["hall", "code"],
                violation_error_message=_("Kode layanan ini sudah dipakai di mal ini."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        english = (get_language() or "id").startswith("en")
        return (self.title_en if english else "") or self.title_id


class OfferingStandard(models.Model):
    """The eight components of a standard that only the hall and its agency can state.

    One row per offering; empty text means that the hall has yet to state it, and the page says so.
    ``decree`` is the hall's own decision once it has confirmed the whole standard.
    """

    offering = models.OneToOneField(
        Offering, models.CASCADE, verbose_name=_("layanan"), related_name="own_standard"
    )
    complaints = models.TextField(_("penanganan pengaduan, saran, dan masukan"), blank=True)
    facilities = models.TextField(_("sarana, prasarana, dan/atau fasilitas"), blank=True)
    competence = models.TextField(_("kompetensi pelaksana"), blank=True)
    supervision = models.TextField(_("pengawasan internal"), blank=True)
    staffing = models.TextField(_("jumlah pelaksana"), blank=True)
    guarantee = models.TextField(_("jaminan pelayanan"), blank=True)
    safety = models.TextField(_("jaminan keamanan dan keselamatan pelayanan"), blank=True)
    evaluation = models.TextField(_("evaluasi kinerja pelaksana"), blank=True)
    mark = models.CharField(_("tanda"), max_length=8, choices=Mark, default=Mark.EXAMPLE)
    decree = models.CharField(_("keputusan penetapan"), max_length=200, blank=True)
    decreed_on = models.DateField(_("ditetapkan"), null=True, blank=True)

    class Meta:
        verbose_name = _("standar pelayanan mal")
        verbose_name_plural = _("standar pelayanan mal")

    def __str__(self) -> str:
        return str(self.offering)
