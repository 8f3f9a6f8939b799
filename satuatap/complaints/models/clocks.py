"""The stored clocks of complaints: a term, what was done to it, and until when."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.complaints.models.complaints import Complaint
from satuatap.complaints.models.marks import Purpose
from satuatap.core.clocks import ClockEvent, Term, Unit, Verb
from satuatap.core.clocks.terms import Counting
from satuatap.core.ids import uuid7

RUNNING = Q(ended_at=None, paused_at=None)


class ComplaintClockQuerySet(models.QuerySet["ComplaintClock"]):
    """Clocks, asked for in the words of the sweep."""

    def running(self) -> Self:
        return self.filter(RUNNING)

    def breached(self, at: datetime) -> Self:
        """Running, past due, and nobody has been called in for it."""
        return self.running().filter(due_at__lt=at, breached_at=None)


class ComplaintClock(models.Model):
    """One clock of one complaint; at most one of them runs, the others stand still or are over.

    ``verbs`` are the clock's events as [verb, moment, reason]. The last clock on the uppermost
    level runs on after its breach: there is nobody above to call.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="clocks")
    purpose = models.CharField(_("untuk"), max_length=12, choices=Purpose)
    amount = models.PositiveSmallIntegerField(_("jumlah"))
    unit = models.CharField(_("satuan"), max_length=12)
    rule = models.CharField(_("cara hitung"), max_length=20)
    verbs = models.JSONField(default=list)
    due_at = models.DateTimeField(_("tenggat"))
    started_at = models.DateTimeField(_("mulai"))
    paused_at = models.DateTimeField(_("berhenti sementara"), null=True, blank=True)
    breached_at = models.DateTimeField(_("lewat tenggat"), null=True, blank=True)
    ended_at = models.DateTimeField(_("berakhir"), null=True, blank=True)

    objects = ComplaintClockQuerySet.as_manager()

    class Meta:
        verbose_name = _("tenggat laporan")
        verbose_name_plural = _("tenggat laporan")
        indexes = [
            models.Index(
                name="complaints_clock_due",
                fields=["due_at"],
                condition=RUNNING & Q(breached_at=None),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="complaints_clock_one_runs", fields=["complaint"], condition=RUNNING
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.due_at}"

    @property
    def term(self) -> Term:
        """How long it may take."""
        return Term(self.amount, Unit(self.unit), Counting(self.rule))

    @property
    def events(self) -> tuple[ClockEvent, ...]:
        """What was done to it."""
        return tuple(
            ClockEvent(Verb(verb), datetime.fromisoformat(moment), reason)
            for verb, moment, reason in self.verbs
        )

    def say(self, verb: Verb, *, at: datetime, reason: str = "") -> None:
        """Add one verb (the caller saves)."""
        self.verbs = [*self.verbs, [verb.value, at.isoformat(), reason]]
