"""Tickets, their events, and calls."""

from datetime import datetime
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import short_code, uuid7
from satuatap.places.models import Counter
from satuatap.queueing import rules


class TicketQuerySet(models.QuerySet["Ticket"]):
    """Tickets, asked for in the words of the counter."""

    def waiting(self) -> Self:
        return self.filter(state__in=rules.CALLABLE)

    def open(self) -> Self:
        return self.filter(state__in=rules.OPEN)

    def at_counter(self) -> Self:
        return self.filter(state__in=rules.AT_COUNTER)

    def issued_by(self, actor: str) -> Self:
        """Numbers that this actor took, for itself or for others."""
        return self.filter(events__kind="issue", events__actor=actor)

    def on(self, day: object) -> Self:
        return self.filter(day=day)

    def in_rank_order(self) -> Self:
        return self.order_by("rank_at", "arrived_at", "sequence", "pk")

    def overdue(self, at: datetime) -> Self:
        """Numbers that neither paper nor phone confirmed in time."""
        return self.filter(state=rules.ISSUED, confirm_by__lte=at)


class Ticket(models.Model):
    """A place in one queue (nomor antrean).

    ``sequence`` counts the day's tickets of the queue that gave the number, from 1 and without
    gaps; ``number`` is what people read. ``queue`` and ``offering`` are where it stands now, after
    any transfer; ``position`` and the minutes are what was told when the number was given.
    ``rank_at`` orders the line, ``arrived_at`` (the first arrival) breaks ties. ``promise_minutes``
    is the wait that its queue promised when the number was given: it is judged by that one.
    """

    class State(models.TextChoices):
        ISSUED = rules.ISSUED, _("belum dikonfirmasi")
        WAITING = rules.WAITING, _("menunggu")
        CALLED = rules.CALLED, _("dipanggil")
        SERVING = rules.SERVING, _("dilayani")
        ON_HOLD = rules.ON_HOLD, _("disimpan")
        TRANSFERRED = rules.TRANSFERRED, _("dialihkan")
        DONE = rules.DONE, _("selesai")
        NO_SHOW = rules.NO_SHOW, _("tidak hadir")
        CANCELLED = rules.CANCELLED, _("dibatalkan")
        EXPIRED = rules.EXPIRED, _("hangus saat tutup")
        LAPSED = rules.LAPSED, _("tidak dikonfirmasi")

    class Reason(models.TextChoices):
        NONE = "none", _("tanpa prioritas")
        ELDERLY = "elderly", _("lansia")
        DISABLED = "disabled", _("penyandang disabilitas")
        PREGNANT = "pregnant", _("ibu hamil")
        INFANT = "infant", _("membawa bayi")

    class Delivery(models.TextChoices):
        PHONE = "phone", _("ponsel")
        PAPER = "paper", _("kertas")
        REMOTE = "remote", _("jarak jauh")

    class Outcome(models.TextChoices):
        SERVED = "served", _("Selesai dilayani")
        INCOMPLETE = "incomplete", _("Persyaratan belum lengkap")
        REFERRED = "referred", _("Dirujuk ke tempat lain")
        WITHDRAWN = "withdrawn", _("Pemohon mengurungkan")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=12, default=short_code, editable=False)
    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="tickets")
    visit = models.ForeignKey("queueing.Visit", models.PROTECT, related_name="tickets")
    offering = models.ForeignKey(
        "catalogue.Offering", models.PROTECT, db_index=False, related_name="tickets"
    )
    queue = models.ForeignKey(
        "queueing.Queue", models.PROTECT, db_index=False, related_name="tickets"
    )
    numbered_by = models.ForeignKey(
        "queueing.Queue", models.PROTECT, db_index=False, related_name="numbered"
    )
    day = models.DateField(_("hari"))
    sequence = models.PositiveIntegerField()
    number = models.CharField(_("nomor"), max_length=9)
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.WAITING)
    priority = models.BooleanField(_("prioritas"), default=False)
    priority_reason = models.CharField(
        _("alasan prioritas"), max_length=8, choices=Reason, default=Reason.NONE
    )
    delivery = models.CharField(_("diterima lewat"), max_length=6, choices=Delivery)
    issued_at = models.DateTimeField(_("diambil"))
    arrived_at = models.DateTimeField(_("datang pertama"))
    rank_at = models.DateTimeField(_("urutan"))
    confirm_by = models.DateTimeField(_("konfirmasi sebelum"), null=True, blank=True)
    state_at = models.DateTimeField(_("sejak"))
    counter = models.ForeignKey(
        "places.Counter",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="tickets",
    )
    reserved_for = models.ForeignKey(
        "places.Counter",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="reserved",
    )
    calls = models.PositiveSmallIntegerField(_("dipanggil (kali)"), default=0)
    returns = models.PositiveSmallIntegerField(_("kembali (kali)"), default=0)
    undos = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(_("hasil"), max_length=12, choices=Outcome, blank=True)
    position = models.PositiveIntegerField(null=True)
    likely_minutes = models.PositiveSmallIntegerField(null=True)
    late_minutes = models.PositiveSmallIntegerField(null=True)
    promise_minutes = models.PositiveSmallIntegerField(_("janji tunggu (menit)"), null=True)
    idempotency_key = models.CharField(max_length=80, null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomor antrean")
        verbose_name_plural = _("nomor antrean")
        constraints = [
            models.UniqueConstraint(  # one index finds whole codes and their first letters
                name="queueing_ticket_code_once", fields=["code"], opclasses=["varchar_pattern_ops"]
            ),
            models.UniqueConstraint(
                name="queueing_ticket_number_once_a_day",
                fields=["numbered_by", "day", "sequence"],
            ),
            models.UniqueConstraint(
                name="queueing_ticket_once_per_key", fields=["hall", "idempotency_key"]
            ),
            models.UniqueConstraint(
                name="queueing_ticket_one_at_a_counter",
                fields=["counter"],
                condition=Q(state__in=["called", "serving"]),
            ),
            models.UniqueConstraint(
                name="queueing_ticket_one_of_a_visit_called",
                fields=["visit"],
                condition=Q(state__in=["called", "serving"]),
            ),
            models.CheckConstraint(
                name="queueing_ticket_at_counter_has_counter",
                condition=~Q(state__in=["called", "serving"]) | Q(counter__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="queueing_ticket_line",
                fields=["queue", "day", "rank_at"],
                condition=Q(state__in=["waiting", "transferred"]),
            ),
            models.Index(name="queueing_ticket_hall_day", fields=["hall", "day"]),
            models.Index(
                name="queueing_ticket_reserved",
                fields=["reserved_for"],
                condition=Q(reserved_for__isnull=False),
            ),
            models.Index(
                name="queueing_ticket_unconfirmed",
                fields=["confirm_by"],
                condition=Q(state="issued"),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="only_drawn_arrows",
                field="state",
                transitions=rules.pairs(rules.ARROWS),
                condition=pgtrigger.Condition("NEW.undos <> OLD.undos + 1"),
            ),
            pgtrigger.FSM(
                name="only_drawn_undos",
                field="state",
                transitions=rules.pairs(rules.UNDO_ARROWS),
                condition=pgtrigger.Condition("NEW.undos = OLD.undos + 1"),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("queueing:ticket", args=[self.code])

    @property
    def is_open(self) -> bool:
        """Whether anything can still happen with it today."""
        return self.state in rules.OPEN

    @property
    def place(self) -> rules.Place:
        """Where it stands in its line."""
        return rules.Place(self.pk, self.rank_at, self.arrived_at, self.sequence, self.priority)


class TicketEventQuerySet(models.QuerySet["TicketEvent"]):
    """Events, asked for by who made them."""

    def pressed_at(self, counter: Counter, *, since: datetime) -> Self:
        """What this counter itself did since then.

        Not what a visitor, the worker or another counter did to a ticket that stands there still.
        """
        own = self.filter(hall=counter.hall_id, counter=counter, kind__in=rules.PRESSES)
        return own.filter(at__gte=since)


class TicketEvent(models.Model):
    """One arrow of one ticket: who, when, where, why. Never changed.

    Deleted only together with its whole day, once the hall no longer keeps it (actions.clearing).

    ``before`` and ``after`` keep what else the arrow changed (place, counter, calls), so that the
    last step can be undone and the ticket's state rebuilt from its events alone.
    """

    id = models.BigAutoField(primary_key=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, db_index=False, related_name="events")
    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField(_("waktu"))
    kind = models.CharField(_("kejadian"), max_length=16)
    before_state = models.CharField(_("dari"), max_length=12, blank=True)
    after_state = models.CharField(_("menjadi"), max_length=12)
    actor = models.CharField(_("oleh"), max_length=120)
    counter = models.ForeignKey(
        "places.Counter", models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    queue = models.ForeignKey("queueing.Queue", models.PROTECT, db_index=False, related_name="+")
    reason = models.CharField(_("alasan"), max_length=40, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = TicketEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("riwayat nomor")
        verbose_name_plural = _("riwayat nomor")
        indexes = [
            models.Index(name="queueing_event_ticket", fields=["ticket", "id"]),
            models.Index(name="queueing_event_hall_at", fields=["hall", "at"]),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.at} {self.kind}"


class Call(models.Model):
    """One calling (panggilan) of a ticket at a counter; displays announce them in order of id."""

    id = models.BigAutoField(primary_key=True)
    hall = models.ForeignKey("places.Hall", models.PROTECT, db_index=False, related_name="calls")
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="calling")
    counter = models.ForeignKey(
        "places.Counter", models.PROTECT, db_index=False, related_name="calling"
    )
    number = models.CharField(max_length=9)
    at = models.DateTimeField()
    nth = models.PositiveSmallIntegerField(default=1)
    out_of_order = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("panggilan")
        verbose_name_plural = _("panggilan")
        indexes = [
            models.Index(name="queueing_call_hall", fields=["hall", "-id"]),
            models.Index(name="queueing_call_hall_at", fields=["hall", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} → {self.counter}"
