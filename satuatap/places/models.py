"""Provinces, regions, halls and their counters, with what is claimed of them and when they open."""

from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.places.rules import ZONE_NAMES, Scope


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


class HallQuerySet(models.QuerySet["Hall"]):
    """Halls, asked for in the words of the portal."""

    def inaugurated(self) -> Self:
        return self.exclude(inaugurated_on=None)

    def operating(self) -> Self:
        return self.filter(status=Hall.Status.OPERATING)


class Hall(models.Model):
    """One public service mall (MPP): the tenant that every hall-owned row points to.

    ``version`` goes up with each change of its set-up, so that a process can keep what it has read
    until the number moves.
    """

    class Status(models.TextChoices):
        LISTED = "listed", _("Tercatat")
        READY = "ready", _("Siap dibuka")
        OPERATING = "operating", _("Beroperasi")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    slug = models.SlugField(_("alamat"), unique=True)
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("kabupaten/kota"), related_name="halls"
    )
    name = models.CharField(_("nama mal"), max_length=120, blank=True)
    code = models.CharField(_("kode"), max_length=5, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.LISTED)
    inaugurated_on = models.DateField(_("diresmikan"), null=True, blank=True)
    inauguration_source = models.CharField(_("sumber peresmian"), max_length=200, blank=True)
    operator = models.CharField(_("penyelenggara"), max_length=160, blank=True)
    address = models.TextField(_("alamat gedung"), blank=True)
    latitude = models.DecimalField(
        _("lintang"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("bujur"), max_digits=7, decimal_places=4, null=True, blank=True
    )
    phone = models.CharField(_("telepon"), max_length=24, blank=True)
    open_on_joint_leave = models.BooleanField(_("buka saat cuti bersama"), default=False)
    is_demo = models.BooleanField(_("contoh"), default=False)
    version = models.PositiveBigIntegerField(default=1, editable=False)

    objects = HallQuerySet.as_manager()

    class Meta:
        verbose_name = _("mal")
        verbose_name_plural = _("mal")
        ordering = ["region_id", "slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("portal:hall", args=[self.slug])

    @property
    def title(self) -> str:
        """``MPP Among Warga``, or after its region where it has no name of its own."""
        return f"MPP {self.name or self.region.name}"

    @property
    def zone(self) -> ZoneInfo:
        """The hall's own time zone; its day is the local date in it."""
        return self.region.zone

    @property
    def zone_name(self) -> str:
        """WIB, WITA or WIT."""
        return ZONE_NAMES[self.region.timezone]

    def local(self, at: datetime) -> datetime:
        """The moment on the hall's own clock."""
        return at.astimezone(self.zone)


class HallClaim(models.Model):
    """A figure that somebody published of a hall, kept beside every other one."""

    class Kind(models.TextChoices):
        AGENCIES = "agencies", _("instansi")
        SERVICES = "services", _("layanan")
        SATISFACTION = "satisfaction", _("kepuasan")
        GRADE = "grade", _("predikat")

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


class PublishedTotal(models.Model):
    """A national number of halls as somebody published it; conflicting ones stand side by side."""

    as_of = models.CharField(_("per"), max_length=10, help_text=_("2017, 2020-11 atau 2024-06-24"))
    total = models.PositiveIntegerField(_("jumlah"))
    added = models.PositiveIntegerField(_("bertambah"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=200)
    note = models.TextField(_("catatan"), blank=True)

    class Meta:
        verbose_name = _("jumlah yang diumumkan")
        verbose_name_plural = _("jumlah yang diumumkan")
        ordering = ["as_of", "total"]
        constraints = [
            models.UniqueConstraint(
                name="places_publishedtotal_once_per_source", fields=["as_of", "total", "source"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.as_of}: {self.total}"


class Counter(models.Model):
    """A place (loket) where one officer serves."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(Hall, models.PROTECT, verbose_name=_("mal"), related_name="counters")
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.PROTECT,
        verbose_name=_("instansi"),
        related_name="counters",
    )
    code = models.CharField(_("nomor"), max_length=8)
    place = models.CharField(_("letak"), max_length=120, blank=True)
    zone = models.CharField(_("zona"), max_length=40, blank=True)
    wheelchair = models.BooleanField(_("dapat dicapai kursi roda"), default=True)
    is_active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("loket")
        verbose_name_plural = _("loket")
        ordering = ["hall", "code"]
        constraints = [
            models.UniqueConstraint(
                name="places_counter_code_once_a_hall",
                fields=["hall", "code"],
                violation_error_message=_("Nomor loket ini sudah dipakai di mal ini."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """``Loket 3``."""
        return _("Loket %(code)s") % {"code": self.code}


class ScopedToPlace(models.Model):
    """Something that holds for the nation, a province, a region, a hall or one of its offices."""

    scope = models.CharField(_("berlaku untuk"), max_length=10, choices=Scope.choices())
    province = models.ForeignKey(
        Province, models.CASCADE, verbose_name=_("provinsi"), null=True, blank=True
    )
    region = models.ForeignKey(
        Region, models.CASCADE, verbose_name=_("kabupaten/kota"), null=True, blank=True
    )
    hall = models.ForeignKey(Hall, models.CASCADE, verbose_name=_("mal"), null=True, blank=True)

    class Meta:
        abstract = True


class CalendarDay(ScopedToPlace):
    """A day that is not like its weekday: holiday, joint leave, election or special hours."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("Hari libur nasional")
        JOINT_LEAVE = "joint_leave", _("Cuti bersama")
        LOCAL = "local", _("Libur daerah")
        ELECTION = "election", _("Hari pemungutan suara")
        SPECIAL = "special", _("Jam khusus")

    date = models.DateField(_("tanggal"))
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind)
    name = models.CharField(_("nama"), max_length=160)
    decree = models.CharField(_("dasar"), max_length=200, blank=True)
    opens_at = models.TimeField(_("buka"), null=True, blank=True)
    closes_at = models.TimeField(_("tutup"), null=True, blank=True)

    class Meta:
        verbose_name = _("hari khusus")
        verbose_name_plural = _("hari khusus")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                name="places_calendarday_once_per_place",
                fields=["date", "kind", "scope", "province", "region", "hall"],
                nulls_distinct=False,
                violation_error_message=_("Hari ini sudah dicatat untuk tempat itu."),
            ),
            models.CheckConstraint(
                name="places_calendarday_special_has_hours",
                condition=~Q(kind="special")
                | Q(opens_at__isnull=False, closes_at__gt=F("opens_at")),
                violation_error_message=_("Jam khusus memerlukan jam buka dan jam tutup."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.name}"


class Season(models.Model):
    """A span of days with a profile of its own, such as Ramadan (fixed each year by decree)."""

    class Profile(models.TextChoices):
        RAMADAN = "ramadan", _("Ramadan")

    profile = models.CharField(_("profil"), max_length=10, choices=Profile)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"))
    decree = models.CharField(_("dasar"), max_length=200, blank=True)
    confirmed = models.BooleanField(_("sudah ditetapkan"), default=False)

    class Meta:
        verbose_name = _("musim jam kerja")
        verbose_name_plural = _("musim jam kerja")
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                name="places_season_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_profile_display()} {self.starts_on.year}"


class OpeningHours(models.Model):
    """One weekday's hours of a hall, or of one office or offering that differs from it.

    Monday is 0. ``break_from`` and ``break_to`` close the door in between (Friday prayer); a hall
    that serves through lunch by shifts leaves them empty.
    """

    class Profile(models.TextChoices):
        REGULAR = "regular", _("Biasa")
        RAMADAN = "ramadan", _("Ramadan")

    hall = models.ForeignKey(
        Hall, models.CASCADE, verbose_name=_("mal"), related_name="opening_hours"
    )
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.CASCADE,
        verbose_name=_("instansi"),
        null=True,
        blank=True,
        related_name="opening_hours",
    )
    offering = models.ForeignKey(
        "catalogue.Offering",
        models.CASCADE,
        verbose_name=_("layanan"),
        null=True,
        blank=True,
        related_name="opening_hours",
    )
    profile = models.CharField(_("profil"), max_length=10, choices=Profile, default=Profile.REGULAR)
    weekday = models.PositiveSmallIntegerField(
        _("hari"),
        choices=[
            (0, _("Senin")),
            (1, _("Selasa")),
            (2, _("Rabu")),
            (3, _("Kamis")),
            (4, _("Jumat")),
            (5, _("Sabtu")),
            (6, _("Minggu")),
        ],
    )
    opens_at = models.TimeField(_("buka"))
    closes_at = models.TimeField(_("tutup"))
    break_from = models.TimeField(_("istirahat dari"), null=True, blank=True)
    break_to = models.TimeField(_("istirahat sampai"), null=True, blank=True)

    class Meta:
        verbose_name = _("jam layanan")
        verbose_name_plural = _("jam layanan")
        ordering = ["hall", "profile", "weekday", "opens_at"]
        constraints = [
            models.UniqueConstraint(
                name="places_openinghours_one_a_weekday",
                fields=["hall", "office", "offering", "profile", "weekday"],
                nulls_distinct=False,
                violation_error_message=_("Jam untuk hari ini sudah ada."),
            ),
            models.CheckConstraint(
                name="places_openinghours_closes_after_opening",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("Jam tutup harus sesudah jam buka."),
            ),
            models.CheckConstraint(
                name="places_openinghours_break_inside",
                condition=Q(break_from=None, break_to=None)
                | Q(
                    break_from__gt=F("opens_at"),
                    break_to__gt=F("break_from"),
                    break_to__lt=F("closes_at"),
                ),
                violation_error_message=_("Istirahat harus di antara jam buka dan jam tutup."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H.%M}–{self.closes_at:%H.%M}"


class OverrideQuerySet(models.QuerySet["OpeningOverride"]):
    """Overrides, by when they hold."""

    def holding(self, at: datetime) -> Self:
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)


class OpeningOverride(models.Model):
    """Open or closed against the timetable, with the message that everybody sees.

    Of a whole hall, one office or one offering; the narrowest that holds wins.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Buka")
        CLOSED = "closed", _("Tutup")

    hall = models.ForeignKey(Hall, models.CASCADE, verbose_name=_("mal"), related_name="overrides")
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.CASCADE,
        verbose_name=_("instansi"),
        null=True,
        blank=True,
        related_name="overrides",
    )
    offering = models.ForeignKey(
        "catalogue.Offering",
        models.CASCADE,
        verbose_name=_("layanan"),
        null=True,
        blank=True,
        related_name="overrides",
    )
    state = models.CharField(_("keadaan"), max_length=6, choices=State)
    starts_at = models.DateTimeField(_("mulai"))
    ends_at = models.DateTimeField(_("sampai"), null=True, blank=True)
    label = models.CharField(_("keterangan"), max_length=80, blank=True)
    message = models.CharField(_("pesan untuk pengunjung"), max_length=280, blank=True)
    set_by = models.CharField(_("oleh"), max_length=120, blank=True)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("buka/tutup mendadak")
        verbose_name_plural = _("buka/tutup mendadak")
        ordering = ["-starts_at"]
        indexes = [models.Index(name="places_override_holding", fields=["hall", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                name="places_override_ends_after_start",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("Waktu berakhir harus sesudah waktu mulai."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.hall} {self.message}"
