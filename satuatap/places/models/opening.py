"""Weekly hours, and what holds against them."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from satuatap.places.models.halls import Hall


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
                    break_from__isnull=False,
                    break_to__isnull=False,
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
