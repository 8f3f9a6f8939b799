"""Cycles: all halls are judged once, by one instrument, for one period, with deadlines."""

from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.evaluation.models.instruments import InstrumentVersion
from satuatap.evaluation.rules import Instrument, Step, arrows


class CycleQuerySet(models.QuerySet["Cycle"]):
    """Cycles, asked for by who may see them."""

    def published(self) -> Self:
        return self.filter(step=Step.PUBLISHED)

    def running(self) -> Self:
        """Those that have begun and are not out yet."""
        return self.exclude(step__in=[Step.PLANNED, Step.PUBLISHED])

    def with_instrument(self) -> Self:
        return self.select_related("version")


class Cycle(models.Model):
    """One cycle. ``since`` to ``until`` is the period that figures speak of.

    The fields ending in ``_by`` are the last days of its steps. ``is_example`` is said on every
    page: its figures were made up.
    """

    class Steps(models.TextChoices):
        PLANNED = Step.PLANNED.value, _("Direncanakan")
        SELF = Step.SELF.value, _("Penilaian mandiri")
        DESK = Step.DESK.value, _("Penelaahan dokumen")
        VISIT = Step.VISIT.value, _("Kunjungan lapangan")
        MODERATION = Step.MODERATION.value, _("Moderasi")
        OBJECTION = Step.OBJECTION.value, _("Masa sanggah")
        DECISION = Step.DECISION.value, _("Penetapan")
        PUBLISHED = Step.PUBLISHED.value, _("Diumumkan")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(_("alamat"), max_length=40, unique=True)
    title = models.CharField(_("judul"), max_length=120)
    version = models.ForeignKey(
        InstrumentVersion, models.PROTECT, verbose_name=_("instrumen"), related_name="cycles"
    )
    since = models.DateField(_("dari"))
    until = models.DateField(_("sampai"))
    step = models.CharField(_("tahap"), max_length=10, choices=Steps, default=Steps.PLANNED)
    self_by = models.DateField(_("penilaian mandiri sampai"))
    desk_by = models.DateField(_("penelaahan sampai"))
    visit_by = models.DateField(_("kunjungan sampai"))
    moderation_by = models.DateField(_("moderasi sampai"))
    objection_by = models.DateField(_("sanggahan sampai"))
    is_example = models.BooleanField(_("contoh"), default=False)
    opened_at = models.DateTimeField(_("dibuka"))
    opened_by = models.CharField(_("oleh"), max_length=120)
    moved_at = models.DateTimeField(_("tahap sejak"))
    published_at = models.DateTimeField(_("diumumkan"), null=True, blank=True)

    objects = CycleQuerySet.as_manager()

    class Meta:
        verbose_name = _("siklus penilaian")
        verbose_name_plural = _("siklus penilaian")
        ordering = ["-until", "code"]
        constraints = [
            models.CheckConstraint(
                name="evaluation_cycle_period",
                condition=Q(since__lte=F("until")),
                violation_error_message=_("Periode berakhir sebelum mulai."),
            ),
            models.CheckConstraint(
                name="evaluation_cycle_deadlines_in_order",
                condition=Q(self_by__lt=F("desk_by"))
                & Q(desk_by__lt=F("visit_by"))
                & Q(visit_by__lt=F("moderation_by"))
                & Q(moderation_by__lt=F("objection_by")),
                violation_error_message=_("Batas setiap tahap harus sesudah tahap sebelumnya."),
            ),
            models.CheckConstraint(
                name="evaluation_cycle_published_at",
                condition=Q(step="published", published_at__isnull=False)
                | ~Q(step="published") & Q(published_at=None),
            ),
        ]
        triggers = [
            NEVER_EMPTIED,
            pgtrigger.FSM(name="one_step_on", field="step", transitions=arrows()),
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__step="published"),
            ),
            pgtrigger.Protect(
                name="begun_stays",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__step="planned"),
            ),
            pgtrigger.Protect(
                name="what_is_judged_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "(OLD.step <> 'planned' AND (OLD.version_id, OLD.since, OLD.until,"
                    " OLD.is_example) IS DISTINCT FROM"
                    " (NEW.version_id, NEW.since, NEW.until, NEW.is_example))"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def instrument(self) -> Instrument:
        """What it asks."""
        return self.version.instrument

    @property
    def deadlines(self) -> dict[str, date]:
        """The last day of each step that has one."""
        return {
            Step.SELF.value: self.self_by,
            Step.DESK.value: self.desk_by,
            Step.VISIT.value: self.visit_by,
            Step.MODERATION.value: self.moderation_by,
            Step.OBJECTION.value: self.objection_by,
        }

    @property
    def due(self) -> date | None:
        """The last day of the step that runs."""
        return self.deadlines.get(self.step)

    @property
    def is_published(self) -> bool:
        """Whether everybody may read its results."""
        return self.step == Step.PUBLISHED

    def is_over(self, today: date) -> bool:
        """Whether the running step's last day has passed."""
        return self.due is not None and self.due < today


class DayMoved(models.Model):
    """The last day of a step was moved: from when to when, and why. Rows are only added."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="days_moved")
    step = models.CharField(_("tahap"), max_length=10, choices=Cycle.Steps)
    old = models.DateField(_("dari"))
    new = models.DateField(_("menjadi"))
    because = models.CharField(_("alasan"), max_length=300)
    at = models.DateTimeField(_("waktu"))
    actor = models.CharField(_("oleh"), max_length=120)

    class Meta:
        verbose_name = _("perubahan batas tahap")
        verbose_name_plural = _("perubahan batas tahap")
        ordering = ["cycle", "at", "pk"]
        constraints = [
            models.CheckConstraint(name="evaluation_day_moved_says_why", condition=~Q(because=""))
        ]
        triggers = [
            pgtrigger.Protect(name="move_stays", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.old} → {self.new}"
