"""Agencies, and their desks in halls."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models.words import Mark
from satuatap.core.ids import uuid7


class Agency(models.Model):
    """A national body or kind of regional office that takes part in halls."""

    class Kind(models.TextChoices):
        OPD = "opd", _("Perangkat daerah")
        VERTICAL = "vertikal", _("Instansi vertikal")
        BUMN = "bumn", _("BUMN")
        BUMD = "bumd", _("BUMD")
        PRIVATE = "swasta", _("Swasta")
        BODY = "lembaga", _("Lembaga")

    code = models.SlugField(_("kode"), primary_key=True)
    name_id = models.CharField(_("nama"), max_length=160)
    name_en = models.CharField(_("nama (Inggris)"), max_length=160)
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    parent = models.CharField(_("induk"), max_length=200)
    does = models.TextField(_("tugas"))
    ticket_prefix = models.CharField(_("awalan nomor"), max_length=2, unique=True)

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        english = (get_language() or "id").startswith("en")
        return self.name_en if english else self.name_id


class AgencyOffice(models.Model):
    """An agency's desk (gerai) in one hall."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.PROTECT, verbose_name=_("mal"), related_name="offices"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("instansi"), related_name="offices"
    )
    name = models.CharField(_("nama di mal"), max_length=120)
    short_name = models.CharField(_("nama pendek"), max_length=40)
    summary = models.CharField(_("ringkasan layanan"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    frequent = models.BooleanField(_("sering dituju"), default=False)
    mark = models.CharField(_("tanda"), max_length=8, choices=Mark, default=Mark.EXAMPLE)
    is_active = models.BooleanField(_("hadir"), default=True)

    class Meta:
        verbose_name = _("gerai")
        verbose_name_plural = _("gerai")
        ordering = ["hall", "order", "name"]
        constraints = [
            models.UniqueConstraint(
                name="catalogue_agencyoffice_once_a_hall",
                fields=["hall", "agency"],
                violation_error_message=_("Instansi ini sudah punya gerai di mal ini."),
            )
        ]

    def __str__(self) -> str:
        return self.name
