"""The floor: queues, the hall's policy, who serves what, and who sits where."""

from datetime import datetime
from typing import Self

import pgtrigger
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7


class Queue(models.Model):
    """One line of people in a hall, with its own numbers.

    ``daily_cap`` limits a day's numbers; ``promise_minutes`` is the wait (janji) that the hall
    promises for it, kept on each number as it is given; numbers run from
    ``first_number`` to ``last_number`` and roll over.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.PROTECT, verbose_name=_("mal"), related_name="queues"
    )
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.PROTECT,
        verbose_name=_("gerai"),
        related_name="queues",
    )
    name = models.CharField(_("nama"), max_length=80)
    prefix = models.CharField(
        _("awalan"), max_length=3, validators=[RegexValidator(r"^[A-Z]{1,3}$")]
    )
    first_number = models.PositiveSmallIntegerField(_("nomor pertama"), default=1)
    last_number = models.PositiveSmallIntegerField(_("nomor terakhir"), default=999)
    daily_cap = models.PositiveSmallIntegerField(_("batas nomor sehari"), null=True, blank=True)
    last_ticket_minutes = models.PositiveSmallIntegerField(
        _("nomor terakhir, menit sebelum tutup"), default=30
    )
    promise_minutes = models.PositiveSmallIntegerField(
        _("janji tunggu (menit)"), default=30, validators=[MinValueValidator(1)]
    )
    remote_share = models.PositiveSmallIntegerField(_("porsi nomor jarak jauh (%)"), default=50)
    is_active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("antrean")
        verbose_name_plural = _("antrean")
        ordering = ["hall", "prefix"]
        constraints = [
            models.UniqueConstraint(
                name="queueing_queue_prefix_once_a_hall",
                fields=["hall", "prefix"],
                violation_error_message=_("Awalan ini sudah dipakai antrean lain di mal ini."),
            ),
            models.CheckConstraint(
                name="queueing_queue_numbers_in_order",
                condition=Q(first_number__gte=0, last_number__gt=F("first_number")),
                violation_error_message=_("Nomor terakhir harus lebih besar dari nomor pertama."),
            ),
            models.CheckConstraint(
                name="queueing_queue_remote_share_is_percent",
                condition=Q(remote_share__lte=100),
                violation_error_message=_("Porsi paling banyak 100 persen."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="old_numbers_keep_promise",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.promise_minutes IS DISTINCT FROM NEW.promise_minutes"
                ),
                func=(
                    "update queueing_ticket set promise_minutes = old.promise_minutes"
                    " where numbered_by_id = old.id and promise_minutes is null;"
                    " return new;"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.prefix} {self.name}"


class Where(models.TextChoices):
    """Where somebody who comes (back) into a line is put."""

    ARRIVAL = "arrival", _("menurut waktu datang pertama")
    AFTER_NEXT = "after_next", _("setelah beberapa orang berikutnya")
    END = "end", _("paling belakang")


class HallPolicy(models.Model):
    """How one hall runs its queues; every number is the hall's to change.

    Whoever comes into a line by the time of arrival brings at most ``carried_minutes`` along.
    """

    hall = models.OneToOneField(
        "places.Hall",
        models.CASCADE,
        verbose_name=_("mal"),
        primary_key=True,
        related_name="policy",
    )
    regular_between_priority = models.PositiveSmallIntegerField(
        _("paling banyak antrean biasa di antara prioritas"),
        default=2,
        validators=[MinValueValidator(1)],
    )
    recalls = models.PositiveSmallIntegerField(_("panggilan ulang sebelum tidak hadir"), default=3)
    recall_seconds = models.PositiveSmallIntegerField(
        _("jeda antara dua panggilan (detik)"), default=10, db_default=10
    )
    return_minutes = models.PositiveSmallIntegerField(
        _("boleh kembali setelah terlewat (menit)"), default=15
    )
    return_place = models.CharField(
        _("tempat setelah kembali"), max_length=10, choices=Where, default=Where.AFTER_NEXT
    )
    return_after = models.PositiveSmallIntegerField(_("setelah berapa orang"), default=3)
    transfer_place = models.CharField(
        _("tempat setelah dialihkan"), max_length=10, choices=Where, default=Where.ARRIVAL
    )
    carried_minutes = models.PositiveSmallIntegerField(
        _("waktu datang yang dibawa paling lama (menit)"), default=60, db_default=60
    )
    reserved_minutes = models.PositiveSmallIntegerField(
        _("menunggu satu loket yang jeda paling lama (menit)"), default=15, db_default=15
    )
    paper_seconds = models.PositiveSmallIntegerField(
        _("kertas harus keluar dalam (detik)"), default=120
    )
    remote_allowed = models.BooleanField(_("nomor jarak jauh"), default=True)
    remote_minutes = models.PositiveSmallIntegerField(
        _("nomor jarak jauh harus dikonfirmasi dalam (menit)"), default=60
    )
    display_dwell_seconds = models.PositiveSmallIntegerField(
        _("panggilan tampil paling singkat (detik)"), default=8
    )
    call_repeats = models.PositiveSmallIntegerField(_("panggilan disuarakan (kali)"), default=2)
    spoken_digits = models.BooleanField(_("eja angka satu per satu"), default=True)
    english_voice = models.BooleanField(_("suara Inggris sesudahnya"), default=False)
    keep_ticket_days = models.PositiveSmallIntegerField(_("simpan tiket (hari)"), default=90)

    class Meta:
        verbose_name = _("aturan antrean")
        verbose_name_plural = _("aturan antrean")
        constraints = [
            models.CheckConstraint(
                name="queueing_hallpolicy_nobody_starves",
                condition=Q(regular_between_priority__gte=1),
                violation_error_message=_(
                    "Sedikitnya satu antrean biasa dipanggil di antara dua prioritas."
                ),
            )
        ]

    def __str__(self) -> str:
        return str(self.hall)


class CounterService(models.Model):
    """A service that a counter gives."""

    counter = models.ForeignKey(
        "places.Counter", models.CASCADE, verbose_name=_("loket"), related_name="gives"
    )
    offering = models.ForeignKey(
        "catalogue.Offering", models.CASCADE, verbose_name=_("layanan"), related_name="given_at"
    )

    class Meta:
        verbose_name = _("layanan loket")
        verbose_name_plural = _("layanan loket")
        constraints = [
            models.UniqueConstraint(
                name="queueing_counterservice_once", fields=["counter", "offering"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.counter}: {self.offering}"


class CounterSessionQuerySet(models.QuerySet["CounterSession"]):
    """Sessions, by whether somebody still sits there."""

    def open(self) -> Self:
        return self.filter(closed_at=None)


class CounterSession(models.Model):
    """An officer (or a program) at a counter, from opening to closing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="sessions")
    counter = models.ForeignKey(
        "places.Counter", models.PROTECT, verbose_name=_("loket"), related_name="sessions"
    )
    officer = models.ForeignKey(
        "identity.User",
        models.PROTECT,
        verbose_name=_("petugas"),
        null=True,
        blank=True,
        related_name="sessions",
    )
    actor = models.CharField(_("oleh"), max_length=120)
    opened_at = models.DateTimeField(_("dibuka"))
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)
    paused_at = models.DateTimeField(_("jeda sejak"), null=True, blank=True)
    pause_reason = models.CharField(_("alasan jeda"), max_length=120, blank=True)

    objects = CounterSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sesi loket")
        verbose_name_plural = _("sesi loket")
        constraints = [
            models.UniqueConstraint(
                name="queueing_countersession_one_open",
                fields=["counter"],
                condition=Q(closed_at=None),
                violation_error_message=_("Loket ini sudah dibuka."),
            )
        ]
        indexes = [models.Index(name="queueing_session_hall", fields=["hall", "opened_at"])]

    def __str__(self) -> str:
        return f"{self.counter}, {self.actor}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices, by when they hold."""

    def holding(self, at: datetime) -> Self:
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)


class Notice(models.Model):
    """A message of the manager to everybody in the hall, or to those who wait for one office.

    Displays and open ticket pages show it while it holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.CASCADE, verbose_name=_("mal"), related_name="notices"
    )
    office = models.ForeignKey(
        "catalogue.AgencyOffice",
        models.CASCADE,
        verbose_name=_("gerai"),
        null=True,
        blank=True,
        related_name="notices",
    )
    text = models.CharField(_("pesan"), max_length=280)
    starts_at = models.DateTimeField(_("mulai"))
    ends_at = models.DateTimeField(_("sampai"), null=True, blank=True)
    set_by = models.CharField(_("oleh"), max_length=120)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("pesan manajer")
        verbose_name_plural = _("pesan manajer")
        ordering = ["-starts_at"]
        indexes = [models.Index(name="queueing_notice_hall", fields=["hall", "starts_at"])]

    def __str__(self) -> str:
        return self.text
