"""One hall in one cycle: its own word with evidence, and the figures that were computed."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from satuatap.core.ids import uuid7
from satuatap.core.kept import NEVER_EMPTIED
from satuatap.core.uploads.models import Upload
from satuatap.evaluation.models.cycles import Cycle
from satuatap.evaluation.models.frozen import frozen_with_its_cycle


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Assessments, asked for by who may see them."""

    def with_hall(self) -> Self:
        return self.select_related("cycle__version", "hall__region__province")

    def of_evaluator(self, user: Any) -> Self:
        """Those that somebody was assigned to."""
        return self.filter(assignments__evaluator=user.pk, assignments__withdrawn_at=None)


class Assessment(models.Model):
    """A hall in a cycle. ``figures`` holds each computed measure, and from what (queries/known).

    Its hall sends it off once (``sent_at``); what is not said by then stays unsaid.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="assessments")
    hall = models.ForeignKey(
        "places.Hall", models.PROTECT, verbose_name=_("mal"), related_name="assessments"
    )
    sent_at = models.DateTimeField(_("dikirim"), null=True, blank=True)
    sent_by = models.CharField(_("oleh"), max_length=120, blank=True)
    figures = models.JSONField(_("angka"), default=dict)
    computed_at = models.DateTimeField(_("dihitung"), null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("penilaian mal")
        verbose_name_plural = _("penilaian mal")
        ordering = ["cycle", "hall"]
        constraints = [
            models.UniqueConstraint(name="evaluation_hall_once", fields=["cycle", "hall"])
        ]
        triggers = [
            frozen_with_its_cycle("assessment_stays", of="NEW.cycle_id", old="OLD.cycle_id"),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SelfAnswer(models.Model):
    """What a hall says of itself on one indicator: a level with its reason and evidence.

    ``draft`` is the key under which its files come in.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers")
    indicator = models.SlugField(_("indikator"), max_length=40)
    level = models.PositiveSmallIntegerField(_("tingkat"))
    reason = models.TextField(_("penjelasan"), blank=True)
    draft = models.UUIDField(editable=False)
    said_at = models.DateTimeField(_("dijawab"))
    said_by = models.CharField(_("oleh"), max_length=120)

    class Meta:
        verbose_name = _("jawaban mandiri")
        verbose_name_plural = _("jawaban mandiri")
        constraints = [
            models.UniqueConstraint(
                name="evaluation_answer_once", fields=["assessment", "indicator"]
            ),
            models.CheckConstraint(
                name="evaluation_answer_level", condition=Q(level__gte=0, level__lte=10)
            ),
        ]
        triggers = [frozen_with_its_cycle("answer_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.level}"


class Evidence(models.Model):
    """One file that shows what a hall says."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="evidence")
    indicator = models.SlugField(_("indikator"), max_length=40)
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("bukti")
        verbose_name_plural = _("bukti")
        ordering = ["assessment", "indicator", "at", "pk"]
        triggers = [frozen_with_its_cycle("evidence_stays"), NEVER_EMPTIED]

    def __str__(self) -> str:
        return str(self.upload_id)
