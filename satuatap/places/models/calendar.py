"""Days and seasons that are not like their weekday."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from satuatap.places.models.halls import Hall
from satuatap.places.models.regions import Province, Region
from satuatap.places.rules import Scope

SCOPES = [
    (Scope.NATIONAL.value, _("seluruh Indonesia")),
    (Scope.PROVINCE.value, _("satu provinsi")),
    (Scope.REGION.value, _("satu kabupaten/kota")),
    (Scope.HALL.value, _("satu mal")),
]


class ScopedToPlace(models.Model):
    """Something that holds for the nation, a province, a region, a hall or one of its offices."""

    scope = models.CharField(_("berlaku untuk"), max_length=10, choices=SCOPES)
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
    """A day that is not like its weekday: holiday, joint leave, election or special hours.

    ``decree`` is the rule it stands on; ``revision`` goes up by itself with each change.
    """

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
    revision = models.PositiveIntegerField(_("revisi"), default=1, db_default=1, editable=False)
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
            models.CheckConstraint(
                name="places_calendarday_hours_are_hours",
                condition=Q(opens_at=None, closes_at=None)
                | Q(opens_at__isnull=False, closes_at__isnull=False, closes_at__gt=F("opens_at")),
                violation_error_message=_("Isi jam buka dan jam tutup; tutup sesudah buka."),
            ),
            models.CheckConstraint(
                name="places_calendarday_scope_has_place",
                condition=Q(scope="national", province=None, region=None, hall=None)
                | Q(scope="province", province__isnull=False, region=None, hall=None)
                | Q(scope="region", province=None, region__isnull=False, hall=None)
                | Q(scope="hall", province=None, region=None, hall__isnull=False),
                violation_error_message=_("Pilih tempat yang sesuai dengan jangkauannya."),
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
                name="places_season_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Hari terakhir tidak boleh sebelum hari pertama."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_profile_display()} {self.starts_on.year}"
