"""What stands beside a hall's tickets: whether it opened as promised, and its complaints."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.kept import KEPT


class HallPromise(models.Model):
    """From when until when a hall promised to be open on a day, as it stood when the day began.

    Without hours it promised to stay shut. Written once: no later change of timetable or calendar
    lowers it, but for a decree that comes from above the hall (actions.books).
    """

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    day = models.DateField(_("hari"), db_index=True)
    opens_at = models.TimeField(_("buka"), null=True)
    closes_at = models.TimeField(_("tutup"), null=True)
    break_from = models.TimeField(_("istirahat dari"), null=True)
    break_to = models.TimeField(_("istirahat sampai"), null=True)
    written_at = models.DateTimeField(_("ditulis"))

    class Meta:
        verbose_name = _("janji buka sehari")
        verbose_name_plural = _("janji buka sehari")
        constraints = [
            models.UniqueConstraint(name="national_hallpromise_once", fields=["hall", "day"]),
            models.CheckConstraint(
                name="national_hallpromise_both_hours",
                condition=Q(opens_at=None, closes_at=None)
                | Q(opens_at__isnull=False, closes_at__isnull=False),
            ),
        ]
        triggers = [*KEPT]

    def __str__(self) -> str:
        return f"{self.day}: {self.opens_at}–{self.closes_at}"


class HallBook(models.Model):
    """One hall's day: when it was to open and did, and the complaints that were sent that day.

    ``planned`` says that it had promised to be open (`HallPromise`), ``kept`` that some counter was
    open all of that time (``rules.kept``), ``refused`` are those who got no number because the
    day's were given. Of those ``answered_on_time`` the clock of ``paused`` once stood still. Once
    the day is over and written down (``settled``), nothing but what becomes of its complaints is
    written again.
    """

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    day = models.DateField(_("hari"), db_index=True)
    planned = models.BooleanField(_("dijanjikan buka"))
    opened = models.BooleanField(_("buka"))
    kept = models.BooleanField(_("buka sesuai janji"))
    opened_at = models.DateTimeField(_("loket pertama dibuka"), null=True)
    closed_at = models.DateTimeField(_("loket terakhir ditutup"), null=True)
    refused = models.PositiveIntegerField(_("ditolak, nomor habis"), default=0, db_default=0)
    settled = models.BooleanField(_("sudah tetap"), default=False, db_default=True)
    complaints = models.PositiveIntegerField(_("laporan"), default=0)
    answered = models.PositiveIntegerField(_("ditanggapi"), default=0)
    answered_on_time = models.PositiveIntegerField(_("ditanggapi tepat waktu"), default=0)
    paused = models.PositiveIntegerField(_("tepat waktu setelah jeda"), default=0, db_default=0)
    late = models.PositiveIntegerField(_("lewat tenggat"), default=0)
    reopened = models.PositiveIntegerField(_("dibuka kembali"), default=0)

    class Meta:
        verbose_name = _("buku harian mal")
        verbose_name_plural = _("buku harian mal")
        constraints = [
            models.UniqueConstraint(name="national_hallbook_once", fields=["hall", "day"])
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.opened}"


class BookMonth(models.Model):
    """One hall's month out of its books: days, and complaints by the day they were sent."""

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    month = models.DateField(_("bulan"), db_index=True)
    days_planned = models.PositiveSmallIntegerField(_("hari dijanjikan buka"))
    days_open = models.PositiveSmallIntegerField(_("hari buka"))
    days_kept = models.PositiveSmallIntegerField(_("hari buka sesuai janji"))
    refused = models.PositiveIntegerField(_("ditolak, nomor habis"), db_default=0)
    complaints = models.PositiveIntegerField(_("laporan"))
    answered = models.PositiveIntegerField(_("ditanggapi"))
    answered_on_time = models.PositiveIntegerField(_("ditanggapi tepat waktu"))
    paused = models.PositiveIntegerField(_("tepat waktu setelah jeda"), db_default=0)
    late = models.PositiveIntegerField(_("lewat tenggat"))
    reopened = models.PositiveIntegerField(_("dibuka kembali"))

    class Meta:
        verbose_name = _("buku bulanan mal")
        verbose_name_plural = _("buku bulanan mal")
        constraints = [
            models.UniqueConstraint(name="national_bookmonth_once", fields=["hall", "month"])
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.days_open}"
