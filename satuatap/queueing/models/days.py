"""Visits, and the days of a queue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7


class Visit(models.Model):
    """One person's stay in a hall; may hold several tickets. Knows no name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="visits")
    day = models.DateField(_("hari"))
    arrived_at = models.DateTimeField(_("datang"))

    class Meta:
        verbose_name = _("kunjungan")
        verbose_name_plural = _("kunjungan")
        indexes = [models.Index(name="queueing_visit_hall_day", fields=["hall", "day"])]

    def __str__(self) -> str:
        return str(self.pk)


class TurnedAway(models.Model):
    """Somebody in the hall who got no number because the day's were given (``daily_cap``).

    Knows no person: ``key`` is the request's, so that asking again counts once.
    """

    id = models.BigAutoField(primary_key=True)
    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    queue = models.ForeignKey("queueing.Queue", models.PROTECT, db_index=False, related_name="+")
    day = models.DateField(_("hari"))
    at = models.DateTimeField(_("waktu"))
    key = models.CharField(max_length=80, null=True, editable=False)  # noqa: DJ001 (no key is not an empty key)

    class Meta:
        verbose_name = _("permintaan nomor yang ditolak")
        verbose_name_plural = _("permintaan nomor yang ditolak")
        constraints = [
            models.UniqueConstraint(name="queueing_turnedaway_once", fields=["hall", "key"])
        ]
        indexes = [models.Index(name="queueing_turnedaway_day", fields=["hall", "day"])]

    def __str__(self) -> str:
        return f"{self.queue} {self.at}"


class QueueDay(models.Model):
    """One queue on one local day: how many numbers were given, and the interleaving's memory.

    ``figures`` is what stays of the day once its tickets are cleared (actions.clearing).
    """

    queue = models.ForeignKey("queueing.Queue", models.PROTECT, db_index=False, related_name="days")
    day = models.DateField(_("hari"))
    issued = models.PositiveIntegerField(_("nomor keluar"), default=0)
    issued_remote = models.PositiveIntegerField(_("nomor jarak jauh keluar"), default=0)
    since_priority = models.PositiveIntegerField(_("biasa sejak prioritas"), default=0)
    figures = models.JSONField(_("angka hari itu"), null=True, blank=True)

    class Meta:
        verbose_name = _("hari antrean")
        verbose_name_plural = _("hari antrean")
        constraints = [
            models.UniqueConstraint(name="queueing_queueday_once", fields=["queue", "day"])
        ]

    def __str__(self) -> str:
        return f"{self.queue} {self.day}"
