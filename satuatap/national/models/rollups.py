"""Tickets added up: by day and month, by hall, part of a hall, area and service.

The way (``catalogue.models.Way``) is that of the service: at a counter, mobile, by oneself, or
electronic. Only counters have figures so far; the others bring theirs when they come.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import Way
from satuatap.national.rules import Counts, Histogram


class Counted(models.Model):
    """The columns of ``rules.Counts``; ``visits`` stands where people can be told apart."""

    way = models.CharField(_("cara"), max_length=10, choices=Way)
    tickets = models.PositiveIntegerField(_("nomor"))
    served = models.PositiveIntegerField(_("dilayani"))
    no_shows = models.PositiveIntegerField(_("tidak hadir"))
    left = models.PositiveIntegerField(_("dibatalkan"))
    expired = models.PositiveIntegerField(_("hangus saat tutup"))
    returned = models.PositiveIntegerField(_("berkas kembali"))
    held = models.PositiveIntegerField(_("pernah disimpan"))
    out_of_order = models.PositiveIntegerField(_("di luar urutan"))
    judged = models.PositiveIntegerField(_("dinilai terhadap janji"))
    on_time = models.PositiveIntegerField(_("sesuai janji"))
    wait_seconds = models.PositiveBigIntegerField(_("jumlah tunggu (detik)"))
    service_seconds = models.PositiveBigIntegerField(_("jumlah layanan (detik)"))
    waits = ArrayField(
        models.PositiveIntegerField(), default=list, verbose_name=_("sebaran tunggu")
    )
    service_times = ArrayField(
        models.PositiveIntegerField(), default=list, verbose_name=_("sebaran layanan")
    )

    class Meta:
        abstract = True

    @property
    def counts(self) -> Counts:
        """The row's figures, to be added up with others."""
        return counts_of(self)


class HallDay(Counted):
    """One hall's day."""

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    day = models.DateField(_("hari"), db_index=True)
    visits = models.PositiveIntegerField(_("kunjungan"))
    agencies = models.PositiveSmallIntegerField(_("instansi yang melayani"))
    services = models.PositiveSmallIntegerField(_("layanan yang diberikan"))

    class Meta:
        verbose_name = _("angka sehari")
        verbose_name_plural = _("angka sehari")
        constraints = [
            models.UniqueConstraint(name="national_hallday_once", fields=["hall", "day", "way"])
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.visits}"


class HallMonth(Counted):
    """One hall's month, and the days of it on which somebody was served."""

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    month = models.DateField(_("bulan"), db_index=True)
    visits = models.PositiveIntegerField(_("kunjungan"))
    days = models.PositiveSmallIntegerField(_("hari melayani"))

    class Meta:
        verbose_name = _("angka sebulan")
        verbose_name_plural = _("angka sebulan")
        constraints = [
            models.UniqueConstraint(name="national_hallmonth_once", fields=["hall", "month", "way"])
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.visits}"


class PartDay(Counted):
    """A service at the counter that called first, one day; kept while its month may change."""

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    day = models.DateField(_("hari"))
    offering = models.ForeignKey(
        "catalogue.Offering", models.CASCADE, db_index=False, related_name="+"
    )
    counter = models.ForeignKey(
        "places.Counter", models.CASCADE, null=True, db_index=False, related_name="+"
    )

    class Meta:
        verbose_name = _("angka layanan sehari")
        verbose_name_plural = _("angka layanan sehari")
        constraints = [
            models.UniqueConstraint(
                name="national_partday_once",
                fields=["hall", "day", "offering", "counter", "way"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.tickets}"


class PartMonth(Counted):
    """A service at the counter that called first, one month."""

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    month = models.DateField(_("bulan"), db_index=True)
    offering = models.ForeignKey(
        "catalogue.Offering", models.CASCADE, db_index=False, related_name="+"
    )
    counter = models.ForeignKey(
        "places.Counter", models.CASCADE, null=True, db_index=False, related_name="+"
    )

    class Meta:
        verbose_name = _("angka layanan sebulan")
        verbose_name_plural = _("angka layanan sebulan")
        constraints = [
            models.UniqueConstraint(
                name="national_partmonth_once",
                fields=["hall", "month", "offering", "counter", "way"],
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.tickets}"


class GivenMonth(models.Model):
    """A service that served somebody in a month; ``last_on`` is the last day, where days are kept.

    Who gave what is asked of months and of the whole nation; histograms would be read in vain.
    """

    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    month = models.DateField(_("bulan"), db_index=True)
    office = models.ForeignKey(
        "catalogue.AgencyOffice", models.CASCADE, db_index=False, related_name="+"
    )
    offering = models.ForeignKey(
        "catalogue.Offering", models.CASCADE, db_index=False, related_name="+"
    )
    served = models.PositiveIntegerField(_("dilayani"))
    last_on = models.DateField(_("hari terakhir melayani"), null=True)

    class Meta:
        verbose_name = _("layanan yang diberikan")
        verbose_name_plural = _("layanan yang diberikan")
        constraints = [
            models.UniqueConstraint(
                name="national_givenmonth_once", fields=["hall", "month", "offering"]
            )
        ]
        indexes = [models.Index(name="national_givenmonth_office", fields=["office", "month"])]

    def __str__(self) -> str:
        return f"{self.month}: {self.served}"


class AreaMonth(Counted):
    """The nation's month (empty ``area``), or that of a province (its code)."""

    area = models.CharField(_("wilayah"), max_length=2, blank=True)
    month = models.DateField(_("bulan"))
    visits = models.PositiveIntegerField(_("kunjungan"))
    halls = models.PositiveSmallIntegerField(_("mal yang melayani"))

    class Meta:
        verbose_name = _("angka wilayah sebulan")
        verbose_name_plural = _("angka wilayah sebulan")
        constraints = [
            models.UniqueConstraint(name="national_areamonth_once", fields=["area", "month", "way"])
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.month}: {self.visits}"


class ServiceMonth(Counted):
    """A service of the national list, one month, in the nation or a province."""

    area = models.CharField(_("wilayah"), max_length=2, blank=True)
    service = models.ForeignKey(
        "catalogue.Service", models.CASCADE, db_index=False, related_name="+"
    )
    month = models.DateField(_("bulan"))
    halls = models.PositiveSmallIntegerField(_("mal yang melayani"))

    class Meta:
        verbose_name = _("angka layanan nasional sebulan")
        verbose_name_plural = _("angka layanan nasional sebulan")
        constraints = [
            models.UniqueConstraint(
                name="national_servicemonth_once", fields=["area", "month", "service", "way"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.month}: {self.tickets}"


COUNTED = tuple(
    each.name for each in Counted._meta.fields if each.name not in {"way", "waits", "service_times"}
)


def counts_of(row: Counted) -> Counts:
    """A row's figures."""
    return Counts(
        visits=getattr(row, "visits", 0),
        waits=Histogram.read(row.waits),
        service_times=Histogram.read(row.service_times),
        **{name: getattr(row, name) for name in COUNTED},
    )
