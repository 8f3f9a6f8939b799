"""Agencies, services, their standards, and what one hall offers of them."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7


class Mark(models.TextChoices):
    """How far a fact may be trusted before the hall has confirmed it."""

    SOURCED = "sourced", _("Bersumber")
    KNOWN = "known", _("Pengetahuan umum")
    EXAMPLE = "example", _("Contoh")


class TwoLanguages(models.Model):
    """Something with an Indonesian and an English title."""

    title_id = models.CharField(_("judul"), max_length=200)
    title_en = models.CharField(_("judul (Inggris)"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        english = (get_language() or "id").startswith("en")
        return (self.title_en if english else "") or self.title_id


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
        constraints = [
            models.UniqueConstraint(
                name="catalogue_servicestandard_version_once", fields=["service", "version"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} v{self.version}"

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

    def __str__(self) -> str:
        return self.does


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
        constraints = [
            models.CheckConstraint(
                name="catalogue_tariff_amount_or_formula",
                condition=Q(amount_idr__isnull=False) ^ ~Q(formula=""),
            )
        ]

    def __str__(self) -> str:
        return self.label


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
