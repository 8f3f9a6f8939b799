"""Cases: a hall was warned, and what followed, step by step."""

from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.evaluation.rules import CaseStep, Outcome, pairs

OPEN = ~Q(step=CaseStep.CLOSED)


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, asked for in the words of the ministry."""

    def open(self) -> Self:
        return self.filter(OPEN)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due__lt=today)

    def with_hall(self) -> Self:
        return self.select_related("hall__region__province")


class Case(models.Model):
    """One warning to one hall by one rule; ``facts`` are what raised it, as they were that day.

    A hall has one open case of a rule at most. ``due`` is the date of the step that runs.
    """

    class Steps(models.TextChoices):
        NOTICE = CaseStep.NOTICE.value, _("Pemberitahuan")
        PLAN = CaseStep.PLAN.value, _("Rencana perbaikan")
        VISIT = CaseStep.VISIT.value, _("Kunjungan pembinaan")
        RECHECK = CaseStep.RECHECK.value, _("Pemeriksaan ulang")
        PROPOSAL = CaseStep.PROPOSAL.value, _("Usul penurunan status")
        DECISION = CaseStep.DECISION.value, _("Keputusan")
        CLOSED = CaseStep.CLOSED.value, _("Selesai")

    class Outcomes(models.TextChoices):
        MENDED = Outcome.MENDED.value, _("Sudah diperbaiki")
        DOWNGRADED = Outcome.DOWNGRADED.value, _("Diturunkan")
        WITHDRAWN = Outcome.WITHDRAWN.value, _("Dicabut")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    hall = models.ForeignKey(
        "places.Hall", models.PROTECT, verbose_name=_("mal"), related_name="warnings"
    )
    rule = models.SlugField(_("aturan"), max_length=40)
    facts = models.JSONField(_("dasar"), default=dict)
    step = models.CharField(_("tahap"), max_length=8, choices=Steps, default=Steps.NOTICE)
    outcome = models.CharField(_("hasil"), max_length=10, choices=Outcomes, blank=True)
    due = models.DateField(_("batas"), null=True, blank=True)
    raised_at = models.DateTimeField(_("dibuka"))
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("kasus pembinaan")
        verbose_name_plural = _("kasus pembinaan")
        ordering = ["-raised_at"]
        indexes = [models.Index(name="evaluation_case_open", fields=["due"], condition=OPEN)]
        constraints = [
            models.UniqueConstraint(
                name="evaluation_case_one_open", fields=["hall", "rule"], condition=OPEN
            ),
            models.CheckConstraint(
                name="evaluation_case_closed_how",
                condition=Q(step="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(step="closed") & Q(closed_at=None, outcome=""),
            ),
        ]
        triggers = [
            NEVER_EMPTIED,
            pgtrigger.FSM(name="only_drawn_arrows", field="step", transitions=pairs()),
            pgtrigger.Protect(name="case_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="why_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.hall_id, OLD.rule, OLD.facts, OLD.raised_at) IS DISTINCT FROM"
                    " (NEW.hall_id, NEW.rule, NEW.facts, NEW.raised_at))"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.get_step_display()}"

    @property
    def is_open(self) -> bool:
        """Whether something still has to be done."""
        return self.step != CaseStep.CLOSED


class CaseEvent(models.Model):
    """One thing that was done in a case. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    step = models.CharField(_("tahap"), max_length=8, choices=Case.Steps)
    text = models.TextField(_("catatan"), blank=True)
    due = models.DateField(_("batas"), null=True, blank=True)
    at = models.DateTimeField(_("waktu"))
    actor = models.CharField(_("oleh"), max_length=120)
    document = models.ForeignKey(
        "documents.IssuedDocument", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("riwayat kasus")
        verbose_name_plural = _("riwayat kasus")
        ordering = ["case", "at", "pk"]
        triggers = [
            pgtrigger.Protect(name="event_stays", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.at}"
